//! Bindings within options and items that stand in the document, into which the validator does not look.

use super::component_view::{Look, Referred, field_names};
use crate::expression::{Area, Reference};
use crate::read::{Kind, Member, Object, Value};

const LISTS: [&str; 3] = ["data-source", "list-items", "images"];

pub(super) fn check(look: &mut Look<'_, '_>) {
    for list in LISTS
        .iter()
        .filter_map(|list| super::items(look.component, list))
    {
        for item in list.iter().filter_map(Value::as_object) {
            members(look, item);
        }
    }
}

fn members(look: &mut Look<'_, '_>, object: &Object<'_>) {
    // Actions have checks of their own.
    let shown = object
        .members()
        .filter(|member| !member.key().as_str().starts_with("on-"));
    for member in shown {
        match member.value().kind() {
            Kind::Object(inner) => members(look, inner),
            Kind::String(text) => {
                if let Some(Ok(reference)) = Reference::in_text(text) {
                    bound(look, member, reference);
                }
            }
            _ => {}
        }
    }
}

fn bound(look: &mut Look<'_, '_>, member: &Member<'_>, reference: Reference<'_>) {
    let span = member.value().span();
    let key = member.key();
    let wanted = if key == "enabled" {
        "boolean"
    } else {
        "string"
    };
    match look.referred(reference) {
        None => {
            let otherwise = "declare it, or write the text here";
            let screen = look.screen;
            let inputs = screen.components.iter();
            let inputs = inputs.filter_map(|input| Some(input.name()?.as_str()));
            let help = match reference.area {
                Area::Data => look.nearest_or(reference.path, field_names(screen), otherwise),
                Area::Form => look.nearest_or(reference.path, inputs, otherwise),
            };
            look.breaks(
                span,
                format!("`{reference}` leads to nothing, so that the phone shows no `{key}` here"),
                help,
            );
        }
        Some(Referred::Field(field)) => {
            let found = field.kind().filter(|found| *found != wanted);
            if let Some(found) = found.filter(|_| key != "tags") {
                look.breaks(
                    span,
                    format!(
                        "`{reference}` is declared as {found}, and `{key}` takes a {wanted}: the phone shows an error in \
                         place of the screen"
                    ),
                    "declare it otherwise, or send the text that is to be shown",
                );
            }
        }
        Some(Referred::Input(_)) => {}
    }
}
