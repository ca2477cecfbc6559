//! Text from outside, made fit for a line of a log.

use std::fmt::{self, Display, Write};

use super::quiet::quiet;

/// The most bytes of a text that a line of the log holds.
const LONGEST: usize = 2048;

/// Shows a text on one line and not too long: a control character is written as its escape (`\n`, `\u{1b}`), and what is
/// over 2 KB is cut.
///
/// Requests and handlers' errors can hold anything. A newline in them would begin a line that looks like one of the log's
/// own, an escape sequence would recolour a terminal, and an error of 5 MB would fill a disk.
#[derive(Debug)]
pub struct OneLine<T>(pub T);

impl<T: Display> Display for OneLine<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = Line {
            to: f,
            left: LONGEST,
            full: false,
        };
        match write!(line, "{}", self.0) {
            // A full line answers with an error, so that `Display` stops there: the rest of a long text is never formatted.
            Err(fmt::Error) if line.full => f.write_str("… (cut at 2 KB)"),
            written => written,
        }
    }
}

/// Writes a text of a developer's own, such as a handler's error, before the subscriber hears of the line: where the text
/// panicked within the subscriber, the line would be lost, and half of it could stand in front of the next one.
pub(super) fn written(text: impl Display) -> String {
    let mut line = String::new();
    let whole = quiet(|| write!(line, "{}", OneLine(text)).is_ok());
    if whole != Some(true) {
        line.push_str("… (the rest could not be written: its `Display` failed)");
    }
    line
}

struct Line<'a, 'f> {
    to: &'a mut fmt::Formatter<'f>,
    left: usize,
    full: bool,
}

impl Write for Line<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| self.write_char(c))
    }

    fn write_char(&mut self, c: char) -> fmt::Result {
        let escape = breaks_a_line(c).then(|| c.escape_default());
        let length = escape.as_ref().map_or(c.len_utf8(), ExactSizeIterator::len);
        let Some(left) = self.left.checked_sub(length) else {
            self.full = true;
            return Err(fmt::Error);
        };
        self.left = left;
        match escape {
            Some(mut escape) => escape.try_for_each(|c| self.to.write_char(c)),
            None => self.to.write_char(c),
        }
    }
}

/// Control characters, what Unicode counts as the end of a line, and what turns the direction of the text that follows.
fn breaks_a_line(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, OneLine, written};

    #[test]
    fn control_characters_are_escaped() {
        for (text, shown) in [
            ("plain — text, ß 漢", "plain — text, ß 漢"),
            ("a\nINFO forged", r"a\nINFO forged"),
            ("a\r\nb\tc", r"a\r\nb\tc"),
            ("\u{1b}[31mred\u{7f}\u{9b}", r"\u{1b}[31mred\u{7f}\u{9b}"),
            ("a\u{2028}b\u{85}c\u{202e}d", r"a\u{2028}b\u{85}c\u{202e}d"),
            ("\u{61c}a\u{200f}b", r"\u{61c}a\u{200f}b"),
            ("\0", r"\u{0}"),
            ("", ""),
        ] {
            assert_eq!(OneLine(text).to_string(), shown);
        }
    }

    #[test]
    fn long_texts_are_cut_and_say_so() {
        let cut = "… (cut at 2 KB)";
        assert_eq!(
            OneLine("a".repeat(LONGEST)).to_string(),
            "a".repeat(LONGEST)
        );
        assert_eq!(
            OneLine("a".repeat(LONGEST + 1)).to_string(),
            format!("{}{cut}", "a".repeat(LONGEST))
        );
        // No character is cut in two, and an escape stands whole or not at all.
        for unit in ["ß", "漢", "😀", "\n", "\u{202e}", "a\n"] {
            let shown = OneLine(unit.repeat(5_000_000 / unit.len())).to_string();
            let kept = shown.strip_suffix(cut).expect("it is cut");
            assert!(
                kept.len() <= LONGEST && kept.len() > LONGEST - 12,
                "{unit:?}: {}",
                kept.len()
            );
            assert!(kept.is_char_boundary(kept.len()));
        }
    }

    #[test]
    fn a_text_that_fails_leaves_what_it_wrote() {
        struct Fails(bool);
        impl std::fmt::Display for Fails {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("the\ntable ")?;
                if self.0 {
                    std::panic::resume_unwind(Box::new("no table"));
                }
                Err(std::fmt::Error)
            }
        }
        for panics in [true, false] {
            assert_eq!(
                written(Fails(panics)),
                r"the\ntable … (the rest could not be written: its `Display` failed)"
            );
        }
        assert_eq!(written("a\nb"), r"a\nb");
        assert!(written("a".repeat(LONGEST + 1)).ends_with("(cut at 2 KB)"));
    }

    #[test]
    fn pieces_count_together() {
        let many = vec!["0123456789"; 1000];
        let text = OneLine(format_args!("{}-{}", many.concat(), "end")).to_string();
        assert!(
            text.len() < LONGEST + 40 && !text.contains("end"),
            "{}",
            text.len()
        );
    }
}
