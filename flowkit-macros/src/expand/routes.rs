//! The way between screens, as trait bounds.
//!
//! For each screen a hidden trait of those that may follow it, so that rustc's message can name the screen, its
//! routes and their place in the Flow JSON. The bound stands at the screen being left: with a single impl on the
//! target rustc would infer the type and print a bare mismatch.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Expansion, ident};
use crate::model::Screen;

impl Expansion<'_> {
    /// The parameter is called as no screen can be: one may well be called `T`.
    pub(super) fn routes(&self) -> TokenStream {
        let krate = self.krate();
        if !self.model.is_known() {
            return self.any_route();
        }
        let leaving = self.model.screens.iter().map(|screen| {
            let (ty, after) = (ident(&screen.names.ty), after(&screen.names.ty));
            let stays = screen.stays.then(|| quote!(impl #krate::Stays for #ty {}));
            let without_data = screen
                .stays_without_data()
                .then(|| quote!(impl #krate::StaysWithoutData for #ty {}));
            quote! {
                impl<__Target: __routes::#after> #krate::LeadsTo<__Target> for #ty {}
                #stays
                #without_data
            }
        });
        let following = self.model.screens.iter().map(|screen| {
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
        let entries = self.model.screens.iter().filter(|screen| screen.entry);
        let init = self.route_trait(
            &after("Init"),
            entries,
            "INIT cannot show the screen `{Self}`",
            &self.init_note(),
        );
        quote! {
            #(#leaving)*
            impl<__Target: __routes::AfterInit> #krate::LeadsTo<__Target> for Init {}
            #[doc(hidden)]
            pub mod __routes {
                #(#following)*
                #init
            }
        }
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
                    label = "the phone would refuse this answer",
                    note = #note
                )]
            }
        });
        quote! {
            #text
            pub trait #name {}
            #(impl #name for super::#next {})*
        }
    }

    /// After a fault that hides the routes: everything is allowed, so that nothing else is said about them.
    fn any_route(&self) -> TokenStream {
        let krate = self.krate();
        let tys = self
            .model
            .screens
            .iter()
            .map(|screen| ident(&screen.names.ty));
        quote! {
            #(
                impl<__Target> #krate::LeadsTo<__Target> for #tys {}
                impl #krate::Stays for #tys {}
                impl #krate::StaysWithoutData for #tys {}
            )*
            impl<__Target> #krate::LeadsTo<__Target> for Init {}
        }
    }
}

fn after(ty: &str) -> Ident {
    ident(&format!("After{ty}"))
}
