//! The arguments of `#[flow_screen(…)]`.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Meta, Token};

use super::{ScreenName, skip_to_comma};
use crate::diag::{Fault, Faults};

/// The arguments of `#[flow_screen(…)]`.
#[derive(Debug, Clone)]
pub(crate) struct HandlerArgs {
    pub(crate) target: Target,
    pub(crate) span: Span,
    pub(crate) on: Option<(On, Ident)>,
    /// Whether what stands behind the target could not be read, or there is a second target, so that there is no telling
    /// what was meant.
    pub(crate) unclear: bool,
}

/// What a handler answers for.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    /// `INIT`: the flow is opened.
    Init,
    /// `ERROR`: the phone reports an error.
    Error,
    /// `DETAILS` or `"DETAILS"`
    Screen(ScreenName),
    /// `_`: whatever nothing else answers.
    Fallback,
}

/// The action that a handler is limited to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum On {
    DataExchange,
    Back,
}

impl HandlerArgs {
    /// Reads `#[flow_screen(SCREEN | "SCREEN" | INIT | ERROR | _ [, on = BACK | DATA_EXCHANGE])]`.
    pub(crate) fn parse(attribute: &Attribute, faults: &mut Faults) -> Option<Self> {
        let tokens = match &attribute.meta {
            Meta::List(list) if !list.tokens.is_empty() => list.tokens.clone(),
            meta => {
                let fault = Fault::at(meta, "`#[flow_screen]` names what its function answers for");
                faults.push(
                    fault
                        .help("a screen: `#[flow_screen(DETAILS)]`; with `on = BACK` for its Back button")
                        .help("the opening of the flow: `INIT`; what the phone reports: `ERROR`; everything else: `_`"),
                );
                return None;
            }
        };
        let before = faults.len();
        let mut args = None;
        let parse = |input: ParseStream<'_>| {
            args = Some(Self::target(input)?);
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
            while !input.is_empty() {
                if let Some(on) = on(input, faults)? {
                    match args.as_mut().map(|args| &mut args.on) {
                        Some(slot @ None) => *slot = Some(on),
                        _ => faults.push(
                            Fault::at(&on.1, "`on` is there twice").help("remove one of them"),
                        ),
                    }
                }
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        if let Err(error) = parse.parse2(tokens) {
            faults.push_syn(&error);
        }
        let mut args = args?;
        args.unclear = args.on.is_none() && faults.len() > before;
        if let (Target::Init | Target::Error, Some((_, word))) = (&args.target, &args.on) {
            let fault = Fault::at(word, "`on` is for screens, which have several actions");
            faults.push(fault.help("remove it: `INIT` and `ERROR` are actions themselves"));
        }
        Some(args)
    }

    fn target(input: ParseStream<'_>) -> syn::Result<Self> {
        let span = input.span();
        let target = if input.peek(Token![_]) {
            input.parse::<Token![_]>()?;
            Target::Fallback
        } else {
            let name: ScreenName = input.parse()?;
            match name.id.as_str() {
                "INIT" if !name.quoted => Target::Init,
                "ERROR" if !name.quoted => Target::Error,
                _ => Target::Screen(name),
            }
        };
        Ok(Self {
            target,
            span,
            on: None,
            unclear: false,
        })
    }
}

/// `on = BACK`
fn on(input: ParseStream<'_>, faults: &mut Faults) -> syn::Result<Option<(On, Ident)>> {
    let name = Ident::parse_any(input).map_err(|error| {
        syn::Error::new(error.span(), "expected `on = BACK` or `on = DATA_EXCHANGE`")
    })?;
    if name != "on" {
        let fault = Fault::at(&name, format!("`#[flow_screen]` has no argument `{name}`"));
        let is_action = ["BACK", "DATA_EXCHANGE"].iter().any(|word| name == word);
        let help = if input.peek(Token![=]) || is_action {
            "beside what it answers for it takes `on = BACK` or `on = DATA_EXCHANGE`"
        } else {
            "a handler answers for one screen: write a second one that calls the same method, or one fallback, `#[flow_screen(_)]`"
        };
        faults.push(
            fault.nearest_or(flowkit_json::nearest(&name.to_string(), ["on"]), || {
                help.to_owned()
            }),
        );
        skip_to_comma(input);
        return Ok(None);
    }
    input.parse::<Token![=]>()?;
    let word = Ident::parse_any(input).map_err(|error| {
        syn::Error::new(
            error.span(),
            "expected `BACK` or `DATA_EXCHANGE`, without quotes",
        )
    })?;
    let on = match word.to_string().as_str() {
        "DATA_EXCHANGE" => On::DataExchange,
        "BACK" => On::Back,
        other => {
            let fault = Fault::at(
                &word,
                format!("`on` can be `BACK` or `DATA_EXCHANGE`, not `{other}`"),
            );
            faults.push(fault.nearest_or(
                flowkit_json::nearest(other, ["BACK", "DATA_EXCHANGE"]),
                || "for the opening of the flow write `#[flow_screen(INIT)]`".to_owned(),
            ));
            return Ok(None);
        }
    };
    Ok(Some((on, word)))
}
