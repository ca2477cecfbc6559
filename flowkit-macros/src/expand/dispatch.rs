//! From the number of a handler to its call.

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::Type;

use super::{Expansion, ident};
use crate::check::{Answers, Argument, Call, Handler};
use crate::diag::ends_of;
use crate::input::{Form, last_name};

impl Expansion<'_> {
    pub(super) fn dispatch(&self) -> TokenStream {
        let krate = self.krate();
        let arms = self.numbered().filter_map(|(number, handler)| {
            let call = handler.call.as_ref()?;
            Some(self.arm(&number, handler, call))
        });
        let (handler, exchange, other) = (local("handler"), local("exchange"), local("other"));
        quote! {
            // A user may mark a handler `#[deprecated]` against calls by hand. Our call is none.
            #[allow(deprecated)]
            fn call<'__flow>(
                &'__flow self,
                #handler: ::core::primitive::u16,
                #exchange: &'__flow #krate::DataExchange
            ) -> impl ::core::future::Future<
                Output = ::core::result::Result<#krate::Answer, #krate::HandlerError>
            > + ::core::marker::Send + '__flow {
                async move {
                    match #handler {
                        #(#arms)*
                        #other => #krate::__private::unknown_handler(#other),
                    }
                }
            }
        }
    }

    fn arm(&self, number: &Literal, handler: &Handler, call: &Call) -> TokenStream {
        let cfgs = &handler.cfgs;
        let extractions = call
            .arguments
            .iter()
            .enumerate()
            .map(|(index, argument)| self.extraction(index, argument));
        let conversion = self.conversion(handler, call);
        let value = self.value(handler, call);
        quote! {
            #(#cfgs)*
            #number => {
                #(#extractions)*
                #conversion()(#value)
            }
        }
    }

    /// Makes one argument. Everything is placed at the name of its type, and a wrong one is underlined there. The type
    /// itself comes from the call: written out, rustc would say twice that there is no such type.
    fn extraction(&self, index: usize, argument: &Argument) -> TokenStream {
        let Argument { cfgs, ty, .. } = argument;
        let (name, place) = (argument_name(index), name_span(ty));
        let krate = self.krate_at(place);
        let (state, value) = self.state_at(place);
        let exchange = local("exchange");
        let call = quote_spanned!(place=> #krate::__private::argument::<_, #state>(#exchange, #value).await?);
        quote!(#(#cfgs)* let #name = #call;)
    }

    /// The conversion of what the handler returns, placed at the return type. Which type that is comes from the call, as
    /// with arguments.
    fn conversion(&self, handler: &Handler, call: &Call) -> TokenStream {
        let place = name_span(&call.returns);
        let krate = self.krate_at(place);
        if handler.answers == Answers::ErrorNotification {
            return quote_spanned!(place=> #krate::__private::acknowledge::<_>);
        }
        let module = self.module();
        let leaves = ident(&handler.answers.leaves(self.model));
        let leaves = located_at(place, quote!(#module::#leaves));
        quote_spanned!(place=> #krate::__private::answer::<#leaves, _>)
    }

    /// The call of the handler. Everything is placed at its name, which is underlined if its future is not `Send`.
    fn value(&self, handler: &Handler, call: &Call) -> TokenStream {
        let name = &handler.name;
        let place = name.span();
        let receiver = call.has_receiver.then(|| {
            let this = this(place);
            quote_spanned!(place=> #this,)
        });
        let arguments = call.arguments.iter().enumerate().map(|(index, argument)| {
            let (cfgs, value) = (&argument.cfgs, argument_name(index));
            let borrow = argument.by_reference.then(|| quote_spanned!(place=> &));
            quote!(#(#cfgs)* #borrow #value)
        });
        let path = match &self.input.form {
            Form::Impl(_) => quote_spanned!(place=> Self::#name),
            Form::Module(_) => quote!(#name),
        };
        let value = quote_spanned!(place=> #path(#receiver #(#arguments),*));
        if call.is_async {
            let krate = self.krate_at(place);
            quote_spanned!(place=> #krate::__private::handlers_run_on_any_thread(#value).await)
        } else {
            value
        }
    }

    /// What arguments are made from besides the request: its type and value.
    fn state_at(&self, place: Span) -> (TokenStream, TokenStream) {
        match (&self.input.form, &self.args.state) {
            (Form::Impl(_), _) => (quote_spanned!(place=> Self), this(place)),
            (Form::Module(_), Some(state)) => (located_at(place, quote!(#state)), {
                let this = this(place);
                quote_spanned!(place=> &#this.0)
            }),
            (Form::Module(_), None) => (quote_spanned!(place=> ()), quote_spanned!(place=> &())),
        }
    }

    fn krate_at(&self, place: Span) -> TokenStream {
        match &self.args.krate {
            None => quote_spanned!(place=> ::flowkit),
            Some(_) => located_at(place, self.krate()),
        }
    }
}

fn argument_name(index: usize) -> Ident {
    local(&format!("argument_{index}"))
}

/// A variable of ours, which hides no function of the user's.
fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// `self`, which means nothing with the span of a name that was handed to a `macro_rules!`.
fn this(place: Span) -> TokenStream {
    quote_spanned!(Span::call_site().located_at(place)=> self)
}

/// Moves tokens to one place without changing what their names mean.
///
/// rustc reports a missing bound of an async call up to three times: for the type, the call and the `await`. At one
/// place they are one error.
fn located_at(place: Span, tokens: TokenStream) -> TokenStream {
    let moved = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), located_at(place, group.stream())).into();
        }
        let span = token.span();
        token.set_span(span.located_at(place));
        token
    });
    moved.collect()
}

/// The place of a type's own name: `Payload` in `flowkit::Payload<Form>`.
pub(super) fn name_span(ty: &Type) -> Span {
    last_name(ty).map_or_else(|| ends_of(ty).0, Ident::span)
}
