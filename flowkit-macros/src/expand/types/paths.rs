//! Types, fields and constants as tokens.

use flowkit_json::types::{Constant, Field, RustType};
use proc_macro2::TokenStream;
use quote::quote;

use super::super::{Expansion, ident};

impl Expansion<'_> {
    /// A type, by a path that means the same everywhere.
    pub(super) fn ty(&self, ty: &RustType) -> TokenStream {
        let krate = self.krate();
        match ty {
            RustType::String => quote!(::std::string::String),
            RustType::F64 => quote!(::core::primitive::f64),
            RustType::I64 => quote!(::core::primitive::i64),
            RustType::Bool => quote!(::core::primitive::bool),
            RustType::Unit => quote!(()),
            RustType::JsonObject => quote!(#krate::JsonObject),
            RustType::OptionItem => quote!(#krate::OptionItem),
            RustType::OptionId => quote!(#krate::OptionId),
            RustType::Number => quote!(#krate::Number),
            RustType::Date => match self.dates() {
                Some(date) => date,
                None => quote!(#krate::Date),
            },
            RustType::DateRange => {
                let date = self.dates();
                let date = date.map(|date| quote!(<#date>));
                quote!(#krate::DateRange #date)
            }
            RustType::DateOrRange => {
                let date = self.dates();
                let date = date.map(|date| quote!(<#date>));
                quote!(#krate::DateOrRange #date)
            }
            RustType::Media => quote!(#krate::Media),
            RustType::CompletedMedia => quote!(#krate::CompletedMedia),
            RustType::Named(name) | RustType::Ids(name) => {
                let name = ident(name);
                quote!(#name)
            }
            RustType::Vec(inner) => {
                let inner = self.ty(inner);
                quote!(::std::vec::Vec<#inner>)
            }
            RustType::Option(inner) => {
                let inner = self.ty(inner);
                quote!(::core::option::Option<#inner>)
            }
            // A type that a later version of `flowkit-json` may add; the enum is not exhaustive.
            _ => quote!(#krate::JsonValue),
        }
    }

    /// The type of days that `dates = …` chose.
    fn dates(&self) -> Option<TokenStream> {
        let (krate, chosen) = (self.krate(), self.args.dates.as_ref()?);
        Some(quote!(#krate::dates::#chosen))
    }

    /// The value that stands for nothing, in a constant.
    pub(super) fn empty_value(&self, ty: &RustType) -> TokenStream {
        let krate = self.krate();
        match ty {
            RustType::String => quote!(::std::string::String::new()),
            RustType::F64 => quote!(0.0),
            RustType::I64 => quote!(0),
            RustType::Bool => quote!(false),
            RustType::Unit => quote!(()),
            RustType::JsonObject => quote!(#krate::JsonObject::new()),
            RustType::OptionItem => quote!(#krate::OptionItem::EMPTY),
            RustType::Vec(_) => quote!(::std::vec::Vec::new()),
            RustType::Option(_) => quote!(::core::option::Option::None),
            RustType::Named(name) => {
                let name = ident(name);
                quote!(#name::EMPTY)
            }
            // The data of a screen has no other types, so this is never written out.
            _ => quote!(#krate::JsonValue::Null),
        }
    }

    /// `/// … name: Type,`
    pub(super) fn field(&self, field: &Field, visibility: &TokenStream, sent: bool) -> TokenStream {
        let (name, ty) = (ident(&field.name), self.ty(&field.ty));
        let absent = match sent && field.ty.is_optional() {
            true => " The phone may leave it out.",
            false => "",
        };
        let doc = format!(" `{}`{}.{absent}", field.key, self.at(field.span));
        quote! {
            #[doc = #doc]
            #visibility #name: #ty,
        }
    }
}

/// A constant as JSON writes it.
pub(super) fn written(constant: &Constant) -> String {
    match constant {
        Constant::Text(text) => format!("`{text:?}`"),
        Constant::Number(number) => format!("`{number}`"),
        Constant::Bool(truth) => format!("`{truth}`"),
        Constant::Null => "`null`".to_owned(),
        Constant::Other => "what the Flow JSON says".to_owned(),
    }
}
