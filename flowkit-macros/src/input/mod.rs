//! The item under `#[flow]`: which functions are handlers, and everything else exactly as it was.
//!
//! Only the signatures of handlers are parsed. Bodies, and whatever else stands in the block, stay raw tokens:
//! rustc reports their errors by itself, and large flows stay quick to build.

mod body;
mod header;
mod no_flow;
mod repairs;

pub(crate) use body::RawHandler;
pub(crate) use header::{Form, ImplHeader, last_name};
pub(crate) use no_flow::unmarked;
pub(crate) use repairs::Repairs;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::Attribute;

use crate::diag::Faults;

/// An impl block or a module, taken apart.
pub(crate) struct Input {
    /// `cfg` attributes of the item itself; what is generated beside it needs them too.
    pub(crate) cfgs: Vec<Attribute>,
    /// `allow` attributes of the item, which silence the warnings about the Flow JSON.
    pub(crate) allows: Vec<Attribute>,
    pub(crate) form: Form,
    pub(crate) handlers: Vec<RawHandler>,
    /// Whether a module has an item `flow` of its own, which is reported. We then write no function `flow`.
    pub(crate) own_flow: bool,
    /// Whether there may be handlers that could not be read, which is reported.
    pub(crate) hidden: bool,
    head: TokenStream,
    braces: Group,
    body: TokenStream,
}

impl Input {
    /// Takes the item apart; `None`, with a fault, for anything but an inherent impl block or an inline module.
    pub(crate) fn parse(item: &TokenStream, faults: &mut Faults) -> Option<Self> {
        let header::Header {
            attributes,
            form,
            tokens,
            braces,
        } = header::Header::parse(item, faults)?;
        let body::Scanned {
            body,
            handlers,
            own_flow,
            hidden,
        } = body::scan(braces.stream(), &form, faults);
        let called = |name: &str| {
            let mut attributes = attributes.clone();
            attributes.retain(|attribute| attribute.path().is_ident(name));
            attributes
        };
        Some(Self {
            cfgs: called("cfg"),
            allows: called("allow"),
            form,
            handlers,
            own_flow,
            hidden,
            head: tokens,
            braces,
            body,
        })
    }

    /// The user's item without the `#[flow_screen]` attributes, repaired, with `more` at the end of its braces.
    pub(crate) fn item_with(&self, repairs: &Repairs, more: TokenStream) -> TokenStream {
        let mut body = repairs.apply(&self.body);
        body.extend(more);
        let mut braces = Group::new(Delimiter::Brace, body);
        braces.set_span(self.braces.span());
        let mut item = self.head.clone();
        TokenTree::from(braces).to_tokens(&mut item);
        item
    }

    /// The tokens in the braces.
    pub(crate) fn body(&self) -> &TokenStream {
        &self.body
    }
}

/// The predicate of these `cfg` attributes, if there are any.
pub(crate) fn condition(cfgs: &[Attribute]) -> Option<TokenStream> {
    let predicates: Vec<TokenStream> = cfgs
        .iter()
        .filter_map(|cfg| Some(cfg.meta.require_list().ok()?.tokens.clone()))
        .collect();
    match predicates.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        many => Some(quote!(all(#(#many),*))),
    }
}
