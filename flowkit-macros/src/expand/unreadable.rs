//! The module of the screens where nothing is known of them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ident;
use crate::model::Guessed;

/// A module in which every name is the type that tells the fault, which rustc prints once and then says nothing more about:
/// not that `Seats { … }` is no struct, nor that `form.guests` does not exist.
pub(crate) fn module(
    name: &Ident,
    guessed: &Guessed,
    fault: &Ident,
    faults: &TokenStream,
) -> TokenStream {
    let types = guessed.types.iter().map(|name| ident(name));
    let constants = guessed.constants.iter().map(|name| ident(name));
    let holder = fault.to_string().replace("__Fault", "__Holder");
    let holder = ident(&holder);
    quote! {
        // We guess names from the whole file, so code may use only some of them.
        #[allow(dead_code)]
        #[doc(hidden)]
        pub mod #name {
            #faults
            #(pub type #types = #fault;)*
            #(pub const #constants: #fault = #holder;)*
            pub type Init = #fault;
            pub type AnyScreen = #fault;
            pub const FLOW_JSON: &::core::primitive::str = "";
        }
    }
}
