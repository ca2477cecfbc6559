//! The handlers, compared with the flow. What passes here is plain data for the expansion.

mod arguments;
mod bodies;
mod coverage;
mod duplicates;
mod forms;
mod neighbours;
mod returns;
mod signature;
mod targets;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Type};

use crate::args::FlowArgs;
use crate::diag::{Fault, Faults};
use crate::input::{Form, Input, Repairs, condition};
use crate::model::Model;

/// A handler that the expansion can write out.
pub(crate) struct Handler {
    pub(crate) name: Ident,
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) answers: Answers,
    /// Underlined when something is wrong between two handlers.
    target: Span,
    /// `None` where the signature is at fault, which has been reported.
    pub(crate) call: Option<Call>,
}

/// Which requests a handler answers; screens by their index in the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answers {
    Init,
    ErrorNotification,
    DataExchange(usize),
    Back(usize),
    AnyDataExchange,
    AnyBack,
    Anything,
}

/// How a handler is called.
pub(crate) struct Call {
    pub(crate) is_async: bool,
    /// Whether it takes `&self`.
    pub(crate) has_receiver: bool,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) returns: Type,
}

/// An argument, chosen by type.
pub(crate) struct Argument {
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) ty: Type,
    /// Whether the handler takes `&T`.
    pub(crate) by_reference: bool,
}

/// What the checks leave for the expansion.
#[derive(Default)]
pub(crate) struct Checked {
    pub(crate) handlers: Vec<Handler>,
    pub(crate) repairs: Repairs,
    /// Whether nothing but the user's own item can be written out, and an empty flow beside it.
    pub(crate) stub: bool,
    /// Whether the module of the screens would be there twice.
    pub(crate) without_screens: bool,
}

/// Checks everything that can be checked without types, and reports all of it.
pub(crate) fn flow(args: &FlowArgs, input: &Input, model: &Model, faults: &mut Faults) -> Checked {
    let mut checked = Checked::default();
    if neighbours::second_flow(args, input, &mut checked.repairs, faults) {
        // Its handlers would be compared with the screens of the first flow.
        return Checked {
            stub: true,
            without_screens: true,
            ..checked
        };
    }
    checked.stub = !model.is_known();
    checked.handlers = handlers(args, input, model, &mut checked.repairs, faults);
    bodies::check(args, input, model, &mut checked.repairs, faults);
    checked
}

fn handlers(
    args: &FlowArgs,
    input: &Input,
    model: &Model,
    repairs: &mut Repairs,
    faults: &mut Faults,
) -> Vec<Handler> {
    arguments_of_flow(args, input, faults);
    let mut coverage = coverage::Coverage::default();
    if input.hidden {
        coverage.unsure();
    }
    let mut handlers = Vec::new();
    for raw in &input.handlers {
        let turn = faults.len();
        let answers = match &raw.args {
            Some(args) => targets::resolve(args, model, &mut coverage, faults),
            None => {
                coverage.unsure();
                None
            }
        };
        let before = faults.len();
        let call = signature::call(raw, &input.form, answers, (args, model), repairs, faults);
        if let Some(call) = &call {
            arguments::check(call, answers, (args, model), &input.form, faults);
            forms::check(call, answers, model, faults);
        }
        // We do not call a handler with a reported fault: rustc would report the same fault at the call.
        let call = call.filter(|_| faults.len() == before);
        if let (Some(answers), Some(args)) = (answers, &raw.args) {
            let name = raw.signature.ident.clone();
            handlers.push(Handler {
                name,
                cfgs: raw.cfgs.clone(),
                answers,
                target: args.span,
                call,
            });
        }
        // A handler under `#[cfg(…)]` has faults only where it is compiled.
        faults.only_if_since(turn, condition(&raw.cfgs).as_ref());
    }
    duplicates::check(&handlers, model, faults);
    coverage.check(&handlers, args, model, faults);
    handlers
}

fn arguments_of_flow(args: &FlowArgs, input: &Input, faults: &mut Faults) {
    if let (Form::Impl(_), Some(state)) = (&input.form, &args.state) {
        let fault = Fault::at(state, "the state of a flow on an `impl` block is `self`");
        faults.push(
            fault.help("remove `state = …`, and put what the handlers need into the type itself"),
        );
    }
}

impl Handler {
    /// The predicate of its `cfg` attributes, if it has any.
    fn condition(&self) -> Option<TokenStream> {
        condition(&self.cfgs)
    }
}

/// Both conditions at once.
fn both(first: Option<TokenStream>, second: Option<TokenStream>) -> Option<TokenStream> {
    match (first, second) {
        (Some(first), Some(second)) => Some(quote!(all(#first, #second))),
        (one, other) => one.or(other),
    }
}

impl Answers {
    /// What the handler answers for, in words: "screen `DETAILS`".
    fn in_words(self, model: &Model) -> String {
        let id = |index: usize| {
            model
                .screens
                .get(index)
                .map(|screen| screen.id.as_str())
                .unwrap_or_default()
        };
        match self {
            Self::Init => "INIT".to_owned(),
            Self::ErrorNotification => "ERROR".to_owned(),
            Self::DataExchange(index) => format!("screen `{}`", id(index)),
            Self::Back(index) => format!("the Back button of screen `{}`", id(index)),
            Self::AnyDataExchange => "`_, on = DATA_EXCHANGE`".to_owned(),
            Self::AnyBack => "`_, on = BACK`".to_owned(),
            Self::Anything => "`_`".to_owned(),
        }
    }

    /// The type in `screens` that stands for what the handler leaves.
    pub(crate) fn leaves(self, model: &Model) -> String {
        match self {
            Self::Init => "Init".to_owned(),
            Self::DataExchange(index) | Self::Back(index) => model
                .screens
                .get(index)
                .map(|screen| screen.names.ty.clone())
                .unwrap_or_default(),
            _ => "AnyScreen".to_owned(),
        }
    }
}

/// A type as one would write it.
fn written(ty: &impl ToTokens) -> String {
    let text = ty.to_token_stream().to_string();
    [
        (" :: ", "::"),
        (" < ", "<"),
        (" > ", "> "),
        (" >", ">"),
        ("& ", "&"),
        (" ,", ","),
    ]
    .iter()
    .fold(text, |text, (from, to)| text.replace(from, to))
    .trim_end()
    .to_owned()
}
