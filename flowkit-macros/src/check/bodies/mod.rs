//! What can be told of a body by its words alone, where rustc would say it in other terms or not at all. Everything
//! else in a body is rustc's to judge.

mod answers;
mod fields;

use std::cell::OnceCell;

use flowkit_json::types::Sends;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

use self::fields::{fields_of, is_condition, variant_fields};
use super::returns::{is_spared, spared};
use crate::args::FlowArgs;
use crate::diag::{Fault, Faults};
use crate::input::{Input, Repairs, condition};
use crate::model::Model;
use crate::surroundings::Surroundings;

pub(super) fn check(
    args: &FlowArgs,
    input: &Input,
    model: &Model,
    repairs: &mut Repairs,
    faults: &mut Faults,
) {
    let module = args.module.clone();
    let mut look = Look {
        module: module.unwrap_or_else(|| Ident::new("screens", Span::call_site())),
        model,
        faults,
        condition: None,
        file: OnceCell::new(),
    };
    for (index, token) in input.body().clone().into_iter().enumerate() {
        let TokenTree::Group(body) = token else {
            continue;
        };
        let mut handlers = input.handlers.iter();
        let handler = handlers.find(|handler| handler.place.whole.contains(&index));
        look.condition = handler.and_then(|handler| condition(&handler.cfgs));
        if let Some(repaired) = look.group(&body, false) {
            repairs.replace(
                index..index.saturating_add(1),
                TokenTree::from(repaired).into(),
            );
        }
    }
}

struct Look<'l> {
    module: Ident,
    model: &'l Model,
    faults: &'l mut Faults,
    /// The `cfg` of the handler being looked at.
    condition: Option<TokenStream>,
    file: OnceCell<Option<Surroundings>>,
}

impl Look<'_> {
    /// The group with its faulty words replaced, if it has any that must be.
    fn group(&mut self, group: &Group, shows: bool) -> Option<Group> {
        let repaired = self.tokens(group.stream(), shows)?;
        let mut repaired = Group::new(group.delimiter(), repaired);
        repaired.set_span(group.span());
        Some(repaired)
    }

    /// `shows` says whether the tokens are the arguments of `Next::show`.
    fn tokens(&mut self, tokens: TokenStream, shows: bool) -> Option<TokenStream> {
        let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut edits: Vec<(usize, TokenStream)> = Vec::new();
        let mut next = 0_usize;
        for index in 0..tokens.len() {
            // An edit has replaced these words already.
            if index < next {
                edits.push((index, TokenStream::new()));
                continue;
            }
            let rest = tokens.get(index..).unwrap_or_default();
            let before = tokens.get(..index).unwrap_or_default();
            let edit = match rest {
                [TokenTree::Group(group), ..] => {
                    let edited = self.group(group, is_show(before));
                    edited.map(|group| TokenTree::from(group).into())
                }
                [TokenTree::Ident(name), ..] => {
                    let edit = self.word(name, before, rest, shows && index == 0);
                    if edit.is_some() && variant_fields(before, rest).is_some() {
                        next = index.saturating_add(4);
                    }
                    edit
                }
                _ => None,
            };
            edits.extend(edit.map(|edit| (index, edit)));
            if let Some(edited) = self.params(rest) {
                // The group comes next but one, and is looked at as it is now.
                let at = index.saturating_add(2);
                if let Some(token) = tokens.get_mut(at) {
                    *token = TokenTree::from(edited.clone());
                }
                edits.push((at, TokenTree::from(edited).into()));
            }
        }
        if edits.is_empty() {
            return None;
        }
        let repaired = tokens.into_iter().enumerate().flat_map(|(index, token)| {
            // Where two edits replace one token the later one counts: it was made from the result of the earlier.
            let edit = edits.iter().rev().find(|(at, _)| *at == index);
            edit.map_or_else(|| TokenStream::from(token), |(_, tokens)| tokens.clone())
        });
        Some(repaired.collect())
    }

    fn word(
        &mut self,
        name: &Ident,
        before: &[TokenTree],
        rest: &[TokenTree],
        shown: bool,
    ) -> Option<TokenStream> {
        if let ("Next", Some(path)) = (name.to_string().as_str(), behind_path(rest)) {
            if let [TokenTree::Ident(method), more @ ..] = path {
                self.literal_answer(method, more);
            }
            return None;
        }
        if let [
            _,
            TokenTree::Punct(a),
            TokenTree::Punct(b),
            TokenTree::Ident(next),
            ..,
        ] = rest
            && (a.as_char(), b.as_char()) == (':', ':')
        {
            let fields = variant_fields(before, rest);
            if let (true, Some(fields)) = (self.is_guessed(name), &fields) {
                let told = self.faults.push_silent_type(fields.clone());
                return Some(self.place_of(before, told));
            }
            return self.variant(name, next, before, fields);
        }
        if let [_, TokenTree::Group(braces), ..] = rest
            && braces.delimiter() == Delimiter::Brace
            && self.is_guessed(name)
            && !is_condition(before)
        {
            let told = self.faults.push_silent_type(fields_of(braces));
            return Some(self.place_of(before, told));
        }
        let is_literal = matches!(rest, [_, TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Brace);
        let is_shown = shown && is_literal && self.is_generated(&name.to_string());
        if self.is_qualified(before) || is_shown {
            return self.spared(name);
        }
        None
    }

    /// Whether `screens::` stands just before.
    fn is_qualified(&self, before: &[TokenTree]) -> bool {
        matches!(
            before,
            [.., TokenTree::Ident(module), TokenTree::Punct(a), TokenTree::Punct(b)]
                if *module == self.module && (a.as_char(), b.as_char()) == (':', ':')
        )
    }

    /// `screens::Option`, or `Option { … }` as what is shown: the screen's type has another name.
    fn spared(&mut self, name: &Ident) -> Option<TokenStream> {
        let text = name.to_string();
        let mut screens = self.model.screens.iter();
        let screen = screens.find(|screen| is_spared(screen, &text))?;
        let fault = Fault::at(name, spared(screen, &text))
            .help(format!("write `{}`", screen.names.ty))
            .only_if(self.condition.clone());
        self.faults.push(fault);
        let ty = Ident::new(&screen.names.ty, name.span());
        Some(TokenTree::from(ty).into())
    }

    /// `SeatsGuests::Nine`, which the Flow JSON does not have.
    fn variant(
        &mut self,
        name: &Ident,
        variant: &Ident,
        before: &[TokenTree],
        fields: Option<Vec<Ident>>,
    ) -> Option<TokenStream> {
        let word = variant.to_string();
        // `SeatsGuests::parse` or `SeatsGuests::MOST` may be a function or constant, also one of the user's.
        if !word.starts_with(char::is_uppercase) || !word.contains(char::is_lowercase) {
            return None;
        }
        let (known, others) = self.variants(&name.to_string())?;
        let is_known = |known: &[&str]| known.contains(&word.as_str());
        if is_known(&known) || others == Some(word.as_str()) {
            return None;
        }
        let is_qualified = self.is_qualified(before);
        if !is_qualified && !self.is_generated(&name.to_string()) {
            return None;
        }
        let mut fault = Fault::at(variant, format!("`{name}` has no variant `{word}`"));
        if let Some(nearest) = flowkit_json::nearest(&word, known.iter().copied()) {
            fault = fault.help(format!("did you mean `{nearest}`?"));
        }
        let known = listed(&known);
        fault = fault.help(match others {
            Some(others) => format!("the Flow JSON has {known}; `{others}` holds any other id"),
            None => format!("the Flow JSON has {known}"),
        });
        let fault = fault.only_if(self.condition.clone());
        let told = self.faults.push_type(fault, fields.unwrap_or_default());
        Some(self.place_of(before, told))
    }

    /// A type that tells a fault, as it is named here.
    fn place_of(&self, before: &[TokenTree], told: Ident) -> TokenStream {
        let module = &self.module;
        if self.is_qualified(before) {
            quote!(#told)
        } else {
            quote!(#module::#told)
        }
    }

    /// Whether a name is one of those that would come from a Flow JSON that cannot be read.
    fn is_guessed(&self, name: &Ident) -> bool {
        self.model.guessed.types.contains(&name.to_string())
    }

    /// The variants of a generated enum, and the one for everything else.
    fn variants(&self, name: &str) -> Option<(Vec<&str>, Option<&str>)> {
        for screen in &self.model.types.screens {
            if let Some(ids) = screen.ids.iter().find(|ids| ids.name == name) {
                let known = ids.variants.iter().map(|variant| variant.name.as_str());
                return Some((known.collect(), Some(ids.unlisted.as_str())));
            }
            for sends in [&screen.form, &screen.params].into_iter().flatten() {
                if let Sends::Enum(sent) = sends
                    && sent.name == name
                {
                    let known = sent.variants.iter().map(|variant| variant.name.as_str());
                    return Some((known.collect(), None));
                }
            }
        }
        None
    }

    /// Whether a name means the generated type in this file, rather than one of the user's.
    fn is_generated(&self, name: &str) -> bool {
        let file = self.file.get_or_init(Surroundings::read).as_ref();
        file.is_some_and(|file| !file.declares(name))
    }
}

/// What stands behind `Next::` or `Next::<Seats>::`.
fn behind_path(rest: &[TokenTree]) -> Option<&[TokenTree]> {
    let is = |token: Option<&TokenTree>, sign: char| matches!(token, Some(TokenTree::Punct(mark)) if mark.as_char() == sign);
    let after = |rest: &'_ [TokenTree]| is(rest.first(), ':') && is(rest.get(1), ':');
    let path = rest.get(1..).filter(|rest| after(rest))?.get(2..)?;
    if !is(path.first(), '<') {
        return Some(path);
    }
    let end = path.iter().position(|token| is(Some(token), '>'))?;
    path.get(end.saturating_add(1)..)
        .filter(|rest| after(rest))?
        .get(2..)
}

/// Whether brackets that come next are those of `Next::show(…)`.
fn is_show(before: &[TokenTree]) -> bool {
    matches!(
        before,
        [.., TokenTree::Ident(next), TokenTree::Punct(a), TokenTree::Punct(b), TokenTree::Ident(method)]
            if next == "Next"
                && (a.as_char(), b.as_char()) == (':', ':')
                && (method == "show" || method == "show_with_error")
    )
}

/// `` `Two`, `Four` and `Eight` ``, or the first of them.
fn listed(names: &[&str]) -> String {
    const SHOWN: usize = 12;
    if names.len() > SHOWN {
        let shown: Vec<String> = names
            .iter()
            .take(SHOWN)
            .map(|name| format!("`{name}`"))
            .collect();
        return format!("{} and {} more", shown.join(", "), names.len() - SHOWN);
    }
    crate::expand::listed(names)
}
