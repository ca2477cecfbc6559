//! Answers that the phone could not read, as far as their words tell: a value that is no object, and a parameter that is not
//! the handler's to give.

use proc_macro2::{Delimiter, Group, Ident, Literal, TokenTree};

use super::Look;
use crate::diag::Fault;

impl Look<'_> {
    /// `Next::complete(5)`: what no object is can be seen here. What cannot be seen is an error of the handler.
    pub(super) fn literal_answer(&mut self, method: &Ident, rest: &[TokenTree]) {
        let [TokenTree::Group(brackets), ..] = rest else {
            return;
        };
        let place = match method.to_string().as_str() {
            "complete" | "refresh_as" => 0,
            "show_as" | "show_as_with_error" | "error_with_as" => 1,
            _ => return,
        };
        let arguments: Vec<TokenTree> = brackets.stream().into_iter().collect();
        let mut arguments = arguments
            .split(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ','));
        let Some(argument) = arguments.nth(place) else {
            return;
        };
        if method == "complete" {
            self.token_in_json(argument);
        }
        let (Some(kind), Some(first), Some(last)) =
            (no_object(argument), argument.first(), argument.last())
        else {
            return;
        };
        let (what, help) = if method == "complete" {
            (
                "the parameters of a completion are",
                "name them: `Next::complete(params! { id: 5 })`, and `params! {}` for none",
            )
        } else {
            (
                "the data of a screen is",
                "name what it holds: `params! { key: value }`, `json!({ \"key\": value })` or a struct",
            )
        };
        let fault = Fault::between(
            first.span(),
            last.span(),
            format!("{what} an object, and this is {kind}"),
        );
        self.faults
            .push(fault.help(help).only_if(self.condition.clone()));
    }

    /// `json!({ "flow_token": … })`
    fn token_in_json(&mut self, argument: &[TokenTree]) {
        let [
            TokenTree::Ident(json),
            TokenTree::Punct(_),
            TokenTree::Group(brackets),
        ] = without_path(argument)
        else {
            return;
        };
        let Some(TokenTree::Group(object)) = brackets.stream().into_iter().next() else {
            return;
        };
        let members: Vec<TokenTree> = object.stream().into_iter().collect();
        let mut pairs = members.windows(2);
        let token = pairs.find_map(|pair| match pair {
            [name, TokenTree::Punct(colon)] if is_flow_token(name) && colon.as_char() == ':' => {
                Some(name)
            }
            _ => None,
        });
        if let (true, Some(token)) = (json == "json", token) {
            self.faults
                .push(token_given(token).only_if(self.condition.clone()));
        }
    }

    /// `params! { flow_token: … }`: the group without the word.
    pub(super) fn params(&mut self, rest: &[TokenTree]) -> Option<Group> {
        let [
            TokenTree::Ident(called),
            TokenTree::Punct(mark),
            TokenTree::Group(group),
            ..,
        ] = rest
        else {
            return None;
        };
        if mark.as_char() != '!' || called != "params" {
            return None;
        }
        let mut found = false;
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        let renamed = tokens.iter().enumerate().map(|(index, token)| {
            let is_name = matches!(tokens.get(index + 1), Some(TokenTree::Punct(mark)) if mark.as_char() == ':')
                && index.checked_sub(1).is_none_or(|before| {
                    matches!(tokens.get(before), Some(TokenTree::Punct(mark)) if mark.as_char() == ',')
                });
            if !is_name || !is_flow_token(token) {
                return token.clone();
            }
            found = true;
            self.faults.push(token_given(token).only_if(self.condition.clone()));
            // Another name, so that `params!` does not say the same.
            let mut other = Literal::string("flow_token ");
            other.set_span(token.span());
            other.into()
        });
        let mut edited = Group::new(group.delimiter(), renamed.collect());
        edited.set_span(group.span());
        found.then_some(edited)
    }
}

/// What a value is that is surely no object.
fn no_object(value: &[TokenTree]) -> Option<&'static str> {
    // `None::<Booking>`
    if let [
        TokenTree::Ident(word),
        _,
        _,
        TokenTree::Punct(open),
        ..,
        TokenTree::Punct(close),
    ] = value
        && word == "None"
        && (open.as_char(), close.as_char()) == ('<', '>')
    {
        return Some("nothing");
    }
    match without_path(value) {
        [TokenTree::Group(group)] => match group.delimiter() {
            Delimiter::Parenthesis if group.stream().is_empty() => Some("nothing"),
            Delimiter::Parenthesis => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                match inner
                    .iter()
                    .any(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ','))
                {
                    true => Some("a list"),
                    false => no_object(&inner),
                }
            }
            Delimiter::Bracket => Some("a list"),
            _ => None,
        },
        [TokenTree::Punct(minus), TokenTree::Literal(_)] if minus.as_char() == '-' => {
            Some("a number")
        }
        [TokenTree::Literal(literal)] => {
            let text = literal.to_string();
            let is_number = text.starts_with(|sign: char| sign.is_ascii_digit());
            Some(if is_number { "a number" } else { "a text" })
        }
        [TokenTree::Ident(word)] if word == "true" || word == "false" => Some("a boolean"),
        [TokenTree::Ident(word)] if word == "None" => Some("nothing"),
        [
            TokenTree::Ident(called),
            TokenTree::Punct(mark),
            TokenTree::Group(group),
        ] if mark.as_char() == '!' => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            match called.to_string().as_str() {
                "vec" => Some("a list"),
                "format" | "concat" | "stringify" => Some("a text"),
                "json" => match inner.as_slice() {
                    [TokenTree::Ident(null)] if null == "null" => Some("nothing"),
                    inner => no_object(inner),
                },
                _ => None,
            }
        }
        _ => None,
    }
}

/// `json!(…)` of `serde_json::json!(…)`
fn without_path(value: &[TokenTree]) -> &[TokenTree] {
    let mut rest = value;
    while let [
        TokenTree::Ident(_),
        TokenTree::Punct(a),
        TokenTree::Punct(b),
        more @ ..,
    ] = rest
        && (a.as_char(), b.as_char()) == (':', ':')
    {
        rest = more;
    }
    rest
}

fn token_given(token: &TokenTree) -> Fault {
    Fault::at_span(token.span(), "`flow_token` is no parameter to give")
        .help("leave it out: the endpoint adds the token of the request")
}

fn is_flow_token(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(name) => name == "flow_token",
        TokenTree::Literal(text) => text.to_string() == "\"flow_token\"",
        _ => false,
    }
}
