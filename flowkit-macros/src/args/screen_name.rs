//! The id of a screen in an attribute: `DETAILS` or `"JOIN,NOW"`.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Token};

/// The id of a screen as the user wrote it.
#[derive(Debug, Clone)]
pub(crate) struct ScreenName {
    pub(crate) id: String,
    /// Whether it stands in quotes, which keeps `"INIT"` and `"ERROR"` apart from the special words.
    pub(crate) quoted: bool,
    span: Span,
}

/// `DETAILS`, or `"JOIN,NOW"` for an id that is no Rust identifier.
impl Parse for ScreenName {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let text: LitStr = input.parse()?;
            return Ok(Self {
                id: text.value(),
                quoted: true,
                span: text.span(),
            });
        }
        if !input.peek(syn::Ident::peek_any) {
            return Err(
                input.error("expected the id of a screen, such as `DETAILS` or \"DETAILS\"")
            );
        }
        let name = Ident::parse_any(input)?;
        if input.peek(Token![::])
            || input.peek(Token![-]) && !input.peek(Token![->])
            || input.peek(Token![.])
        {
            let message = "a screen is named by its id alone, such as `DETAILS`; an id that is no Rust identifier stands in quotes";
            return Err(syn::Error::new(name.span(), message));
        }
        Ok(Self {
            id: name.unraw().to_string(),
            quoted: false,
            span: name.span(),
        })
    }
}

impl ScreenName {
    pub(crate) fn span(&self) -> Span {
        self.span
    }
}
