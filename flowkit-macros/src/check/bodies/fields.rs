//! Words with braces behind them: a value or a pattern with fields, or the condition of a body.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenTree};

/// The fields of `VisitForm::SlotChosen { … }`. There the type that tells a fault has to stand by itself, since rustc would
/// look for a type in it.
pub(super) fn variant_fields(before: &[TokenTree], rest: &[TokenTree]) -> Option<Vec<Ident>> {
    let [
        _,
        TokenTree::Punct(a),
        TokenTree::Punct(b),
        TokenTree::Ident(_),
        TokenTree::Group(braces),
        ..,
    ] = rest
    else {
        return None;
    };
    let is_path = (a.as_char(), b.as_char()) == (':', ':');
    let has_fields = braces.delimiter() == Delimiter::Brace && !is_condition(before);
    (is_path && has_fields).then(|| fields_of(braces))
}

/// Whether braces that come next are a body, as in `if form.guests == SeatsGuests::Eight { … }`, and hold no fields.
pub(super) fn is_condition(before: &[TokenTree]) -> bool {
    let mut has_equals = false;
    for token in before.iter().rev() {
        match token {
            TokenTree::Punct(mark) if matches!(mark.as_char(), ';' | ',') => return false,
            TokenTree::Punct(mark) => has_equals |= mark.as_char() == '=',
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return false,
            // What stands between it and `=` is a pattern.
            TokenTree::Ident(word) if word == "let" => {
                return has_equals && is_condition_before(before);
            }
            TokenTree::Ident(word)
                if ["if", "while", "match", "in"]
                    .iter()
                    .any(|other| word == other) =>
            {
                return true;
            }
            _ => {}
        }
    }
    false
}

/// Whether the `let` in these words is that of `if let` or `while let`.
fn is_condition_before(before: &[TokenTree]) -> bool {
    before.windows(2).rev().any(|pair| match pair {
        [TokenTree::Ident(first), TokenTree::Ident(second)] => {
            second == "let" && (first == "if" || first == "while")
        }
        _ => false,
    })
}

/// `day` and `slot` of `{ day: d, slot, .. }`
pub(super) fn fields_of(braces: &Group) -> Vec<Ident> {
    let tokens: Vec<TokenTree> = braces.stream().into_iter().collect();
    let parts =
        tokens.split(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ','));
    let names = parts.filter_map(|part| {
        // `ref mut slot`
        let words = part
            .iter()
            .take_while(|token| !matches!(token, TokenTree::Punct(_)));
        match words.last() {
            Some(TokenTree::Ident(name)) if name != "_" => {
                let mut name = name.clone();
                name.set_span(Span::call_site());
                Some(name)
            }
            _ => None,
        }
    });
    let mut fields: Vec<Ident> = names.collect();
    fields.sort();
    fields.dedup();
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(code: &str) -> Option<Vec<String>> {
        let tokens: proc_macro2::TokenStream = code.parse().expect("tokens");
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let at = tokens
            .iter()
            .position(|token| matches!(token, TokenTree::Ident(name) if name == "X"))?;
        let (before, rest) = tokens.split_at(at);
        let fields = variant_fields(before, rest)?;
        Some(fields.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_value_or_a_pattern_has_fields() {
        for (code, fields) in [
            ("X::Y { day: d, ref slot, .. } => d", "day slot"),
            ("a; X::Y { r#type: 1 }", "r#type"),
            ("if let X::Y { a } = b { c }", "a"),
            ("while let X::Y { a, a: _ } = b { c }", "a"),
            ("match a { 1 => 2 } X::Y { a }", "a"),
            ("return X::Y {}", ""),
        ] {
            assert_eq!(
                told(code).map(|names| names.join(" ")).as_deref(),
                Some(fields),
                "{code}"
            );
        }
    }

    #[test]
    fn a_body_has_none() {
        for code in [
            "if a == X::Y { b }",
            "while a != X::Y { b }",
            "match X::Y { b => c }",
            "for a in X::Y { b }",
            "if let Some(a) = X::Y { b }",
            "X::Y (a)",
            "X::Y => a",
        ] {
            assert_eq!(told(code), None, "{code}");
        }
    }
}
