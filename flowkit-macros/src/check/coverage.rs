//! Does everything the phone asks have a handler?

use proc_macro2::TokenStream;
use quote::quote;

use super::{Answers, Handler};
use crate::args::FlowArgs;
use crate::diag::{Fault, Faults};
use crate::model::{Model, Screen, fault_at_source};

/// What is known of handlers whose target is misspelt, so that one mistake is not told twice.
#[derive(Default)]
pub(super) struct Coverage {
    meant: Vec<usize>,
    init_meant: bool,
    unsure: bool,
}

impl Coverage {
    /// Nobody can tell what one of the handlers answers, so no handler is reported as missing.
    pub(super) fn unsure(&mut self) {
        self.unsure = true;
    }

    /// A handler was most likely meant for this screen, or for INIT.
    pub(super) fn meant(&mut self, screen: Option<usize>) {
        match screen {
            Some(index) => self.meant.push(index),
            None => self.init_meant = true,
        }
    }

    pub(super) fn check(
        &self,
        handlers: &[Handler],
        args: &FlowArgs,
        model: &Model,
        faults: &mut Faults,
    ) {
        if self.unsure || !model.is_known() {
            return;
        }
        self.init(handlers, args, faults);
        for (index, screen) in model.screens.iter().enumerate() {
            if self.meant.contains(&index) {
                continue;
            }
            let exchange = [
                Answers::DataExchange(index),
                Answers::AnyDataExchange,
                Answers::Anything,
            ];
            if let (Some(fault), Missing::If(when)) =
                (no_exchange(screen, args), missing(handlers, &exchange))
            {
                faults.push(compiled_out(fault, handlers, &exchange).only_if(when));
            }
            let back = [Answers::Back(index), Answers::AnyBack, Answers::Anything];
            if let (Some(fault), Missing::If(when)) =
                (no_back(screen, args), missing(handlers, &back))
            {
                faults.push(compiled_out(fault, handlers, &back).only_if(when));
            }
        }
    }

    fn init(&self, handlers: &[Handler], args: &FlowArgs, faults: &mut Faults) {
        let handler = handlers
            .iter()
            .find(|handler| handler.answers == Answers::Init);
        match (&args.init_never, handler) {
            (Some(word), Some(handler)) => faults.push(
                Fault::at_span(
                    handler.target,
                    format!("`{word} = never` says that this flow is never opened by INIT"),
                )
                .help(format!("remove `{word} = never`, or this handler")),
            ),
            (None, _) if !self.init_meant => {
                let answers = [Answers::Init, Answers::Anything];
                if let Missing::If(when) = missing(handlers, &answers) {
                    let fault = fault_at_source(
                        args,
                        "nothing answers when the flow is opened: INIT has no handler",
                    );
                    let fault = compiled_out(fault, handlers, &answers);
                    faults.push(
                        fault
                            .help("add one: `#[flow_screen(INIT)] async fn open(&self) -> Result<Next<screens::Init>>`")
                            .help("or say that messages open the flow by `navigate` only: `init = never`")
                            .help("all handlers of a flow stand in one block")
                            .only_if(when),
                    );
                }
            }
            _ => {}
        }
    }
}

enum Missing {
    Never,
    /// Under this `cfg` predicate, or always.
    If(Option<TokenStream>),
}

/// When none of the handlers answers any of these.
fn missing(handlers: &[Handler], answers: &[Answers]) -> Missing {
    let mut conditions = Vec::new();
    for handler in handlers
        .iter()
        .filter(|handler| answers.contains(&handler.answers))
    {
        match handler.condition() {
            Some(condition) => conditions.push(condition),
            None => return Missing::Never,
        }
    }
    Missing::If((!conditions.is_empty()).then(|| quote!(not(any(#(#conditions),*)))))
}

/// Names the handlers that would answer, were they not compiled out.
fn compiled_out(fault: Fault, handlers: &[Handler], answers: &[Answers]) -> Fault {
    let candidates = handlers
        .iter()
        .filter(|handler| answers.contains(&handler.answers));
    candidates.fold(fault, |fault, handler| match handler.condition() {
        Some(condition) => {
            let condition = super::written(&condition).replace(" (", "(");
            fault.help(format!(
                "`{}` would answer it, but is compiled out: `#[cfg({condition})]` does not hold here",
                handler.name
            ))
        }
        None => fault,
    })
}

fn no_exchange(screen: &Screen, args: &FlowArgs) -> Option<Fault> {
    let exchange = screen.exchange.as_ref()?;
    let sender = exchange
        .component
        .as_ref()
        .map(|component| format!(" (its {component})"))
        .unwrap_or_default();
    let message = format!(
        "screen `{}` sends `data_exchange`{sender}, and no handler answers it",
        screen.id
    );
    let help = format!("add one: {}", example(screen, ""));
    Some(
        fault_at_source(args, message)
            .place(Some(exchange.place.clone()))
            .help(help),
    )
}

fn no_back(screen: &Screen, args: &FlowArgs) -> Option<Fault> {
    let place = screen.refresh_on_back.clone()?;
    let message = format!(
        "Back on screen `{}` asks the endpoint, and no handler answers it",
        screen.id
    );
    let help = format!("add one: {}", example(screen, ", on = BACK"));
    Some(
        fault_at_source(args, message)
            .place(Some(place))
            .help(help)
            .help("or remove `refresh_on_back`"),
    )
}

/// The beginning of a handler for this screen.
fn example(screen: &Screen, on: &str) -> String {
    let is_identifier = syn::parse_str::<proc_macro2::Ident>(&screen.id).is_ok();
    let id = match screen.id.as_str() {
        "INIT" | "ERROR" => format!("\"{}\"", screen.id),
        id if is_identifier => id.to_owned(),
        id => format!("\"{id}\""),
    };
    let function = screen.names.constant.to_lowercase();
    let ty = &screen.names.ty;
    format!("`#[flow_screen({id}{on})] async fn {function}(&self) -> Result<Next<screens::{ty}>>`")
}
