//! An item that cannot be a flow, as it is written out beside the fault: so that the fault is told once, and not again by
//! each of its functions.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

use super::body::{attribute_tokens, mentions_flow_screen};
use crate::surroundings::Surroundings;

/// The item without its `#[flow_screen]` attributes. An item that had some and implements a foreign trait (`impl Flow for
/// Clinic`) loses the trait too, because rustc would say of each handler that the trait has no such function.
pub(crate) fn unmarked(item: TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = item.into_iter().collect();
    let Some(TokenTree::Group(braces)) = tokens.last() else {
        return tokens.into_iter().collect();
    };
    if braces.delimiter() != Delimiter::Brace {
        return tokens.into_iter().collect();
    }
    let body: Vec<TokenTree> = braces.stream().into_iter().collect();
    let kept = without_marks(&body);
    if kept.len() == body.len() {
        return tokens.into_iter().collect();
    }
    let mut unmarked = Group::new(Delimiter::Brace, kept.into_iter().collect());
    unmarked.set_span(braces.span());
    tokens.pop();
    inherent(tokens, &body)
        .into_iter()
        .chain([TokenTree::from(unmarked)])
        .collect()
}

fn without_marks(body: &[TokenTree]) -> Vec<TokenTree> {
    let mut kept = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(token) = rest.first() {
        match rest.get(..2) {
            Some(pair) if attribute_tokens(pair) == 2 && mentions_flow_screen(pair) => {
                rest = rest.get(2..).unwrap_or_default();
            }
            _ => {
                kept.push(token.clone());
                rest = rest.get(1..).unwrap_or_default();
            }
        }
    }
    kept
}

/// `impl<T> Clinic<T>` of `impl<T> Flow for Clinic<T>`, where the trait has no such functions as the body.
fn inherent(header: Vec<TokenTree>, body: &[TokenTree]) -> Vec<TokenTree> {
    let is =
        |token: &TokenTree, name: &str| matches!(token, TokenTree::Ident(word) if word == name);
    let Some(start) = header.iter().position(|token| is(token, "impl")) else {
        return header;
    };
    let start = start
        .saturating_add(1)
        .saturating_add(generics(header.get(start + 1..).unwrap_or_default()));
    let path = header.get(start..).unwrap_or_default();
    let Some(length) = path.iter().position(|token| is(token, "for")) else {
        return header;
    };
    let path = path.get(..length).unwrap_or_default();
    if is_own(path, body) {
        return header;
    }
    let rest = start.saturating_add(length).saturating_add(1);
    let kept = header.iter().enumerate();
    kept.filter(|(index, _)| *index < start || *index >= rest)
        .map(|(_, token)| token.clone())
        .collect()
}

/// How many tokens `<…>` has, if that comes first.
fn generics(tokens: &[TokenTree]) -> usize {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '<' => depth = depth.saturating_add(1),
            TokenTree::Punct(mark) if mark.as_char() == '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return if index == 0 {
                0
            } else {
                index.saturating_add(1)
            };
        }
    }
    0
}

/// Whether this file declares the trait with the functions of the body. The file then has each twice, in the trait and in
/// the body.
fn is_own(path: &[TokenTree], body: &[TokenTree]) -> bool {
    let names = path.iter().filter_map(|token| match token {
        TokenTree::Ident(name) => Some(name),
        _ => None,
    });
    let names: Vec<&Ident> = names.collect();
    let Some(file) = Surroundings::read() else {
        return false;
    };
    let functions = body.windows(2).filter_map(|pair| match pair {
        [TokenTree::Ident(keyword), TokenTree::Ident(name)] if keyword == "fn" => {
            Some(name.to_string())
        }
        _ => None,
    });
    names.iter().any(|name| file.declares(&name.to_string()))
        && functions.into_iter().all(|name| file.functions(&name) > 1)
}

#[cfg(test)]
mod tests {
    use super::unmarked;

    #[test]
    fn marks_are_taken_off_and_a_foreign_trait_with_them() {
        let of = |text: &str| {
            unmarked(text.parse().expect("tokens"))
                .to_string()
                .replace(' ', "")
        };
        let marked = "{#[flow_screen(INIT)]#[doc=\"x\"]fnopen(){}}".replace("fnopen", "fn open");
        let plain = "{#[doc=\"x\"]fnopen(){}}";
        assert_eq!(
            of(&format!("impl Flow for Clinic {marked}")),
            format!("implClinic{plain}")
        );
        assert_eq!(
            of(&format!(
                "impl<T: Db> flowkit::Flow for Clinic<T> where T: Send {marked}"
            )),
            format!("impl<T:Db>Clinic<T>whereT:Send{plain}")
        );
        assert_eq!(
            of(&format!("trait Clinic {marked}")),
            format!("traitClinic{plain}")
        );
        let untouched = "implDefaultforClinic{fndefault(){}}";
        assert_eq!(of("impl Default for Clinic { fn default() {} }"), untouched);
        assert_eq!(of("struct Clinic;"), "structClinic;");
    }
}
