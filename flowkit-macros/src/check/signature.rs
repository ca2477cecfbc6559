//! Can the endpoint call this function at all?

use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Attribute, FnArg, GenericParam, PatType, Receiver, ReceiverKind, ReturnType, Safety, Type,
};

use super::{Answers, Argument, Call, returns, written};
use crate::args::FlowArgs;
use crate::diag::{Fault, Faults};
use crate::input::{Form, RawHandler, Repairs, last_name};
use crate::model::Model;

/// How to call the handler; `None`, with a fault, if nothing could.
pub(super) fn call(
    raw: &RawHandler,
    form: &Form,
    answers: Option<Answers>,
    (args, model): (&FlowArgs, &Model),
    repairs: &mut Repairs,
    faults: &mut Faults,
) -> Option<Call> {
    let before = faults.len();
    let signature = &raw.signature;
    if let Some(word) = &signature.constness {
        let fault = Fault::at(
            word,
            "a handler cannot be `const`: it answers a request, which is there only when the program runs",
        );
        faults.push(fault.help("remove `const`"));
    }
    if let Safety::Unsafe(word) = &signature.safety {
        let fault = Fault::at(
            word,
            "a handler cannot be `unsafe`: what the phone sends calls it",
        );
        faults.push(fault.help("remove `unsafe`, and put it around the lines that need it"));
    }
    if let Some(abi) = &signature.abi {
        let fault = Fault::at(
            abi,
            "a handler is an ordinary Rust function, not an `extern` one",
        );
        faults.push(fault.help("remove the `extern`"));
    }
    if let Some(variadic) = &signature.variadic {
        faults.push(
            Fault::at(variadic, "a handler has a fixed number of arguments").help("remove `...`"),
        );
    }
    generics(raw, faults);
    let mut has_receiver = false;
    let mut arguments = Vec::new();
    for input in &signature.inputs {
        match input {
            FnArg::Receiver(receiver) => {
                has_receiver = true;
                check_receiver(receiver, form, faults);
            }
            FnArg::Typed(typed) => arguments.extend(argument(typed, faults)),
        }
    }
    let returns = returns::check(raw, answers, args, model, faults);
    match form {
        // We have reported the `self`. rustc must not see it, or it reports that a free function has none.
        Form::Module(_) if has_receiver => without_body(raw, repairs),
        _ => repair(raw, returns.repaired, repairs),
    }
    let sound = faults.len() == before;
    let call = Call {
        is_async: signature.asyncness.is_some(),
        has_receiver,
        arguments,
        returns: returns.ty?,
    };
    sound.then_some(call)
}

/// Writes a handler in a module without its `self`, and without its body, which may use it.
fn without_body(raw: &RawHandler, repairs: &mut Repairs) {
    let mut signature = raw.signature.clone();
    signature.constness = None;
    signature.inputs = signature
        .inputs
        .into_iter()
        .filter(|input| matches!(input, FnArg::Typed(_)))
        .collect();
    let visibility = &raw.visibility;
    let place = raw.place.header.start..raw.place.whole.end;
    repairs.replace(
        place,
        quote!(#[allow(unused)] #visibility #signature { loop {} }),
    );
}

/// Writes the header without what was found to be wrong in it.
fn repair(raw: &RawHandler, returns: Option<TokenStream>, repairs: &mut Repairs) {
    if returns.is_none() && raw.signature.constness.is_none() {
        return;
    }
    let mut signature = raw.signature.clone();
    signature.constness = None;
    if let (Some(repaired), ReturnType::Type(_, ty)) = (returns, &mut signature.output) {
        **ty = Type::Verbatim(repaired);
    }
    let visibility = &raw.visibility;
    repairs.replace(raw.place.header.clone(), quote!(#visibility #signature));
}

fn generics(raw: &RawHandler, faults: &mut Faults) {
    let own = raw
        .signature
        .generics
        .params
        .iter()
        .find(|param| !matches!(param, GenericParam::Lifetime(_)));
    if let Some(param) = own {
        let fault = Fault::at(
            param,
            "a handler cannot be generic: nothing would choose the type",
        );
        faults
            .push(fault.help("make the whole flow generic, `impl<T> Clinic<T>`, or name the type"));
    }
}

const SHARED: &str =
    "take `&self`; what changes goes into a database, or behind a `Mutex` or an atomic";
const EXCLUSIVE: &str =
    "a handler cannot take `&mut self`: the endpoint answers many requests at once";
const BY_VALUE: &str = "a handler cannot take `self` by value: the flow goes on answering";

fn check_receiver(receiver: &Receiver, form: &Form, faults: &mut Faults) {
    let fault = |message: &str| Fault::at(receiver, message);
    if let Form::Module(_) = form {
        let fault = fault("a handler in a module has no `self`");
        return faults.push(fault.help(
            "take the state as an argument, `State<T>`, and name it: `#[flow(…, state = T)]`",
        ));
    }
    match &receiver.kind {
        ReceiverKind::Reference(_, _, None) => {}
        ReceiverKind::Reference(_, _, Some(_)) => {
            faults.push(fault(EXCLUSIVE).help(SHARED));
        }
        ReceiverKind::Typed(_, ty) => typed_receiver(ty, fault, faults),
        _ => faults.push(fault(BY_VALUE).help(SHARED)),
    }
}

/// `self: &Self`, or any other spelling of the flow's type behind a shared reference.
fn typed_receiver(ty: &Type, fault: impl Fn(&str) -> Fault, faults: &mut Faults) {
    let pointer = |ty: &Type| {
        let name = last_name(ty)?.to_string();
        ["Arc", "Box", "Pin", "Rc"]
            .contains(&name.as_str())
            .then_some(name)
    };
    match ty {
        Type::Reference(reference) if reference.mutability.is_some() => {
            faults.push(fault(EXCLUSIVE).help(SHARED));
        }
        Type::Reference(reference) if pointer(&reference.elem).is_none() => {}
        ty => {
            let inner = match ty {
                Type::Reference(reference) => &reference.elem,
                ty => ty,
            };
            let message = match pointer(inner) {
                Some(name) => format!(
                    "a handler is called with `&self`, and there is no `{name}` of the flow to give it"
                ),
                None => BY_VALUE.to_owned(),
            };
            faults.push(fault(&message).help(
                "take `&self`; what has to outlive the request goes into an `Arc` inside the type",
            ));
        }
    }
}

/// An argument of a type that can be written down in the dispatch.
fn argument(typed: &PatType, faults: &mut Faults) -> Option<Argument> {
    let cfgs = cfgs(&typed.attrs);
    let (ty, by_reference) = match &*typed.ty {
        Type::Reference(reference) if reference.mutability.is_some() => {
            let fault = Fault::at(
                &typed.ty,
                "a handler owns its arguments or borrows them with `&`, not `&mut`",
            );
            faults.push(fault.help(format!("take it by value: `{}`", written(&reference.elem))));
            return None;
        }
        Type::Reference(reference) => (&*reference.elem, true),
        ty => (ty, false),
    };
    let fault = match ty {
        Type::ImplTrait(_) => Fault::at(&typed.ty, "nothing would choose the type of this argument")
            .help("name the type: arguments are made from the request by type"),
        Type::TraitObject(_) | Type::Slice(_) => unsized_argument(typed),
        Type::Path(path) if path.path.is_ident("str") => unsized_argument(typed),
        Type::Never(_) | Type::Infer(_) => Fault::at(&typed.ty, "a handler cannot be given an argument of this type")
            .help("take the payload as `Payload<T>`, the token as `FlowToken`, the request itself as `DataExchange`"),
        _ => return Some(Argument { cfgs, ty: ty.clone(), by_reference }),
    };
    faults.push(fault);
    None
}

fn unsized_argument(typed: &PatType) -> Fault {
    let message = format!(
        "a handler cannot be given an argument of type `{}`",
        written(&typed.ty)
    );
    Fault::at(&typed.ty, message)
        .help("take the payload as `Payload<T>`, the token as `FlowToken`, the request itself as `DataExchange`")
}

fn cfgs(attributes: &[Attribute]) -> Vec<Attribute> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"))
        .cloned()
        .collect()
}
