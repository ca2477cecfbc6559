//! The module `screens`: a type and a constant for every screen.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Expansion, ident};
use crate::model::{Origin, Routes, Screen};
use crate::print;
use crate::source::Include;

impl Expansion<'_> {
    /// `faults` are types that tell of mistakes, if there are any.
    pub(super) fn screens_module(&self, faults: &TokenStream) -> TokenStream {
        let module = self.module();
        let (doc, json) = match &self.model.origin {
            Origin::File { shown, include } => {
                let about = format!(" The text of `{shown}`, as it was when this was compiled.");
                let include = match include {
                    Include::Path(path) => quote!(#path),
                    Include::OutDir(below) => {
                        quote!(::core::concat!(::core::env!("OUT_DIR"), #below))
                    }
                };
                // `include_str!` also tells cargo to compile again when the file changes.
                let json = quote! {
                    #[doc = #about]
                    pub const FLOW_JSON: &::core::primitive::str = ::core::include_str!(#include);
                };
                (
                    format!(" The screens of the flow in `{shown}`."),
                    Some(json),
                )
            }
            Origin::List | Origin::Guess => (" The screens of the flow.".to_owned(), None),
        };
        let screens = self
            .model
            .screens
            .iter()
            .enumerate()
            .map(|(index, screen)| self.screen(index, screen));
        let all = (self.model.routes == Routes::Unknown).then(|| {
            let ids = self.model.ids();
            quote! {
                #[doc(hidden)]
                pub const __ALL: &[&::core::primitive::str] = &[#(#ids),*];
            }
        });
        let (special, routes) = (self.special_screens(), self.routes());
        let variable = print::VARIABLE;
        quote! {
            #[doc = #doc]
            // A flow rarely names every screen in its code, and in a program nothing else would use them.
            // A key that begins with a digit has a `_` before it.
            #[allow(dead_code, clippy::pub_underscore_fields)]
            pub mod #module {
                #json
                // Tells cargo to compile again when the variable changes, and so to print or to stop printing.
                const _: ::core::option::Option<&::core::primitive::str> = ::core::option_env!(#variable);
                #all
                #(#screens)*
                #special
                #routes
                #faults
            }
        }
    }

    fn screen(&self, index: usize, screen: &Screen) -> TokenStream {
        let krate = self.krate();
        let id = screen.id.as_str();
        let (ty, constant) = (ident(&screen.names.ty), ident(&screen.names.constant));
        let place = screen
            .place
            .as_ref()
            .map(|place| format!(" (`{place}`)"))
            .unwrap_or_default();
        let (leads, next) = if self.model.routes == Routes::Unknown {
            let leads = "An answer on it may show any screen.".to_owned();
            (leads, quote!(__ALL))
        } else {
            let next = self.next_of(screen);
            let leads = match next.as_slice() {
                [] => "An answer on it can only end the flow.".to_owned(),
                next => format!("An answer on it may show {}.", listed(next)),
            };
            (leads, quote!(&[#(#next),*]))
        };
        let (type_doc, constant_doc) = (
            format!(" Screen `{id}`{place}."),
            format!(" Screen `{id}`, as a value. {leads}"),
        );
        let types = match self.model.types.screens.get(index) {
            Some(types) => self.screen_types(screen, types),
            None => quote! {
                #[doc = #type_doc]
                pub enum #ty {}
            },
        };
        quote! {
            #types
            impl #krate::Screen for #ty {
                const ID: &'static ::core::primitive::str = #id;
            }
            #[doc = #constant_doc]
            pub const #constant: #krate::ScreenRef<#ty> = #krate::ScreenRef::new(#next);
        }
    }

    /// The ids of the screens that an answer on this one may name.
    pub(super) fn next_of(&self, screen: &Screen) -> Vec<&str> {
        let screens = screen
            .leads_to
            .iter()
            .filter_map(|index| self.model.screens.get(*index));
        screens.map(|screen| screen.id.as_str()).collect()
    }

    fn special_screens(&self) -> TokenStream {
        let krate = self.krate();
        quote! {
            /// No screen yet: what a handler of `INIT` leaves. Its answer shows a screen that no other leads to.
            pub enum Init {}
            /// Any screen: what the fallback handler leaves. Where its answer leads is checked when it is sent.
            pub enum AnyScreen {}
            impl #krate::Screen for AnyScreen {
                const ID: &'static ::core::primitive::str = "<any>";
            }
            impl<__Target> #krate::LeadsTo<__Target> for AnyScreen {}
            impl #krate::Stays for AnyScreen {}
            impl<__Update: #krate::UpdateOf<AnyScreen>> #krate::StaysWith<__Update> for AnyScreen {}
            impl #krate::StaysWithoutData for AnyScreen {}
        }
    }
}

/// `` `A`, `B` and `C` ``
pub(crate) fn listed(ids: &[&str]) -> String {
    match ids {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|id| format!("`{id}`")).collect();
            format!("{} and `{last}`", first.join(", "))
        }
    }
}
