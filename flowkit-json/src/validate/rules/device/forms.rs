//! The values and error messages that inputs start with, as the phone fills them in.

use super::component_view::{ComponentView, Referred, field_names};
use crate::catalogue::Kind;
use crate::document::Component;
use crate::expression::{Reference, in_backticks};
use crate::finding::Level;
use crate::read::{Member, Object, Span, Value};

pub(super) fn check(view: &mut ComponentView<'_, '_>) {
    if view.is(Kind::Form) {
        for property in ["init-values", "error-messages"] {
            whole_object(view, property);
        }
        messages_of_form(view);
        reset_by_answers(view);
    } else if let Some(message) = view.get("error-message") {
        message_of(view, message, view.component.is_in_branch(), Level::Warning);
    }
}

/// A binding of the whole object leads to an object that the screen declares.
fn whole_object(view: &mut ComponentView<'_, '_>, property: &str) {
    let Some(value) = view.get(property) else {
        return;
    };
    let Some(Ok(reference)) = value.as_str().and_then(Reference::in_text) else {
        return;
    };
    let fault = match view.referred(reference) {
        Some(Referred::Field(field)) => match field.kind() {
            None | Some("object") => return,
            Some(other) => {
                format!("`{reference}` is declared as {other}, and `{property}` takes an object")
            }
        },
        Some(Referred::Input(_)) => {
            format!("`{reference}` is the value of one input, and `{property}` takes an object")
        }
        None => format!("`{reference}` leads to nothing, so that the phone fills nothing in"),
    };
    let screen = view.screen;
    let help = view.nearest_or(
        reference.path,
        field_names(screen),
        "declare it in the screen's `data` as an object, with a property for each input",
    );
    view.breaks(value.span(), fault, help);
}

fn messages_of_form(view: &mut ComponentView<'_, '_>) {
    let messages = view.get("error-messages").and_then(Value::as_object);
    let members = || messages.map(Object::members).unwrap_or_default();
    let plainly_bound = |member: &Member<'_>| {
        let text = member.value().as_str();
        text.is_some_and(|text| Reference::in_text(text).is_some())
    };
    let any_bound = members().any(plainly_bound);
    for member in members() {
        let name = member.key();
        let named = |component: &&Component<'_>| {
            component.kind != Kind::Form && component.name().is_some_and(|own| own == name.as_str())
        };
        let Some(input) = view.screen.components.iter().find(named) else {
            let known = view
                .screen
                .components
                .iter()
                .filter(|input| input.kind != Kind::Form);
            let names = known.filter_map(|input| Some(input.name()?.as_str()));
            let help = view.nearest_or(
                name.as_str(),
                names,
                "name an input of this screen, or leave it out",
            );
            view.breaks(
                name.span(),
                format!("this error message is never shown: the screen has no input `{name}`"),
                help,
            );
            continue;
        };
        let in_branch = input.is_in_branch();
        if !message_of(view, member.value(), in_branch, Level::Device) && !any_bound {
            let value = member.value();
            let text = value.as_str().unwrap_or_default();
            if view.flow.has_expressions() && in_backticks(text).is_some() {
                view.breaks(
                    value.span(),
                    "the phone works messages in backticks out when the screen is first shown, and not again when an \
                     answer comes",
                    "bind it to a field of data alone, such as `${data.name_error}`, and put the text together in the \
                     endpoint",
                );
            }
        }
    }
}

/// Whether a message was found to be never shown, or always. How much the latter weighs is `always`: that the phone takes
/// the property of a component as it takes those of a Form is less sure.
fn message_of(
    view: &mut ComponentView<'_, '_>,
    message: &Value<'_>,
    in_branch: bool,
    always: Level,
) -> bool {
    if in_branch {
        view.breaks(
            message.span(),
            "the phone shows error messages at inputs outside of If and Switch only, so that this one never shows",
            "move the input out of the If or Switch and bind its `visible`, or let the answer set `error_message`",
        );
        return true;
    }
    let Some(text) = fixed_text(view, message) else {
        return false;
    };
    view.report(
        always,
        text,
        "this message shows as soon as the screen opens, and the Footer stays disabled until the user has been in the \
         field",
        "bind it to a field of data that is empty until something is wrong; what an input asks for goes in \
         `helper-text`",
    );
    true
}

/// The first text within a message that is no binding and not blank.
fn fixed_text(view: &ComponentView<'_, '_>, message: &Value<'_>) -> Option<Span> {
    if let Some(text) = message.as_str() {
        return (!view.is_bound(message) && !text.is_empty()).then(|| message.span());
    }
    let halves = message.as_object().map(Object::members).unwrap_or_default();
    let mut halves = halves.map(Member::value);
    halves.find_map(|half| fixed_text(view, half))
}

/// One binding makes the phone work all initial values out anew with every answer, and an answer's values win over what
/// was typed.
fn reset_by_answers(view: &mut ComponentView<'_, '_>) {
    let Some(values) = view.get("init-values").and_then(Value::as_object) else {
        return;
    };
    let refreshes = view.screen.components.iter().any(|component| {
        let action = component.get("on-select-action");
        action.and_then(|action| action.get("name")?.as_str()) == Some("data_exchange")
    });
    let bound = |member: &Member<'_>| {
        let text = member.value().as_str();
        text.is_some_and(|text| Reference::in_text(text).is_some())
    };
    if !refreshes || !values.members().any(bound) {
        return;
    }
    let fixed = values
        .members()
        .find(|member| !view.is_bound(member.value()));
    if let Some(member) = fixed {
        let name = member.key();
        view.report(
            Level::Warning,
            member.value().span(),
            format!(
                "because another initial value is bound, each answer on this screen puts `{name}` back to this, whatever \
                 the user chose"
            ),
            format!("bind `{name}` to data as well, and let the endpoint send back what it got"),
        );
    }
}
