//! Bindings within options and items that stand in the document, into which the validator does not look.

use super::component_view::{ComponentView, Referred, field_names};
use crate::expression::{Area, Reference};
use crate::read::{Kind, Member, Object, Value};

pub(super) fn check(view: &mut ComponentView<'_, '_>) {
    let component = view.component;
    let lists = component.kind.component().properties.iter();
    let lists = lists.filter(|row| row.items.is_some());
    for list in lists.filter_map(|row| super::items(component, row.name)) {
        for item in list.iter().filter_map(Value::as_object) {
            members(view, item);
        }
    }
}

fn members(view: &mut ComponentView<'_, '_>, object: &Object<'_>) {
    // Actions have checks of their own.
    let shown = object
        .members()
        .filter(|member| !member.key().as_str().starts_with("on-"));
    for member in shown {
        match member.value().kind() {
            Kind::Object(inner) => members(view, inner),
            Kind::String(text) => {
                if let Some(Ok(reference)) = Reference::in_text(text) {
                    bound(view, member, reference);
                }
            }
            _ => {}
        }
    }
}

fn bound(view: &mut ComponentView<'_, '_>, member: &Member<'_>, reference: Reference<'_>) {
    let span = member.value().span();
    let key = member.key();
    let wanted = if key == "enabled" {
        "boolean"
    } else {
        "string"
    };
    match view.referred(reference) {
        None => {
            let otherwise = "declare it, or write the text here";
            let screen = view.screen;
            let inputs = screen.components.iter();
            let inputs = inputs.filter_map(|input| Some(input.name()?.as_str()));
            let help = match reference.area {
                Area::Data => view.nearest_or(reference.path, field_names(screen), otherwise),
                Area::Form => view.nearest_or(reference.path, inputs, otherwise),
            };
            view.breaks(
                span,
                format!("`{reference}` leads to nothing, so that the phone shows no `{key}` here"),
                help,
            );
        }
        Some(Referred::Field(field)) => {
            let found = field.kind().filter(|found| *found != wanted);
            if let Some(found) = found.filter(|_| key != "tags") {
                view.breaks(
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
