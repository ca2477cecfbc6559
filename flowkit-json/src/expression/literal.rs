//! The value of a literal.

use std::borrow::Cow;

use super::ast::Node;

/// The text that the phone shows for what stands between quotes.
///
/// `\n`, `\r`, `\t`, `\b`, `\f` and `\v` are control characters, and every other character behind a backslash stands for
/// itself. Two backslashes and a backtick are a backtick. The phone removes every `}` of an expression, those within
/// texts as well: `'a}b'` shows `ab`.
pub(super) fn unquoted(quoted: &str) -> Cow<'_, str> {
    if !quoted.contains(['\\', '}']) {
        return Cow::Borrowed(quoted);
    }
    let mut shown = String::with_capacity(quoted.len());
    let mut letters = quoted.chars().filter(|letter| *letter != '}').peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            shown.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => shown.push('\n'),
            Some('r') => shown.push('\r'),
            Some('t') => shown.push('\t'),
            Some('b') => shown.push('\u{8}'),
            Some('f') => shown.push('\u{c}'),
            Some('v') => shown.push('\u{b}'),
            Some('\\') if letters.peek() == Some(&'`') => shown.extend(letters.next()),
            Some(other) => shown.push(other),
            None => {}
        }
    }
    Cow::Owned(shown)
}

/// The number that is written so: digits, perhaps with a fraction and an exponent.
pub(super) fn number<'e>(written: &str) -> Option<Node<'e>> {
    Some(Node::Number {
        value: written.parse().ok()?,
        whole: written.bytes().all(|byte| byte.is_ascii_digit()),
    })
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn a_text_is_shown_without_its_escapes() {
        for (quoted, shown) in [
            ("it's", "it's"),
            (r"it\'s", "it's"),
            (r"a\nb", "a\nb"),
            (r"a\\b", r"a\b"),
            (r"a\\`b", "a`b"),
            ("a}b", "ab"),
            (r"a\}'b", "a'b"),
            (r"a\", "a"),
        ] {
            assert_eq!(unquoted(quoted), shown, "{quoted}");
        }
    }
}
