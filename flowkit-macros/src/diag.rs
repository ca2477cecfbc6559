//! One collector for everything that is wrong with a flow.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

/// What is wrong at one place of the user's code.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    start: Span,
    end: Span,
    message: String,
    places: Vec<String>,
    helps: Vec<String>,
    condition: Option<TokenStream>,
    /// Which one it is of the faults of its flow.
    order: usize,
}

impl Fault {
    /// A fault that underlines these tokens.
    pub(crate) fn at(tokens: &impl ToTokens, message: impl Into<String>) -> Self {
        let (start, end) = ends_of(tokens);
        Self::between(start, end, message)
    }

    /// A fault that underlines all from the first of these to the second.
    pub(crate) fn between(start: Span, end: Span, message: impl Into<String>) -> Self {
        Self {
            start,
            end,
            ..Self::at_span(start, message)
        }
    }

    /// A fault that underlines this span.
    pub(crate) fn at_span(span: Span, message: impl Into<String>) -> Self {
        Self {
            start: span,
            end: span,
            message: message.into(),
            places: Vec::new(),
            helps: Vec::new(),
            condition: None,
            order: 0,
        }
    }

    /// Adds a place in the Flow JSON: `flows/appointment.json:14:9`.
    pub(crate) fn place(mut self, place: Option<String>) -> Self {
        self.places.extend(place);
        self
    }

    /// Adds what would be right.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.helps.push(help.into());
        self
    }

    /// Adds "did you mean …?" if there is a name to offer, else the other help.
    pub(crate) fn nearest_or(self, nearest: Option<&str>, other: impl FnOnce() -> String) -> Self {
        match nearest {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None => self.help(other()),
        }
    }

    /// The fault is one only where this `cfg` predicate holds; rustc decides.
    pub(crate) fn only_if(mut self, condition: Option<TokenStream>) -> Self {
        self.condition = condition;
        self
    }

    /// The text as rustc prints it, in the manner of its own diagnostics.
    pub(crate) fn text(&self) -> String {
        let places = self.places.iter().map(|place| format!("\n  --> {place}"));
        // Continuation lines stay under the text of the help.
        let helps = self
            .helps
            .iter()
            .map(|help| format!("\n  = help: {}", help.replace('\n', "\n          ")));
        places
            .chain(helps)
            .fold(self.message.clone(), |text, line| text + &line)
    }
}

impl Fault {
    /// The macro call that makes rustc print it, as an item or a type.
    fn error(&self) -> TokenStream {
        let text = self.text();
        // rustc underlines a macro call from its first token to its last.
        let mut tokens = quote_spanned!(self.start=> ::core::compile_error!);
        tokens.extend(quote_spanned!(self.end=> { #text }));
        tokens
    }
}

impl ToTokens for Fault {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some(condition) = &self.condition {
            tokens.extend(quote!(#[cfg(#condition)]));
        }
        tokens.extend(self.error());
    }
}

/// The spans of the first and the last token. Stable Rust cannot join them to one.
pub(crate) fn ends_of(tokens: &impl ToTokens) -> (Span, Span) {
    let mut spans = tokens
        .to_token_stream()
        .into_iter()
        .map(|token| token.span());
    let start = spans.next().unwrap_or_else(Span::call_site);
    (start, spans.last().unwrap_or(start))
}

/// All faults of a flow, in the order in which they were found.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    items: Vec<Fault>,
    types: Vec<FaultyType>,
}

/// A type in the module of the screens that stands for a faulty word of the user's.
#[derive(Debug)]
struct FaultyType {
    /// The fault that rustc prints at it; `None` if another type of this flow tells the same fault.
    fault: Option<Fault>,
    /// The fields with which the word is used, since rustc asks for them in a pattern.
    fields: Vec<Ident>,
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        let mut faults = Self::default();
        faults.push(fault);
        faults
    }
}

impl Faults {
    pub(crate) fn push(&mut self, mut fault: Fault) {
        fault.order = self.count();
        self.items.push(fault);
    }

    fn count(&self) -> usize {
        self.items.len().saturating_add(self.types.len())
    }

    /// Adds a fault that is told by a type: what comes back is its name in the module of the screens.
    ///
    /// rustc says nothing further about code that uses a type which holds an error. So a word of the user's that is
    /// at fault is replaced by this one (`SeatsGuests` in `SeatsGuests::Nine`), and the fault is told once.
    pub(crate) fn push_type(&mut self, mut fault: Fault, fields: Vec<Ident>) -> Ident {
        fault.order = self.count();
        self.as_type(Some(fault), fields)
    }

    /// Adds a type with these fields that stands for what another fault has told.
    pub(crate) fn push_silent_type(&mut self, fields: Vec<Ident>) -> Ident {
        self.as_type(None, fields)
    }

    fn as_type(&mut self, fault: Option<Fault>, fields: Vec<Ident>) -> Ident {
        let name = Ident::new(&format!("__Fault{}", self.types.len()), Span::call_site());
        self.types.push(FaultyType { fault, fields });
        name
    }

    /// Tells the first fault by a type, which then stands for everything that could not be made because of it.
    pub(crate) fn first_as_type(&mut self) -> Option<Ident> {
        let first = self
            .items
            .iter()
            .position(|fault| fault.condition.is_none())?;
        let fault = self.items.remove(first);
        Some(self.as_type(Some(fault), Vec::new()))
    }

    /// The types that tell faults, for the module of the screens.
    ///
    /// In the place of a type `compile_error!` stands for `()`, of which rustc has much to say. In the place of a value it
    /// is an error, and so is every type that has the value as a parameter.
    pub(crate) fn types(&self) -> TokenStream {
        let named =
            |prefix: &str, index: usize| Ident::new(&format!("{prefix}{index}"), Span::call_site());
        let Some(first) = self.types.iter().position(|ty| ty.fault.is_some()) else {
            return TokenStream::new();
        };
        let types = self.types.iter().enumerate().map(|(index, ty)| {
            let told = ty.fault.as_ref().map(|fault| {
                let condition = fault
                    .condition
                    .as_ref()
                    .map(|condition| quote!(#[cfg(#condition)]));
                let (constant, error) = (named("__ERROR", index), fault.error());
                quote!(#condition pub const #constant: ::core::primitive::usize = #error;)
            });
            let error = named("__ERROR", if told.is_some() { index } else { first });
            let condition = ty.fault.as_ref().and_then(|fault| fault.condition.as_ref());
            let condition = condition.map(|condition| quote!(#[cfg(#condition)]));
            let (name, holder, fields) = (
                named("__Fault", index),
                named("__Holder", index),
                &ty.fields,
            );
            let body = if fields.is_empty() {
                quote!(;)
            } else {
                quote!({ #(pub #fields: __Nothing<{ #error }>,)* })
            };
            quote! {
                #told
                #condition
                pub struct #holder<const __ERROR: ::core::primitive::usize> #body
                #condition
                pub type #name = #holder<{ #error }>;
            }
        });
        quote! {
            pub struct __Nothing<const __ERROR: ::core::primitive::usize>;
            #(#types)*
        }
    }

    /// Adds what syn said about a part of the input.
    pub(crate) fn push_syn(&mut self, error: &syn::Error) {
        for error in error {
            self.push(Fault::at_span(error.span(), error.to_string()));
        }
    }

    /// Limits all that was added since there were `before` of them to where this `cfg` predicate holds.
    pub(crate) fn only_if_since(&mut self, before: usize, condition: Option<&TokenStream>) {
        let (Some(condition), Some(added)) = (condition, self.items.get_mut(before..)) else {
            return;
        };
        for fault in added {
            fault.condition = Some(condition.clone());
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    #[cfg(test)]
    pub(crate) fn texts(&self) -> Vec<String> {
        let types = self.types.iter().filter_map(|ty| ty.fault.as_ref());
        let mut faults: Vec<&Fault> = self.items.iter().chain(types).collect();
        faults.sort_by_key(|fault| fault.order);
        faults.into_iter().map(Fault::text).collect()
    }
}

impl ToTokens for Faults {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let faults = &self.items;
        tokens.extend(quote!(#(#faults)*));
    }
}
