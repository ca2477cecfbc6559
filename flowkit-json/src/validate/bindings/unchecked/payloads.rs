//! What Meta's validator lets a payload bring: references deep within a value, and expressions that mean one thing to it and
//! another to the phone.

use std::cell::Cell;

use super::texts::mixed;
use crate::catalogue::gate;
use crate::document::Component;
use crate::expression::{Expression, Fault, Reference};
use crate::finding::Level;
use crate::read::{Kind, Object, Value};
use crate::validate::bindings::number_inputs::{check_handed_on, check_kept_as_data};
use crate::validate::bindings::pass::{Bound, Pass};

/// Checks the payloads of a component's actions, and of those of the items that it lists.
pub(super) fn check(pass: &mut Pass<'_, '_>, component: &Component<'_>) {
    let screen = pass.document.screen_at(component.screen);
    for action in screen
        .map(|screen| screen.actions_by(component))
        .unwrap_or_default()
        .iter()
    {
        payload(
            pass,
            component.screen,
            &action.object,
            action.item_of.is_some(),
        );
    }
}

fn payload(pass: &mut Pass<'_, '_>, screen: usize, action: &Object<'_>, is_item: bool) {
    let name = action.get("name").and_then(Value::as_str);
    let navigates = name == Some("navigate");
    let payload = action.get("payload").and_then(Value::as_object);
    for member in payload.map(Object::members).unwrap_or_default() {
        let value = member.value();
        match pass.bound_value(value) {
            None => nested(pass, screen, value),
            Some(Bound::Literal | Bound::Blank) => mixed(pass, value),
            Some(Bound::Reference(reference)) if navigates => {
                check_handed_on(pass, screen, action, member, reference);
            }
            Some(Bound::Reference(reference)) if name == Some("update_data") => {
                check_kept_as_data(pass, screen, member, reference);
            }
            // Meta's validator does not look at the actions of single items, so that it misunderstands nothing there.
            Some(Bound::Expression(inner)) if navigates && !is_item => {
                local_in_expression(pass, screen, action, inner, value);
            }
            Some(_) => {}
        }
    }
}

/// Warns of references within an object or an array that lead to nothing: the phone leaves their members out.
fn nested(pass: &mut Pass<'_, '_>, screen: usize, value: &Value<'_>) {
    match value.kind() {
        Kind::String(text) => match pass.bound(text) {
            Bound::Reference(reference) => {
                if let Err(fault) = pass.resolve(screen, reference) {
                    pass.note(Level::Warning, value.span(), &fault);
                }
            }
            Bound::Malformed => {
                pass.note(Level::Warning, value.span(), &Fault::malformed_reference());
            }
            Bound::Literal | Bound::Blank => mixed(pass, value),
            Bound::Expression(_) => {}
        },
        Kind::Array(items) => items.iter().for_each(|item| nested(pass, screen, item)),
        Kind::Object(object) => {
            let members = object.members();
            members.for_each(|member| nested(pass, screen, member.value()));
        }
        _ => {}
    }
}

/// Warns of local references, such as `${form.age}`, in an expression that goes to the next screen: Meta's validator looks for
/// them there, the phone on this screen. Where the next screen has none of the name, Meta's validator refuses the expression,
/// which `bindings/navigate.rs` tells.
fn local_in_expression(
    pass: &mut Pass<'_, '_>,
    screen: usize,
    action: &Object<'_>,
    inner: &str,
    value: &Value<'_>,
) {
    let next = action
        .get("next")
        .and_then(|next| next.get("name")?.as_str());
    let target = next.and_then(|next| pass.document.screen_index(next));
    let passes = target.is_some_and(|target| pass.expression_type(inner, target).is_ok());
    if !passes || pass.is_left_to_the_phone(gate::SCREEN_PAYLOAD_EXPRESSIONS) {
        return;
    }
    let local = Cell::new(None);
    let Ok(expression) = Expression::parse(inner) else {
        return;
    };
    let _ = expression.type_of(&|reference| {
        if reference.screen.is_none() {
            local.set(local.get().or(Some(reference)));
        }
        pass.type_of(screen, reference)
    });
    let Some(local) = local.get() else {
        return;
    };
    let here = pass
        .document
        .screen_at(screen)
        .map_or("", |screen| screen.id().as_str());
    let global = Reference {
        screen: Some(here),
        ..local
    };
    let message = format!(
        "in an expression for another screen, `{local}` is of that screen to the validator and of this one to the phone"
    );
    let fault = Fault::new(message).with_help(format!("write `{global}`"));
    pass.note(Level::Warning, value.span(), &fault);
}
