//! What makes a flow of a module: a function `flow`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::Expansion;
use super::dispatch::name_span;

impl Expansion<'_> {
    /// `pub fn flow(state: Db) -> impl Flow`, with a type of its own hidden inside.
    pub(super) fn flow_function(&self) -> TokenStream {
        let krate = self.krate();
        let (table, call) = (self.table(), self.dispatch());
        let (parameter, fields, value) = match &self.args.state {
            Some(state) => (quote!(state: #state), quote!((#state)), quote!((state))),
            None => (TokenStream::new(), TokenStream::new(), TokenStream::new()),
        };
        // rustc underlines `T` of `state = T` if the state cannot be shared between threads.
        let place = self
            .args
            .state
            .as_ref()
            .map_or_else(Span::call_site, name_span);
        let place = Span::call_site().located_at(place);
        // An item in a function's body hides the user's item of the same name, so this one is called as no other is.
        let ty = Ident::new("__Flow", place);
        quote! {
            /// The flow of this module, for `EndpointBuilder::flow`.
            #[must_use]
            pub fn flow(#parameter) -> impl #krate::Flow {
                struct __Flow #fields;
                impl #krate::Flow for #ty {
                    #table
                    #call
                }
                __Flow #value
            }
        }
    }
}
