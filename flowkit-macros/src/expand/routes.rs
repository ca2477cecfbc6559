//! The way between screens, as trait bounds.
//!
//! For each screen a hidden trait with a parameter, the screens that may follow it, so that rustc's message can name
//! the screen, its routes and their place in the Flow JSON. One type, `__Go`, implements them all: if the screens did
//! themselves, rustc would leave our text out where a screen may not follow itself, taking both bounds for one.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::route_text::{INIT_CANNOT_SHOW, NO_SUCH_SCREEN, REFUSED};
use super::{Expansion, ident};
use crate::model::{Routes, Screen};

impl Expansion<'_> {
    /// The impls for the screens, and the hidden module of the traits.
    pub(super) fn routes(&self) -> TokenStream {
        let krate = self.krate();
        let leaving = self.model.screens.iter().map(|screen| self.leaving(screen));
        let following = self.following();
        let entries = self.model.screens.iter().filter(|screen| screen.entry);
        let init = self.route_trait(&after("Init"), entries, INIT_CANNOT_SHOW, &self.init_note());
        quote! {
            #(#leaving)*
            impl<__Target> #krate::LeadsTo<__Target> for Init
            where
                __routes::__Go: __routes::AfterInit<__Target>
            {}
            #[doc(hidden)]
            pub mod __routes {
                pub enum __Go {}
                #following
                #init
            }
        }
    }

    /// What an answer on this screen may do: lead to another, stay, stay without data.
    fn leaving(&self, screen: &Screen) -> TokenStream {
        let krate = self.krate();
        let ty = ident(&screen.names.ty);
        let after = if self.all_follow_all() {
            ident(AFTER_ANY)
        } else {
            after(&screen.names.ty)
        };
        let stays = screen.stays.then(|| {
            quote! {
                impl #krate::Stays for #ty {}
                impl<__Update: #krate::UpdateOf<#ty>> #krate::StaysWith<__Update> for #ty {}
            }
        });
        let without_data = screen
            .stays_without_data()
            .then(|| quote!(impl #krate::StaysWithoutData for #ty {}));
        quote! {
            // The parameter is called as no screen can be: one may well be called `T`.
            impl<__Target> #krate::LeadsTo<__Target> for #ty
            where
                __routes::__Go: __routes::#after<__Target>
            {}
            #stays
            #without_data
        }
    }

    /// A trait for each screen. Without routes one goes for all screens: of N traits each would list all N screens.
    fn following(&self) -> TokenStream {
        if self.all_follow_all() {
            let message = NO_SUCH_SCREEN;
            let screens = self.model.screens.iter();
            return self.route_trait(&ident(AFTER_ANY), screens, message, &self.any_note());
        }
        let traits = self.model.screens.iter().map(|screen| {
            let next = screen
                .leads_to
                .iter()
                .filter_map(|index| self.model.screens.get(*index));
            self.route_trait(
                &after(&screen.names.ty),
                next,
                &self.message(screen),
                &self.note(screen),
            )
        });
        traits.collect()
    }

    /// Whether nothing is known of routes, so that every screen may follow every other.
    fn all_follow_all(&self) -> bool {
        self.model.routes == Routes::Unknown
    }

    fn route_trait<'s>(
        &self,
        name: &Ident,
        next: impl Iterator<Item = &'s Screen>,
        message: &str,
        note: &str,
    ) -> TokenStream {
        let next = next.map(|screen| ident(&screen.names.ty));
        let text = self.tool_prelude.then(|| {
            quote! {
                #[diagnostic::on_unimplemented(
                    message = #message,
                    label = #REFUSED,
                    note = #note
                )]
            }
        });
        quote! {
            #text
            pub trait #name<__Target> {}
            #(impl #name<super::#next> for __Go {})*
        }
    }
}

const AFTER_ANY: &str = "AfterAny";

fn after(ty: &str) -> Ident {
    ident(&format!("After{ty}"))
}
