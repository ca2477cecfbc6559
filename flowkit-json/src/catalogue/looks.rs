//! What texts look like, to Meta's validator and to the phone alike.

/// Whether there is nothing but white space, as JavaScript sees it: a byte order mark is some, U+0085 is none.
pub(crate) fn is_blank(text: &str) -> bool {
    let is_space =
        |letter: char| letter == '\u{feff}' || (letter.is_whitespace() && letter != '\u{85}');
    text.chars().all(is_space)
}

/// Whether a text is a colour, such as `#1A2B3C`.
pub(crate) fn is_color(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::{is_blank, is_color};

    #[test]
    fn white_space_is_that_of_javascript() {
        for text in ["", " \t\r\n", "\u{a0}", "\u{2003}\u{3000}", "\u{feff}"] {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["a", "\u{85}", "\u{200b}", " . "] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn a_colour_has_six_digits() {
        assert!(is_color("#1A2b3C"));
        for text in [
            "", "#", "red", "#1A2B3", "#1A2B3C4", "1A2B3C", "#1A2B3G", "#äöü",
        ] {
            assert!(!is_color(text), "{text:?}");
        }
    }
}
