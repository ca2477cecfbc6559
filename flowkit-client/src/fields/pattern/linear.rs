//! The same expression for `regex`, which searches in a time that grows with the length of the text alone.
//!
//! It counts letters and not UTF-16 units: `^.$` then fits `😀`, which JavaScript sees as two.

use std::fmt::Write;

use super::tokens::{ClassItem, Token};

/// The most bytes that the compiled expression may take.
const LARGEST: usize = 1 << 20;

/// What `regex` calls the blanks of JavaScript.
const BLANK: &str =
    r"\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}";

/// The expression in the syntax of `regex`; `None` for what that cannot express.
pub(super) fn translate(tokens: &[Token]) -> Option<String> {
    let mut pattern = String::new();
    for token in tokens {
        match token {
            Token::Letter(letter) => push_code(&mut pattern, *letter)?,
            Token::Any => pattern.push_str(r"[^\n\r\x{2028}\x{2029}]"),
            Token::Set(set) => push_set(&mut pattern, *set),
            Token::Class(but, items) => push_class(&mut pattern, *but, items)?,
            Token::Open => pattern.push_str("(?:"),
            Token::Close => pattern.push(')'),
            Token::Or => pattern.push('|'),
            Token::Start => pattern.push('^'),
            Token::End => pattern.push('$'),
            Token::Edge(true) => pattern.push_str(r"(?-u:\b)"),
            Token::Repeat(least, most) => match most {
                Some(most) => write!(pattern, "{{{least},{most}}}").ok()?,
                None => write!(pattern, "{{{least},}}").ok()?,
            },
            Token::OpenLook | Token::Back | Token::Edge(false) => return None,
        }
    }
    Some(pattern)
}

/// Compiles a translation; `None` if it is too large.
pub(super) fn compile(pattern: &str) -> Option<regex::Regex> {
    let mut builder = regex::RegexBuilder::new(pattern);
    builder
        .size_limit(LARGEST)
        .dfa_size_limit(LARGEST)
        .build()
        .ok()
}

fn push_set(pattern: &mut String, set: char) {
    let letters = match set.to_ascii_lowercase() {
        'd' => "0-9",
        'w' => "0-9A-Za-z_",
        _ => BLANK,
    };
    let but = if set.is_ascii_uppercase() { "^" } else { "" };
    pattern.push('[');
    pattern.push_str(but);
    pattern.push_str(letters);
    pattern.push(']');
}

fn push_class(pattern: &mut String, but: bool, items: &[ClassItem]) -> Option<()> {
    if items.is_empty() {
        // `[^]` is any letter, `[]` is none.
        let but = if but { "" } else { "^" };
        write!(pattern, r"[{but}\x{{0}}-\x{{10ffff}}]").ok()?;
        return Some(());
    }
    pattern.push_str(if but { "[^" } else { "[" });
    for item in items {
        match item {
            ClassItem::Set(set) => push_set(pattern, *set),
            ClassItem::Range(low, high) => {
                push_code(pattern, *low)?;
                pattern.push('-');
                push_code(pattern, *high)?;
            }
        }
    }
    pattern.push(']');
    Some(())
}

/// A letter by its number, so that none means anything. Half of a surrogate pair is no letter.
fn push_code(pattern: &mut String, code: u32) -> Option<()> {
    char::from_u32(code)?;
    write!(pattern, r"\x{{{code:x}}}").ok()
}
