//! Texts as JavaScript measures, trims and cuts them, since the phone's client does it so.

/// Whether JavaScript takes a letter for a blank: as Unicode does, but with the byte-order mark and without the "next line".
pub(crate) fn is_blank(letter: char) -> bool {
    letter == '\u{feff}' || (letter.is_whitespace() && letter != '\u{85}')
}

/// The text without the blanks around it.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// The text without the blanks at its end.
pub(crate) fn trim_end(text: &str) -> &str {
    text.trim_end_matches(is_blank)
}

/// How long a text is in UTF-16 units: `é` is one, `😀` is two.
pub(crate) fn length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The beginning of a text, at most so many UTF-16 units. JavaScript would cut `😀` in two, which no Rust text can hold: we
/// leave such a letter out.
pub(crate) fn first_units(text: &str, most: usize) -> &str {
    let mut units = 0_usize;
    let end = text.char_indices().find_map(|(at, letter)| {
        units = units.saturating_add(letter.len_utf16());
        (units > most).then_some(at)
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{first_units, length, trim, trim_end};

    #[test]
    fn blanks_are_those_of_javascript() {
        assert_eq!(trim("\u{feff}\u{a0} Ana \n\u{3000}"), "Ana");
        assert_eq!(trim("\u{85}Ana"), "\u{85}Ana");
        assert_eq!(trim_end(" Ana \t"), " Ana");
    }

    #[test]
    fn lengths_are_utf16_units() {
        assert_eq!(length("Zoë"), 3);
        assert_eq!(length("a😀"), 3);
        assert_eq!(first_units("a😀b", 3), "a😀");
        assert_eq!(first_units("a😀b", 2), "a");
        assert_eq!(first_units("Zoë", 9), "Zoë");
        assert_eq!(first_units("Zoë", 0), "");
    }
}
