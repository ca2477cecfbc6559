//! Warnings on stable Rust: the use of a deprecated item whose note is the text.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::Expansion;

impl Expansion<'_> {
    /// Nothing, or one constant without a name.
    pub(super) fn warnings(&self) -> TokenStream {
        let texts = &self.model.warnings;
        if texts.is_empty() {
            return TokenStream::new();
        }
        let span = self
            .args
            .file
            .as_ref()
            .map_or_else(Span::call_site, syn::LitStr::span);
        let uses = texts.iter().map(|text| {
            let used = quote_spanned!(span=> flow_json_warning());
            quote! {{
                #[deprecated(note = #text)]
                const fn flow_json_warning() {}
                #used
            }}
        });
        quote!(const _: () = { #(#uses)* };)
    }
}
