//! The ids of options that stand in the Flow JSON, as enums.

use flowkit_json::types::IdEnum;
use proc_macro2::TokenStream;
use quote::quote;

use super::super::{Expansion, ident};

impl Expansion<'_> {
    /// An enum with a variant for each id, and one for all others.
    pub(super) fn ids(&self, ids: &IdEnum, screen: &str) -> TokenStream {
        let krate = self.krate();
        let (name, unlisted) = (ident(&ids.name), ident(&ids.unlisted));
        let doc = format!(
            " What can be chosen in `{}` of screen `{screen}`{}.",
            ids.input,
            self.at(ids.span)
        );
        let names: Vec<_> = ids
            .variants
            .iter()
            .map(|variant| ident(&variant.name))
            .collect();
        let texts: Vec<&str> = ids
            .variants
            .iter()
            .map(|variant| variant.id.as_str())
            .collect();
        let docs = ids.variants.iter().map(|variant| {
            let title = variant.title.as_ref().map(|title| format!(", {title:?}"));
            format!(
                " `{}`{}{}.",
                variant.id,
                title.unwrap_or_default(),
                self.at(variant.span)
            )
        });
        let debug = self.debug(&ids.name);
        let first = texts.first().copied().unwrap_or_default();
        let as_str_doc = format!(" The id as the Flow JSON writes it, such as `{first}`.");
        quote! {
            #[doc = #doc]
            #[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash)]
            pub enum #name {
                #(
                    #[doc = #docs]
                    #names,
                )*
                /// An id that was not in the Flow JSON when this was compiled.
                #unlisted(::std::string::String),
            }
            impl #name {
                #[doc = #as_str_doc]
                #[must_use]
                pub fn as_str(&self) -> &::core::primitive::str {
                    match self {
                        #(Self::#names => #texts,)*
                        Self::#unlisted(id) => id,
                    }
                }
            }
            impl ::core::convert::From<::std::string::String> for #name {
                fn from(id: ::std::string::String) -> Self {
                    match id.as_str() {
                        #(#texts => Self::#names,)*
                        _ => Self::#unlisted(id),
                    }
                }
            }
            impl #krate::FieldValue for #name {
                fn from_field(
                    value: ::core::option::Option<#krate::JsonValue>,
                ) -> ::core::result::Result<Self, #krate::FieldError> {
                    ::core::result::Result::map(
                        #krate::__private::text_field(value),
                        <Self as ::core::convert::From<::std::string::String>>::from,
                    )
                }
            }
            #debug
        }
    }
}
