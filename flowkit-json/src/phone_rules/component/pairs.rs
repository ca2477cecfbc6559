//! What properties of a component ask of each other.

use super::super::json::{Json, JsonKind};
use super::super::trail::Trail;
use super::judge::{ID, Judge, given};
use super::properties::Properties;
use super::rule::ComponentRule;
use crate::catalogue::Kind;
use crate::catalogue::slots::OPTIONS;

pub(super) fn check<'j>(judge: &mut Judge, resolved: &impl Properties<'j>) {
    limits(judge, resolved);
    required(judge, resolved);
    match judge.kind {
        Kind::Footer => captions(judge, resolved),
        Kind::EmbeddedLink => address(judge, resolved),
        _ => {}
    }
}

/// The lower limit is not above the upper one. What is left out has the limit that the phone takes.
fn limits<'j>(judge: &mut Judge, resolved: &impl Properties<'j>) {
    let component = judge.kind.component();
    let number = |name: &str| match given(resolved, name).map(Json::kind) {
        Some(JsonKind::Number(number)) => Some(number),
        Some(_) => None,
        None => {
            let default = component.property(name)?.default?;
            default.as_number().map(f64::from)
        }
    };
    for row in component.properties {
        let Some(limit) = row.not_above else {
            continue;
        };
        let (Some(low), Some(high)) = (number(row.name), number(limit.other)) else {
            continue;
        };
        if low > high {
            judge.fault(
                ComponentRule::MinAboveMax,
                &Trail::Root("").key(row.name),
                |path| {
                    format!(
                        "`{path}` is {low}, more than `{}`, which is {high}: the Footer stays disabled for good",
                        limit.other
                    )
                },
            );
        }
    }
}

/// An input that must be filled in can be.
fn required<'j>(judge: &mut Judge, resolved: &impl Properties<'j>) {
    let is = |name: &str, truth: bool| {
        given(resolved, name).is_some_and(|value| value.kind() == JsonKind::Bool(truth))
    };
    // A calendar for a range says so for each of its ends.
    let half_is_required = || {
        given(resolved, "required").is_some_and(|halves| {
            halves
                .members()
                .any(|(_, half)| half.kind() == JsonKind::Bool(true))
        })
    };
    let hindrance = ["visible", "enabled"]
        .into_iter()
        .find(|name| is(name, false));
    let Some(hindrance) = hindrance else {
        return;
    };
    if is("required", true) || half_is_required() {
        judge.fault(
            ComponentRule::RequiredNotUsable,
            &Trail::Root("").key("required"),
            |path| {
                format!("`{path}` asks for what nobody can fill in, since `{hindrance}` is false")
            },
        );
    }
}

/// Two captions at the sides or one in the centre.
fn captions<'j>(judge: &mut Judge, resolved: &impl Properties<'j>) {
    let has = |name: &str| given(resolved, name).is_some();
    let (left, centre, right) = (
        has("left-caption"),
        has("center-caption"),
        has("right-caption"),
    );
    let at_fault = match (left, centre, right) {
        (true, _, false) => "left-caption",
        (false, _, true) => "right-caption",
        (true, true, true) => "center-caption",
        _ => return,
    };
    judge.fault(
        ComponentRule::FooterCaptions,
        &Trail::Root("").key(at_fault),
        |path| {
            format!(
                "`{path}` cannot stand like this: a Footer has `left-caption` and `right-caption`, or `center-caption` alone"
            )
        },
    );
}

/// The address of a link is a secure one.
fn address<'j>(judge: &mut Judge, resolved: &impl Properties<'j>) {
    const CLICK: &str = "on-click-action";
    let Some(action) = given(resolved, CLICK) else {
        return;
    };
    let text = |key: &str| match action.get(key).map(Json::kind) {
        Some(JsonKind::Text(text)) => Some(text),
        _ => None,
    };
    if text("name") != Some("open_url") {
        return;
    }
    let is_secure = |url: &str| {
        let scheme = url.get(.."https://".len());
        scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"))
    };
    if text("url").is_some_and(|url| !is_secure(url)) {
        let root = Trail::Root("");
        let action = root.key(CLICK);
        judge.fault(
            ComponentRule::OpenUrlHttpsOnly,
            &action.key("url"),
            |path| format!("`{path}` must begin with `https://`"),
        );
    }
}

/// The value that an input kept, which may be from another screen, an answer or an earlier list of options.
pub(super) fn value<'j, P: Properties<'j>>(judge: &mut Judge, resolved: &P, value: P::Json) {
    let found = value.kind();
    let wanted = match (judge.kind, found) {
        (_, JsonKind::Null)
        | (Kind::CheckboxGroup, JsonKind::List)
        | (Kind::OptIn, JsonKind::Bool(_))
        | (Kind::TextInput | Kind::TextArea, JsonKind::Text(_) | JsonKind::Number(_)) => None,
        (Kind::CheckboxGroup, _) => Some("an array"),
        (Kind::OptIn, _) => Some("a boolean"),
        (Kind::TextInput | Kind::TextArea, _) => Some("a string or a number"),
        _ => None,
    };
    if let Some(wanted) = wanted {
        let kind = judge.kind;
        judge.fault(
            ComponentRule::KeptValueWrongType,
            &Trail::Root("value"),
            |path| {
                let found = found.name();
                format!("`{path}`, which this {kind} kept, must be {wanted}, not {found}")
            },
        );
    }
    disabled_option(judge, resolved, value);
}

/// What is chosen can be chosen.
fn disabled_option<'j, P: Properties<'j>>(judge: &mut Judge, resolved: &P, value: P::Json) {
    let Some(options) = given(resolved, OPTIONS) else {
        return;
    };
    let member = |option: P::Json, key: &str| option.get(key).map(Json::kind);
    let is_chosen =
        |id: JsonKind<'j>| value.kind() == id || value.items().any(|chosen| chosen.kind() == id);
    let disabled = options.items().position(|option| {
        member(option, "enabled") == Some(JsonKind::Bool(false))
            && member(option, ID).is_some_and(|id| matches!(id, JsonKind::Text(_)) && is_chosen(id))
    });
    if let Some(index) = disabled {
        let root = Trail::Root("");
        judge.fault(
            ComponentRule::DisabledOptionSelected,
            &root.key(OPTIONS).index(index),
            |path| format!("`{path}` is chosen, and disabled: enable it, or choose another one"),
        );
    }
}
