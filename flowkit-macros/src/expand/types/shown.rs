//! What screens show: the struct of the data, and its update.

use flowkit_json::types::{Constant, ScreenTypes, Struct};
use proc_macro2::TokenStream;
use quote::quote;

use super::super::{Expansion, ident};
use crate::model::Screen;

impl Expansion<'_> {
    /// The data that a screen shows.
    pub(super) fn data(&self, screen: &Screen, types: &ScreenTypes) -> TokenStream {
        let krate = self.krate();
        let data = &types.data;
        let name = ident(&data.name);
        let doc = match data.fields.is_empty() {
            false if types.update.is_none() => format!(
                " What screen `{}` shows{}. No answer can refresh it, because it is built on NavigationList.",
                screen.id,
                self.at(data.span)
            ),
            false => format!(" What screen `{}` shows{}.", screen.id, self.at(data.span)),
            true => format!(
                " Screen `{}`{}, which shows no data.",
                screen.id,
                self.at(data.span)
            ),
        };
        let (item, empty, serialize) = (
            self.struct_item(data, &doc),
            self.empty(data),
            self.serialize(data),
        );
        // `Seats { … }` with all its fields is an update of SEATS, too.
        let update = types
            .update
            .is_some()
            .then(|| quote!(impl #krate::UpdateOf<#name> for #name {}));
        quote!(#item #empty #serialize #update)
    }

    /// The update of a screen's data.
    pub(super) fn update(&self, update: &Struct, screen: &Screen) -> TokenStream {
        let krate = self.krate();
        let (name, data) = (ident(&update.name), ident(&screen.names.ty));
        let required: Vec<_> = update
            .fields
            .iter()
            .filter(|field| !field.ty.is_optional())
            .collect();
        let mut doc = format!(
            " New data for screen `{}`{} while it is showing: what is `None` keeps its value on the phone.",
            screen.id,
            self.at(update.span)
        );
        let values = update.fields.iter().map(|field| {
            let name = ident(&field.name);
            if field.ty.is_optional() {
                quote!(#name: ::core::option::Option::None)
            } else {
                quote!(#name)
            }
        });
        // A key in `data.required` must be in every answer. With a `Default` one could forget it, so there is none.
        let make = if required.is_empty() {
            quote! {
                impl ::core::default::Default for #name {
                    fn default() -> Self {
                        Self { #(#values),* }
                    }
                }
            }
        } else {
            doc.push_str(
                " The fields that are no `Option` must be in every answer, says the Flow JSON.",
            );
            let names = required.iter().map(|field| ident(&field.name));
            let tys = required.iter().map(|field| self.ty(&field.ty));
            quote! {
                impl #name {
                    /// An update of nothing but what every answer must have.
                    #[must_use]
                    pub fn new(#(#names: #tys),*) -> Self {
                        Self { #(#values),* }
                    }
                }
            }
        };
        let (item, serialize) = (self.struct_item(update, &doc), self.serialize(update));
        quote! {
            #item
            #make
            #serialize
            impl #krate::UpdateOf<#data> for #name {}
        }
    }

    /// `EMPTY`, to fill the rest.
    pub(super) fn empty(&self, item: &Struct) -> TokenStream {
        let name = ident(&item.name);
        let values = item.fields.iter().map(|field| {
            let (name, value) = (ident(&field.name), self.empty_value(&field.ty));
            quote!(#name: #value)
        });
        quote! {
            impl #name {
                /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
                pub const EMPTY: Self = Self { #(#values),* };
            }
        }
    }

    /// How it is written; what is `None` is left out, because the phone refuses `null`.
    pub(super) fn serialize(&self, item: &Struct) -> TokenStream {
        let krate = self.krate();
        let name = ident(&item.name);
        let constants = item.constants.iter().map(|(key, constant)| {
            let value = match constant {
                Constant::Text(text) => quote!(#text),
                Constant::Number(number) => quote!(#number),
                Constant::Bool(truth) => quote!(#truth),
                Constant::Null | Constant::Other => quote!(()),
            };
            quote!(to.field(#key, &#value)?;)
        });
        let fields = item.fields.iter().map(|field| {
            let (name, key) = (ident(&field.name), field.key.as_str());
            match (field.ty.is_optional(), field.ty.holds_floats()) {
                (true, false) => quote!(to.optional(#key, &self.#name)?;),
                (true, true) => quote!(to.optional_floats(#key, &self.#name)?;),
                (false, false) => quote!(to.field(#key, &self.#name)?;),
                (false, true) => quote!(to.floats(#key, &self.#name)?;),
            }
        });
        let mutable = (!item.fields.is_empty() || !item.constants.is_empty()).then(|| quote!(mut));
        quote! {
            impl #krate::__private::serde::Serialize for #name {
                fn serialize<__S: #krate::__private::serde::Serializer>(
                    &self,
                    to: __S,
                ) -> ::core::result::Result<__S::Ok, __S::Error> {
                    let #mutable to = #krate::__private::ObjectWriter::new(to)?;
                    #(#constants)*
                    #(#fields)*
                    to.end()
                }
            }
        }
    }
}
