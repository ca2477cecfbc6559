//! Arguments that a request of this kind does not have. Known by their names, since a macro sees no types: what slips
//! through is refused by rustc with the text of `FromExchange`, or by the endpoint when the request comes.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{GenericArgument, PathArguments, Type};

use super::{Answers, Argument, Call, written};
use crate::args::FlowArgs;
use crate::diag::{Fault, Faults};
use crate::input::{Form, last_name};
use crate::model::Model;

pub(super) fn check(
    call: &Call,
    answers: Option<Answers>,
    (args, model): (&FlowArgs, &Model),
    form: &Form,
    faults: &mut Faults,
) {
    one_payload(call, model, faults);
    for argument in &call.arguments {
        let Some(name) = last_name(&argument.ty).map(ToString::to_string) else {
            continue;
        };
        if let Some(answers) = answers {
            fits_the_request(&name, argument, answers, faults);
        }
        // A user's own type may be called `State`. flowkit's has one type in its brackets.
        let Some(inner) = only_generic(&argument.ty) else {
            continue;
        };
        match name.as_str() {
            "State" => state(&argument.ty, inner, args, form, faults),
            "Payload" if borrows(inner.to_token_stream()) => {
                let fault = Fault::at(&argument.ty, "the payload must own what it holds");
                faults.push(fault.help(
                    "the request is gone when the handler runs: take `String` instead of `&str`, and no type with a lifetime",
                ));
            }
            _ => {}
        }
    }
}

/// `T` of `State<T>`.
fn only_generic(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else {
        return None;
    };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else {
        return None;
    };
    let mut arguments = arguments.args.iter();
    match (arguments.next(), arguments.next()) {
        (Some(GenericArgument::Type(inner)), None) => Some(inner),
        _ => None,
    }
}

/// Whether a reference or a lifetime other than `'static` stands in the type.
fn borrows(ty: TokenStream) -> bool {
    let mut after_quote = false;
    ty.into_iter().any(|token| {
        let is_lifetime = std::mem::replace(&mut after_quote, false);
        match token {
            TokenTree::Group(group) => borrows(group.stream()),
            TokenTree::Punct(mark) => {
                after_quote = mark.as_char() == '\'';
                mark.as_char() == '&'
            }
            TokenTree::Ident(name) => is_lifetime && name != "static",
            TokenTree::Literal(_) => false,
        }
    })
}

/// Two payloads are nearly always one type that was split by mistake; both would read the same object.
fn one_payload(call: &Call, model: &Model, faults: &mut Faults) {
    let mut payloads = call.arguments.iter().filter(|argument| {
        let name = last_name(&argument.ty).map(ToString::to_string);
        argument.cfgs.is_empty()
            && name.is_some_and(|name| name == "Payload" || is_form(&name, model))
    });
    let (Some(first), Some(second)) = (payloads.next(), payloads.next()) else {
        return;
    };
    let fault = Fault::at(
        &second.ty,
        "a request has one payload; this is the second argument that reads it",
    );
    let name = |argument: &Argument| last_name(&argument.ty).map(ToString::to_string);
    let help = match name(first).filter(|name| is_form(name, model)) {
        Some(form) => format!("remove it: `{form}` has everything that the screen sends"),
        None => "put the fields of both into one type, or tell several forms of one screen apart by an enum".to_owned(),
    };
    faults.push(fault.help(help));
}

/// Whether a type of this name is made from what a screen sends.
fn is_form(name: &str, model: &Model) -> bool {
    let mut screens = model.types.screens.iter();
    screens.any(|screen| screen.form.as_ref().is_some_and(|form| form.name() == name))
}

fn fits_the_request(name: &str, argument: &Argument, answers: Answers, faults: &mut Faults) {
    use Answers::{AnyBack, Anything, Back, ErrorNotification, Init};
    let ty = &argument.ty;
    let (message, help) = match (name, answers) {
        ("Payload", Init) => (
            "INIT sends no payload",
            "remove it; what the message was sent with is known by the `FlowToken`",
        ),
        ("Payload", Back(_) | AnyBack) => (
            "Back sends no payload",
            "remove it; the fields of the screen stay on the phone",
        ),
        ("Payload", ErrorNotification) => (
            "an error notification has no payload of yours",
            "take it as `ErrorNotification`",
        ),
        ("ErrorNotification", answers) if answers != ErrorNotification => (
            "error notifications go to a handler of their own",
            "take it in the handler `#[flow_screen(ERROR)]`",
        ),
        ("StartScreen", answers) if !matches!(answers, Init | Anything) => (
            "only INIT can ask for a screen to start with",
            "remove it, or take the request itself as `DataExchange`",
        ),
        _ => return,
    };
    faults.push(Fault::at(ty, message).help(help));
}

fn state(ty: &Type, inner: &Type, args: &FlowArgs, form: &Form, faults: &mut Faults) {
    match (form, &args.state) {
        (Form::Impl(_), _) => {
            let fault = Fault::at(ty, "the state of a flow on an `impl` block is `self`");
            faults
                .push(fault.help("take `&self` instead; `State<T>` is for flows that are modules"));
        }
        (Form::Module(_), None) if !args.state_malformed => {
            let fault = Fault::at(ty, "this flow has no state");
            let help = format!("say what it is: `#[flow(…, state = {})]`", written(inner));
            faults.push(fault.help(help));
        }
        (Form::Module(_), _) => {}
    }
}
