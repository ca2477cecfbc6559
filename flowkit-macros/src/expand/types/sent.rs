//! What screens send: a struct, or an enum where there are several shapes.

use flowkit_json::types::{Constant, Field, Sends, SentEnum, Struct, Test, Variant};
use proc_macro2::TokenStream;
use quote::quote;

use super::super::{Expansion, ident};

impl Expansion<'_> {
    /// What the actions of a screen send.
    pub(super) fn sends(&self, sends: &Sends, screen: &str, what: &str) -> TokenStream {
        match sends {
            Sends::Struct(item) => {
                let doc = format!(" What screen `{screen}` {what}{}.", self.at(item.span));
                let (item_tokens, read) = (self.struct_item(item, &doc), self.read_struct(item));
                quote!(#item_tokens #read)
            }
            Sends::Enum(item) => self.sent_enum(item, screen, what),
        }
    }

    /// How a struct is read from a payload.
    pub(super) fn read_struct(&self, item: &Struct) -> TokenStream {
        let fields = fields(&item.fields);
        let from = if item.fields.is_empty() {
            quote!(_)
        } else {
            quote!(from)
        };
        self.readable(
            &item.name,
            &from,
            &quote!(::core::result::Result::Ok(Self #fields)),
        )
    }

    fn sent_enum(&self, item: &SentEnum, screen: &str, what: &str) -> TokenStream {
        let name = ident(&item.name);
        let doc = format!(
            " What screen `{screen}` {what}: a variant for each action{}.",
            self.at(item.span)
        );
        let variants = item.variants.iter().map(|variant| self.variant(variant));
        let reads = item.variants.iter().map(|variant| {
            let (name, fields) = (ident(&variant.name), fields(&variant.fields));
            let tests = variant.tests.iter().map(test);
            quote! {
                if #(#tests)&&* {
                    return ::core::result::Result::Ok(Self::#name #fields);
                }
            }
        });
        let key = match &item.key {
            Some(key) => quote!(::core::option::Option::Some(#key)),
            None => quote!(::core::option::Option::None),
        };
        let expected = expected(item);
        let body = quote! {
            #(#reads)*
            ::core::result::Result::Err(from.no_variant(#key, #expected))
        };
        let (read, debug) = (
            self.readable(&item.name, &quote!(from), &body),
            self.debug_variant(item),
        );
        quote! {
            #[doc = #doc]
            #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
            pub enum #name { #(#variants)* }
            #debug
            #read
        }
    }

    /// `Debug` writes the variant's name alone (`VisitForm::SlotChosen { .. }`): the action, and nothing of its data.
    fn debug_variant(&self, item: &SentEnum) -> TokenStream {
        let krate = self.krate();
        let ty = ident(&item.name);
        let names = item.variants.iter().map(|variant| ident(&variant.name));
        let shown = item
            .variants
            .iter()
            .map(|variant| format!("{}::{}", item.name, variant.name));
        quote! {
            impl ::core::fmt::Debug for #ty {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    #krate::__private::debug_name(f, match self {
                        #(Self::#names { .. } => #shown,)*
                    })
                }
            }
        }
    }

    fn variant(&self, variant: &Variant) -> TokenStream {
        let name = ident(&variant.name);
        let component = match &variant.component {
            Some(component) if component.starts_with(['E', 'I', 'O']) => {
                format!("The action of an {component}")
            }
            Some(component) => format!("The action of a {component}"),
            None => "An action".to_owned(),
        };
        let told: Vec<String> = variant.tests.iter().map(in_words).collect();
        let doc = format!(
            " {component}{}: {}.",
            self.at(variant.span),
            told.join(", ")
        );
        let fields = variant
            .fields
            .iter()
            .map(|field| self.field(field, &TokenStream::new(), true));
        let body = (!variant.fields.is_empty()).then(|| quote!({ #(#fields)* }));
        quote! {
            #[doc = #doc]
            #name #body,
        }
    }

    fn readable(&self, name: &str, from: &TokenStream, body: &TokenStream) -> TokenStream {
        let (krate, ty) = (self.krate(), ident(name));
        quote! {
            impl #krate::__private::Fields for #ty {
                fn read(
                    #from: &mut #krate::__private::FieldReader,
                ) -> ::core::result::Result<Self, #krate::FieldError> {
                    #body
                }
            }
            impl<'de> #krate::__private::serde::Deserialize<'de> for #ty {
                fn deserialize<__D: #krate::__private::serde::Deserializer<'de>>(
                    from: __D,
                ) -> ::core::result::Result<Self, __D::Error> {
                    #krate::__private::deserialize(from)
                }
            }
        }
    }
}

/// `{ name: from.field("name")?, … }`
fn fields(fields: &[Field]) -> TokenStream {
    if fields.is_empty() {
        return TokenStream::new();
    }
    let fields = fields.iter().map(|field| {
        let (name, key) = (ident(&field.name), field.key.as_str());
        quote!(#name: from.field(#key)?)
    });
    quote!({ #(#fields),* })
}

fn test(test: &Test) -> TokenStream {
    match test {
        Test::Is(key, Constant::Text(text)) => quote!(from.is_text(#key, #text)),
        Test::Is(key, Constant::Number(number)) => quote!(from.is_number(#key, #number)),
        Test::Is(key, Constant::Bool(truth)) => quote!(from.is_bool(#key, #truth)),
        Test::Is(key, Constant::Null | Constant::Other) | Test::Has(key) => quote!(from.has(#key)),
        Test::Lacks(key) => quote!(!from.has(#key)),
    }
}

fn in_words(test: &Test) -> String {
    match test {
        Test::Is(key, constant) => format!("its `{key}` is {}", super::paths::written(constant)),
        Test::Has(key) => format!("it has `{key}`"),
        Test::Lacks(key) => format!("it has no `{key}`"),
    }
}

/// What a payload should have been like, for the log.
fn expected(item: &SentEnum) -> String {
    let constant = |variant: &Variant| {
        variant.tests.iter().find_map(|test| match test {
            Test::Is(key, Constant::Text(text)) if Some(key) == item.key.as_ref() => {
                Some(format!("`{text}`"))
            }
            _ => None,
        })
    };
    let constants: Option<Vec<String>> = item.variants.iter().map(constant).collect();
    match constants {
        Some(constants) => match constants.as_slice() {
            [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
            all => all.join(", "),
        },
        None => format!("what one of the {} actions sends", item.variants.len()),
    }
}
