//! The types that are made from the Flow JSON: what screens show, and what they send.

mod choices;
mod paths;
mod sent;
mod shown;

use flowkit_json::Span;
use flowkit_json::types::{ScreenTypes, Struct};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Expansion, ident};
use crate::model::{Origin, Screen};

impl Expansion<'_> {
    /// Everything that belongs to a screen but its routes.
    pub(super) fn screen_types(&self, screen: &Screen, types: &ScreenTypes) -> TokenStream {
        let krate = self.krate();
        let data = self.data(screen, types);
        let name = ident(&types.data.name);
        let update = types
            .update
            .as_ref()
            .map(|update| self.update(update, screen));
        let form = types.form.as_ref().map(|form| {
            let fields = self.sends(form, &screen.id, "sends to the endpoint");
            let form = ident(form.name());
            // For an argument of another type (`name: String`) rustc lists what could be one. With every form of a large flow
            // that list would hide flowkit's own types, so forms stay out of it.
            let unlisted = self
                .tool_prelude
                .then(|| quote!(#[diagnostic::do_not_recommend]));
            quote! {
                #fields
                #krate::__private::form_argument! { #unlisted #form }
            }
        });
        let params = types.params.as_ref().map(|params| {
            self.sends(
                params,
                &screen.id,
                "sends to the chat when it completes the flow",
            )
        });
        let nested = types.nested.iter().map(|nested| self.nested(nested));
        let ids = types.ids.iter().map(|ids| self.ids(ids, &screen.id));
        quote! {
            #data
            impl #krate::ScreenData for #name {
                type Screen = Self;
            }
            #update
            #form
            #params
            #(#nested)*
            #(#ids)*
        }
    }

    /// A struct within another.
    fn nested(&self, nested: &Struct) -> TokenStream {
        let krate = self.krate();
        let name = ident(&nested.name);
        let doc = format!(" An object of the Flow JSON{}.", self.at(nested.span));
        let item = self.struct_item(nested, &doc);
        let shown = nested.shown.then(|| {
            let (empty, serialize) = (self.empty(nested), self.serialize(nested));
            quote!(#empty #serialize)
        });
        let sent = nested.sent.then(|| {
            let read = self.read_struct(nested);
            quote! {
                #read
                impl #krate::FieldValue for #name {
                    fn from_field(
                        value: ::core::option::Option<#krate::JsonValue>,
                    ) -> ::core::result::Result<Self, #krate::FieldError> {
                        #krate::__private::object_field(value)
                    }
                }
            }
        });
        quote!(#item #shown #sent)
    }

    /// A struct with documented fields that anyone may make.
    fn struct_item(&self, item: &Struct, doc: &str) -> TokenStream {
        let name = ident(&item.name);
        let constants = item.constants.iter().map(|(key, constant)| {
            let written = paths::written(constant);
            format!(" Its `{key}` is always {written}.")
        });
        let fields = item
            .fields
            .iter()
            .map(|field| self.field(field, &quote!(pub), item.sent && !item.shown));
        // `struct A;` is also a value called `A`, and the screen `A` has a constant of that name. `struct A {}` is none.
        let mut screens = self.model.screens.iter();
        let is_value = screens.any(|screen| screen.names.constant == item.name);
        let body = if item.fields.is_empty() && !is_value {
            quote!(;)
        } else {
            quote!({ #(#fields)* })
        };
        let debug = self.debug(&item.name);
        quote! {
            #[doc = #doc]
            #(#[doc = #constants])*
            #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
            pub struct #name #body
            #debug
        }
    }

    /// `Debug` writes the type's name alone (`SeatsForm { .. }`), because a customer's data must not reach a log.
    fn debug(&self, name: &str) -> TokenStream {
        let krate = self.krate();
        let ty = ident(name);
        quote! {
            impl ::core::fmt::Debug for #ty {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    #krate::__private::debug_name(f, #name)
                }
            }
        }
    }

    /// `` (`flows/appointment.json:14:9`)``
    fn at(&self, span: Span) -> String {
        match &self.model.origin {
            Origin::File { shown, .. } => format!(" (`{shown}:{}`)", span.start()),
            Origin::List | Origin::Guess => String::new(),
        }
    }
}
