//! Payloads that do not arrive as they are written.

use super::component_view::{ComponentView, Referred};
use crate::catalogue::Kind;
use crate::expression::{Area, Reference};
use crate::read::{Member, Object, Value};

/// We look at no more names of required fields than these for a value: real documents have far fewer.
const MOST_REQUIRED: usize = 500;

pub(super) fn check(view: &mut ComponentView<'_, '_>) {
    for action in view.screen.actions_by(view.component) {
        check_action(view, &action.object);
    }
}

fn check_action(view: &mut ComponentView<'_, '_>, action: &Object<'_>) {
    let name = action
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let payload = action.get("payload").and_then(Value::as_object);
    for member in payload.map(Object::members).unwrap_or_default() {
        if member.key().as_str().starts_with("on-") && holds_binding(view, member.value()) {
            view.breaks(
                member.key().span(),
                "the phone takes keys that begin with `on-` for actions, and sends what stands here as it is written",
                "give the key another name",
            );
        }
        match name {
            "complete" => flow_token(view, member),
            "navigate" => needed_there(view, action, member),
            _ => {}
        }
    }
}

fn holds_binding(view: &ComponentView<'_, '_>, value: &Value<'_>) -> bool {
    let items = value.as_array().unwrap_or_default().iter();
    let members = value.as_object().map(Object::members).unwrap_or_default();
    let mut inner = items.chain(members.map(Member::value));
    view.is_bound(value) || inner.any(|value| holds_binding(view, value))
}

fn flow_token(view: &mut ComponentView<'_, '_>, member: &Member<'_>) {
    let key = member.key();
    if key == "flow_token" {
        view.warn(
            key.span(),
            "the phone puts the flow's own token in this place, whatever stands here",
            "leave it out, or use another key for a value of your own",
        );
    }
}

/// What the next screen cannot do without must be there.
fn needed_there(view: &mut ComponentView<'_, '_>, action: &Object<'_>, member: &Member<'_>) {
    let key = member.key().as_str();
    let next = action
        .get("next")
        .and_then(|next| next.get("name")?.as_str());
    let Some(target) = next.and_then(|next| view.flow.screen(next)) else {
        return;
    };
    let Some(Ok(reference)) = member.value().as_str().and_then(Reference::in_text) else {
        return;
    };
    if reference.area != Area::Form {
        return;
    }
    let data = target.object.get("data");
    let required = data.and_then(|data| data.get("required")?.as_array());
    let names = required.unwrap_or_default().iter().take(MOST_REQUIRED);
    let needed = names.filter_map(Value::as_str).any(|name| name == key);
    if !needed {
        return;
    }
    let Some(Referred::Input(input)) = view.referred(reference) else {
        return;
    };
    let own = |property: &str| input.get(property).and_then(Value::as_bool);
    let by_footer = view.is(Kind::Footer);
    let sure = by_footer
        && !input.is_in_branch()
        && own("required") == Some(true)
        && own("visible") != Some(false);
    let starts_filled =
        input.get("init-value").is_some() || input.is_in_form() && view.is_filled_by_form(input);
    if sure || starts_filled {
        return;
    }
    let id = target.id();
    view.breaks(
        member.value().span(),
        format!(
            "`{reference}` is missing until the user has filled it in, and `{id}` lists `{key}` in `data.required`: the \
             phone then shows an error in place of that screen"
        ),
        format!("require the input, give it an initial value, or take `{key}` out of `required`"),
    );
}
