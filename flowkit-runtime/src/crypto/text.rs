//! Settings as people paste them: with quotes, blanks and byte order marks around.

use zeroize::Zeroizing;

/// `text` without whitespace, a byte order mark and pairs of quotes around it.
pub(super) fn strip_quotes(text: &str) -> &str {
    let mut text = text;
    loop {
        let bare = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let inner = ['"', '\'', '`']
            .into_iter()
            .find_map(|quote| bare.strip_prefix(quote)?.strip_suffix(quote));
        match inner {
            Some(inner) => text = inner,
            None => return bare,
        }
    }
}

/// The value of an environment variable; `None` also when it is not Unicode, which
/// neither a PEM file nor a secret ever is.
pub(super) fn variable(name: &str) -> Option<Zeroizing<String>> {
    std::env::var(name).ok().map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::strip_quotes;

    #[test]
    fn what_surrounds_a_setting_is_dropped() {
        for text in [
            "a b",
            " a b\r\n",
            "\"a b\"",
            " ' a b ' ",
            "\u{feff}a b",
            "'\"a b\"'",
        ] {
            assert_eq!(strip_quotes(text), "a b", "{text:?}");
        }
        assert_eq!(strip_quotes("\"a"), "\"a");
        assert_eq!(strip_quotes("\""), "\"");
        assert_eq!(strip_quotes(" '' "), "");
    }
}
