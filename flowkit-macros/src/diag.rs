//! One collector for everything that is wrong with a flow.

use proc_macro2::{Span, TokenStream};
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
}

impl Fault {
    /// A fault that underlines these tokens.
    pub(crate) fn at(tokens: &impl ToTokens, message: impl Into<String>) -> Self {
        let (start, end) = ends_of(tokens);
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

impl ToTokens for Fault {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let text = self.text();
        if let Some(condition) = &self.condition {
            tokens.extend(quote!(#[cfg(#condition)]));
        }
        // rustc underlines a macro call from its first token to its last.
        tokens.extend(quote_spanned!(self.start=> ::core::compile_error!));
        tokens.extend(quote_spanned!(self.end=> { #text }));
    }
}

/// The spans of the first and the last token: joined spans are not to be had on stable Rust.
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
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Adds what syn said about a part of the input.
    pub(crate) fn push_syn(&mut self, error: &syn::Error) {
        for error in error {
            self.push(Fault::at_span(error.span(), error.to_string()));
        }
    }

    /// Limits all that was added since there were `before` of them to where this `cfg` predicate holds.
    pub(crate) fn only_if_since(&mut self, before: usize, condition: Option<&TokenStream>) {
        let (Some(condition), Some(added)) = (condition, self.0.get_mut(before..)) else {
            return;
        };
        for fault in added {
            fault.condition = Some(condition.clone());
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    #[cfg(test)]
    pub(crate) fn texts(&self) -> Vec<String> {
        self.0.iter().map(Fault::text).collect()
    }
}

impl ToTokens for Faults {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let faults = &self.0;
        tokens.extend(quote!(#(#faults)*));
    }
}
