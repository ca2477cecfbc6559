//! What a flow becomes: its screens as types, one table, one dispatch. Logic lives in the runtime.

mod dispatch;
mod module_form;
mod route_text;
mod routes;
mod screens;
mod table;
mod types;
pub(crate) mod unreadable;
mod warnings;

pub(crate) use screens::listed;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{Path, WherePredicate, parse_quote_spanned};

use crate::args::FlowArgs;
use crate::check::Checked;
use crate::diag::Faults;
use crate::input::{Form, ImplHeader, Input};
use crate::model::Model;

/// Everything the parts of the expansion look at.
pub(crate) struct Expansion<'e> {
    pub(crate) args: &'e FlowArgs,
    pub(crate) input: &'e Input,
    pub(crate) model: &'e Model,
    pub(crate) checked: &'e Checked,
    /// Whether `diagnostic::on_unimplemented` can be named.
    pub(crate) tool_prelude: bool,
}

/// What a flow becomes.
pub(crate) struct Expanded {
    /// The user's item with all that was made, beside an `impl` block or inside a module.
    pub(crate) item: TokenStream,
    /// What was made alone.
    pub(crate) made: TokenStream,
}

impl Expansion<'_> {
    /// The user's item and what goes with it.
    pub(crate) fn expanded(&self, faults: &mut Faults) -> Expanded {
        let cfgs = &self.input.cfgs;
        let screens = (!self.checked.without_screens).then(|| self.screens(faults));
        let warnings = self.warnings();
        let repairs = &self.checked.repairs;
        match &self.input.form {
            Form::Module(_) => {
                let flow = (!self.input.own_flow).then(|| self.flow_function());
                let made = quote!(#screens #warnings #flow);
                let item = self.input.item_with(repairs, made.clone());
                Expanded { item, made }
            }
            Form::Impl(header) => {
                let item = self.input.item_with(repairs, TokenStream::new());
                let implementation = self.implementation(header);
                let allows = &self.input.allows;
                let warnings =
                    (!warnings.is_empty()).then(|| quote!(#(#cfgs)* #(#allows)* #warnings));
                let screens = screens.map(|screens| quote!(#(#cfgs)* #screens));
                let made = quote!(#screens #warnings #(#cfgs)* #implementation);
                let item = quote!(#item #made);
                Expanded { item, made }
            }
        }
    }

    /// The module of the screens, with the types that tell faults.
    fn screens(&self, faults: &mut Faults) -> TokenStream {
        if !self.model.is_known()
            && let Some(fault) = faults.first_as_type()
        {
            let (name, types) = (self.module(), faults.types());
            return unreadable::module(&name, &self.model.guessed, &fault, &types);
        }
        self.screens_module(&faults.types())
    }

    fn implementation(&self, header: &ImplHeader) -> TokenStream {
        let krate = self.krate();
        let ty = &header.ty;
        let mut generics = header.generics.clone();
        // With these bounds a generic flow need not bound its parameters: a `Clinic<Rc<u8>>` is then no flow, and rustc says
        // so where it is added to an endpoint.
        let place = dispatch::name_span(ty);
        let predicates = &mut generics.make_where_clause().predicates;
        if header.has_lifetime() {
            // For a type with a lifetime rustc would prove `Send` by this bound alone, with its `'static`. The handlers' `&self`
            // would then have to live for ever.
            predicates.push(parse_quote_spanned!(place=> Self: 'static));
            predicates.extend(header.generics.type_params().map(|param| -> WherePredicate {
                let param = &param.ident;
                parse_quote_spanned!(place=> #param: ::core::marker::Send + ::core::marker::Sync + 'static)
            }));
        } else {
            predicates.push(parse_quote_spanned! {place=>
                Self: ::core::marker::Send + ::core::marker::Sync + 'static
            });
        }
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
    // `gen` is a keyword since edition 2024, and syn takes it for a name.
    let plain = || match name {
        "gen" => raw(),
        name => syn::parse_str::<Ident>(name),
    };
    plain()
        .or_else(|error| match name {
            "" | "_" | "self" | "Self" | "super" | "crate" => Err(error),
            _ => raw(),
        })
        // A vowel sign, for example, can follow a letter and cannot begin a name.
        .or_else(|_| syn::parse_str::<Ident>(&format!("_{name}")))
        .unwrap_or_else(|_| Ident::new("__Unnamed", Span::call_site()))
}
