//! The one constant by which the endpoint knows the flow.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::ext::IdentExt as _;

use super::{Expansion, ident};
use crate::check::{Answers, Handler};
use crate::model::{Data, Origin, Screen};

impl Expansion<'_> {
    pub(super) fn table(&self) -> TokenStream {
        let (krate, module) = (self.krate(), self.module());
        let name = self.input.form.name();
        let known = self.model.screens.iter().filter(|_| !self.checked.stub);
        let screens = known.map(|screen| self.screen_entry(screen));
        let handlers = self
            .numbered()
            .map(|(number, handler)| self.handler_entry(&number, handler));
        let json = match self.model.origin {
            Origin::File { .. } if !self.checked.stub => {
                quote!(::core::option::Option::Some(#module::FLOW_JSON))
            }
            _ => quote!(::core::option::Option::None),
        };
        quote! {
            const TABLE: &'static #krate::__private::FlowTable = &#krate::__private::FlowTable::new(
                #name,
                &[#(#screens),*],
                &[#(#handlers),*],
                #json
            );
        }
    }

    /// The handlers that are called, with the numbers they go by; none of a flow that is only a stub.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (Literal, &Handler)> {
        let called = self
            .checked
            .handlers
            .iter()
            .filter(|handler| handler.call.is_some() && !self.checked.stub);
        (0_u16..)
            .zip(called)
            .map(|(number, handler)| (Literal::u16_suffixed(number), handler))
    }

    fn screen_entry(&self, screen: &Screen) -> TokenStream {
        let (krate, module) = (self.krate(), self.module());
        let constant = ident(&screen.names.constant);
        let entry = screen.entry;
        let data = match &screen.data {
            Data::Undeclared => quote!(None),
            Data::Declared { keys, required } => {
                quote!(Declared { keys: &[#(#keys),*], required: &[#(#required),*] })
            }
            Data::Unknown => quote!(Unknown),
        };
        quote! {
            #krate::__private::ScreenEntry::new(
                #module::#constant.id(),
                #module::#constant.leads_to(),
                #entry,
                #krate::__private::DataModel::#data
            )
        }
    }

    fn handler_entry(&self, number: &Literal, handler: &Handler) -> TokenStream {
        let krate = self.krate();
        let (cfgs, name) = (&handler.cfgs, handler.name.unraw().to_string());
        let answers = self.answers(handler.answers);
        quote!(#(#cfgs)* #krate::__private::Handler::new(#number, #name, #krate::__private::Answers::#answers))
    }

    fn answers(&self, answers: Answers) -> TokenStream {
        let id = |index: usize| {
            let (module, screen) = (self.module(), self.model.screens.get(index)?);
            let constant = ident(&screen.names.constant);
            Some(quote!((#module::#constant.id())))
        };
        match answers {
            Answers::Init => quote!(Init),
            Answers::ErrorNotification => quote!(ErrorNotification),
            Answers::DataExchange(index) => {
                let id = id(index);
                quote!(DataExchange #id)
            }
            Answers::Back(index) => {
                let id = id(index);
                quote!(Back #id)
            }
            Answers::AnyDataExchange => quote!(AnyDataExchange),
            Answers::AnyBack => quote!(AnyBack),
            Answers::Anything => quote!(Anything),
        }
    }
}
