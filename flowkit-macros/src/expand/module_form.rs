//! What makes a flow of a module: a function `flow`.

use proc_macro2::TokenStream;
use quote::quote;

use super::Expansion;

impl Expansion<'_> {
    /// `pub fn flow(state: Db) -> impl Flow`, with a type of its own hidden inside.
    pub(super) fn flow_function(&self) -> TokenStream {
        let krate = self.krate();
        let (table, call) = (self.table(), self.dispatch());
        let (parameter, fields, value) = match &self.args.state {
            Some(state) => (quote!(state: #state), quote!((#state)), quote!((state))),
            None => (TokenStream::new(), TokenStream::new(), TokenStream::new()),
        };
        // Items of a function's body hide those around it, so the type's name is one that nobody has.
        quote! {
            /// The flow of this module, for `EndpointBuilder::flow`.
            #[must_use]
            pub fn flow(#parameter) -> impl #krate::Flow {
                struct __Flow #fields;
                impl #krate::Flow for __Flow {
                    #table
                    #call
                }
                __Flow #value
            }
        }
    }
}
