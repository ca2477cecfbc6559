//! What a flow becomes: its screens as types, one table, one dispatch. Logic lives in the runtime.

mod dispatch;
mod module_form;
mod route_text;
mod routes;
mod screens;
mod table;
mod types;
mod warnings;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{Path, parse_quote_spanned};

use crate::args::FlowArgs;
use crate::check::Handler;
use crate::input::{Form, ImplHeader, Input};
use crate::model::Model;

/// Everything the parts of the expansion look at.
pub(crate) struct Expansion<'e> {
    pub(crate) args: &'e FlowArgs,
    pub(crate) input: &'e Input,
    pub(crate) model: &'e Model,
    pub(crate) handlers: &'e [Handler],
    /// Whether `diagnostic::on_unimplemented` can be named.
    pub(crate) tool_prelude: bool,
}

impl Expansion<'_> {
    /// The user's item and what goes with it.
    pub(crate) fn item(&self) -> TokenStream {
        let cfgs = &self.input.cfgs;
        let screens = self.screens_module();
        let warnings = self.warnings();
        match &self.input.form {
            Form::Module(_) => {
                let flow = (!self.input.own_flow).then(|| self.flow_function());
                self.input.item_with(quote!(#screens #warnings #flow))
            }
            Form::Impl(header) => {
                let item = self.input.item_with(TokenStream::new());
                let implementation = self.implementation(header);
                let allows = &self.input.allows;
                let warnings =
                    (!warnings.is_empty()).then(|| quote!(#(#cfgs)* #(#allows)* #warnings));
                let marker = self.one_flow_marker();
                quote!(#item #(#cfgs)* #screens #warnings #(#cfgs)* #implementation #marker)
            }
        }
    }

    fn implementation(&self, header: &ImplHeader) -> TokenStream {
        let krate = self.krate();
        let ty = &header.ty;
        let mut generics = header.generics.clone();
        // So a generic flow need not say it of its parameters, and what is not is reported once, at the type.
        let place = dispatch::name_span(ty);
        generics
            .make_where_clause()
            .predicates
            .push(parse_quote_spanned! {place=>
                Self: ::core::marker::Send + ::core::marker::Sync + 'static
            });
        let (generics, _, where_clause) = generics.split_for_impl();
        let (table, call) = (self.table(), self.dispatch());
        quote! {
            #[automatically_derived]
            impl #generics #krate::Flow for #ty #where_clause {
                #table
                #call
            }
        }
    }

    /// Two flows in one module would both generate `screens`. rustc's message about that does not know the way out;
    /// this one, which collides along with it, does.
    fn one_flow_marker(&self) -> Option<TokenStream> {
        if self.args.module.is_some() {
            return None;
        }
        let cfgs = &self.input.cfgs;
        // The name is the message.
        let name = Ident::new(
            "the_second_flow_in_a_module_names_its_screens__for_example__screens_eq_booking_screens",
            Span::call_site(),
        );
        Some(quote! {
            #(#cfgs)*
            #[doc(hidden)]
            // Nothing uses it, and it is no constant's name.
            #[allow(dead_code, non_upper_case_globals)]
            const #name: () = ();
        })
    }

    /// The name of the generated module.
    fn module(&self) -> Ident {
        self.args
            .module
            .clone()
            .unwrap_or_else(|| Ident::new("screens", Span::call_site()))
    }

    /// The path to flowkit, which has to mean the same inside the generated module.
    fn krate(&self) -> TokenStream {
        match &self.args.krate {
            None => quote!(::flowkit),
            Some(path) if path.leading_colon.is_none() && is_dependency(path) => quote!(::#path),
            Some(path) => quote!(#path),
        }
    }
}

/// Whether the path begins with the name of a dependency rather than `crate` (or `$crate`).
fn is_dependency(path: &Path) -> bool {
    path.segments
        .first()
        .is_some_and(|first| first.ident != "crate" && first.ident != "$crate")
}

/// An identifier of the generated code, raw where it is a keyword.
pub(crate) fn ident(name: &str) -> Ident {
    let raw = || syn::parse_str::<Ident>(&format!("r#{name}"));
    // A keyword of edition 2024 that syn takes for a name.
    let plain = || match name {
        "gen" => raw(),
        name => syn::parse_str::<Ident>(name),
    };
    plain()
        .or_else(|error| match name {
            "" | "_" | "self" | "Self" | "super" | "crate" => Err(error),
            _ => raw(),
        })
        // A vowel sign or the like, which can only follow a letter.
        .or_else(|_| syn::parse_str::<Ident>(&format!("_{name}")))
        .unwrap_or_else(|_| Ident::new("__Unnamed", Span::call_site()))
}
