//! Generated types as arguments: the form of the screen that the handler answers for, and no other. Known by their
//! names, since a macro sees no types; what a screen shows is left
//! to rustc, because `Customer` may well be an extractor of the user's own beside a screen CUSTOMER.

use flowkit_json::types::{ScreenTypes, Sends};

use super::{Answers, Argument, Call};
use crate::diag::{Fault, Faults};
use crate::input::last_name;
use crate::model::Model;

pub(super) fn check(call: &Call, answers: Option<Answers>, model: &Model, faults: &mut Faults) {
    let Some(answers) = answers else {
        return;
    };
    for argument in &call.arguments {
        let Some(name) = last_name(&argument.ty).map(ToString::to_string) else {
            continue;
        };
        let mut screens = model.types.screens.iter();
        let owner = screens.find_map(|types| Some((types, role(types, &name)?)));
        if let Some((owner, role)) = owner {
            generated(argument, (owner, role), answers, model, faults);
        }
    }
}

/// What a generated type is of a screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Form,
    Params,
}

fn role(types: &ScreenTypes, name: &str) -> Option<Role> {
    let is = |sends: &Option<Sends>| sends.as_ref().is_some_and(|sends| sends.name() == name);
    if is(&types.form) {
        Some(Role::Form)
    } else if is(&types.params) {
        Some(Role::Params)
    } else {
        None
    }
}

fn generated(
    argument: &Argument,
    (owner, role): (&ScreenTypes, Role),
    answers: Answers,
    model: &Model,
    faults: &mut Faults,
) {
    let ty = &argument.ty;
    let own = match answers {
        Answers::DataExchange(index) | Answers::Back(index) => model.types.screens.get(index),
        _ => None,
    };
    let own_form = || match own.and_then(|own| own.form.as_ref()) {
        Some(form) => format!("take `{}`", form.name()),
        None => "take the request itself as `DataExchange`".to_owned(),
    };
    let (message, help) = match (role, answers) {
        (Role::Form, Answers::DataExchange(_)) => match own {
            Some(own) if own.id != owner.id => (
                format!(
                    "this is what screen `{}` sends, and the handler answers for `{}`",
                    owner.id, own.id
                ),
                own_form(),
            ),
            _ => return,
        },
        (Role::Form, Answers::AnyDataExchange | Answers::Anything) => return,
        (Role::Form, Answers::Back(_) | Answers::AnyBack) => (
            "Back sends no form".to_owned(),
            "remove it; the fields of the screen stay on the phone".to_owned(),
        ),
        (Role::Form, Answers::Init) => (
            "INIT sends no form".to_owned(),
            "remove it; what the message was sent with is known by the `FlowToken`".to_owned(),
        ),
        (Role::Form, Answers::ErrorNotification) => (
            "an error notification has no form".to_owned(),
            "take it as `ErrorNotification`".to_owned(),
        ),
        (Role::Params, _) => (
            "the parameters of a completion go to the chat, not to the endpoint".to_owned(),
            "read them where the message arrives: `Completion::<…>::from_json`".to_owned(),
        ),
    };
    faults.push(Fault::at(ty, message).help(help));
}
