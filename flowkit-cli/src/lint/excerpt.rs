//! The line on which something was found.

use std::ops::Range;

/// What is shown of long lines, in characters: minified documents are one line of any length.
const BEFORE: usize = 60;
const AFTER: usize = 100;
/// Bytes that hold as many characters, and one more that may be cut through.
const BEFORE_BYTES: usize = (BEFORE + 1) * 4;
const AFTER_BYTES: usize = (AFTER + 1) * 4;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A line, or the part of a long line around the fault, with the fault's place in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Without line break; what is not UTF-8 in it is replaced, and `…` stands for what was cut.
    pub(super) text: String,
    /// The fault's bytes in `text`. Of a fault that runs over several lines, what is on the first of them.
    pub(super) marked: Range<usize>,
}

impl Excerpt {
    /// The line around `fault`, which are bytes of `source`.
    ///
    /// However long the line is, no more than a few hundred bytes of it are looked at.
    pub(super) fn of(source: &[u8], fault: Range<usize>) -> Self {
        let at = fault.start.min(source.len());
        let mut text = before(source.get(..at).unwrap_or_default());
        let start = text.len();
        let (shown, cut) = after(source.get(at..).unwrap_or_default());
        let length = fault.end.saturating_sub(at).min(shown.len());
        let (marked, rest) = shown.split_at_checked(length).unwrap_or_default();
        let (marked, rest) = (
            String::from_utf8_lossy(marked),
            String::from_utf8_lossy(rest),
        );
        // A byte order mark at the start of the document is not shown.
        let (marked, rest) = match (at, marked.is_empty()) {
            (0, false) => (marked.trim_start_matches(BYTE_ORDER_MARK), &*rest),
            (0, true) => (&*marked, rest.trim_start_matches(BYTE_ORDER_MARK)),
            _ => (&*marked, &*rest),
        };
        let line = format!("{marked}{rest}");
        let kept = match line.char_indices().nth(AFTER) {
            Some((length, _)) => length,
            None => line.len(),
        };
        text.push_str(line.get(..kept).unwrap_or_default());
        if kept < line.len() || cut {
            text.push('…');
        }
        // The `…` is marked, too, if the fault is cut short.
        let end = match marked.len() {
            length if length > kept => text.len(),
            length => start + length,
        };
        let marked = start..end;
        Self { text, marked }
    }
}

/// What stands on the line before the fault, at most [`BEFORE`] characters.
fn before(source: &[u8]) -> String {
    let shown = source
        .get(source.len().saturating_sub(BEFORE_BYTES)..)
        .unwrap_or_default();
    let (line, cut) = match shown.iter().rposition(|byte| *byte == b'\n') {
        Some(at) => (shown.get(at + 1..).unwrap_or_default(), false),
        None => (shown, shown.len() < source.len()),
    };
    let line = String::from_utf8_lossy(line);
    let line = if cut {
        &line
    } else {
        line.trim_start_matches(BYTE_ORDER_MARK)
    };
    let surplus = line.chars().count().saturating_sub(BEFORE);
    if surplus == 0 {
        return line.to_owned();
    }
    let kept: String = line.chars().skip(surplus).collect();
    format!("…{kept}")
}

/// What stands on the line from the fault on, and whether it was cut.
fn after(source: &[u8]) -> (&[u8], bool) {
    let shown = source.get(..AFTER_BYTES).unwrap_or(source);
    match shown.iter().position(|byte| *byte == b'\n') {
        Some(at) => {
            let line = shown.get(..at).unwrap_or_default();
            (line.strip_suffix(b"\r").unwrap_or(line), false)
        }
        None => (shown, shown.len() < source.len()),
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::Excerpt;

    /// The excerpt with the fault in brackets.
    fn shown(source: &[u8], fault: std::ops::Range<usize>) -> String {
        let Excerpt { text, marked } = Excerpt::of(source, fault);
        let (start, end) = (marked.start, marked.end);
        format!("{}[{}]{}", &text[..start], &text[start..end], &text[end..])
    }

    #[test]
    fn a_line_is_shown_without_its_end() {
        assert_eq!(shown(b"{\n  \"a\": 1\n}", 4..7), "  [\"a\"]: 1");
        assert_eq!(shown(b"{\r\n  \"a\": 1\r\n}", 10..11), "  \"a\": [1]");
        assert_eq!(shown(b"{\r\n\r\n}", 3..3), "[]");
        assert_eq!(shown(b"", 0..0), "[]");
        assert_eq!(shown(b"{}", 2..2), "{}[]");
        assert_eq!(shown(b"{}\n", 9..12), "[]");
    }

    #[test]
    fn of_several_lines_the_first_is_marked() {
        assert_eq!(shown(b"[ {\r\n1\n} ]", 2..8), "[ [{]");
    }

    #[test]
    fn letters_of_several_bytes_are_kept_whole() {
        let source = "{\"ü\": \"日本\"}".as_bytes();
        assert_eq!(shown(source, 7..15), "{\"ü\": [\"日本\"]}");
    }

    #[test]
    fn a_byte_order_mark_is_left_out() {
        let source = "\u{feff}{\"a\": 1}".as_bytes();
        assert_eq!(shown(source, 4..7), "{[\"a\"]: 1}");
        assert_eq!(shown(source, 0..0), "[]{\"a\": 1}");
    }

    #[test]
    fn what_is_not_utf8_is_replaced() {
        assert_eq!(
            shown(b"{\"\xff\xfe\": 1}", 2..3),
            "{\"[\u{fffd}]\u{fffd}\": 1}"
        );
    }

    #[test]
    fn long_lines_are_cut_around_the_fault() {
        for letter in ["x", "ü", "日", "😀"] {
            let padding = letter.repeat(5000);
            let source = format!("{padding}FAULT{padding}\n");
            let at = padding.len();
            assert_eq!(
                shown(source.as_bytes(), at..at + 5),
                format!("…{}[FAULT]{}…", letter.repeat(60), letter.repeat(95))
            );
            // A fault longer than what is shown.
            let most = source.len() - 1;
            assert_eq!(
                shown(source.as_bytes(), 0..most),
                format!("[{}…]", letter.repeat(100))
            );
        }
    }
    #[test]
    fn whatever_is_marked_begins_and_ends_between_letters() {
        for letter in ["x", "ü", "日", "😀", "\u{feff}"] {
            for length in 0..260 {
                let source = letter.repeat(length);
                for fault in 0..=length {
                    for at in [0, length - fault] {
                        let range = at * letter.len()..(at + fault) * letter.len();
                        let Excerpt { text, marked } = Excerpt::of(source.as_bytes(), range);
                        assert!(text.get(marked).is_some(), "{letter} {length} {fault} {at}");
                    }
                }
            }
        }
        let broken: Vec<u8> = (0..200).map(|byte| byte as u8 | 0x80).collect();
        for start in 0..200 {
            for end in start..200 {
                let Excerpt { text, marked } = Excerpt::of(&broken, start..end);
                assert!(text.get(marked).is_some(), "{start} {end}");
            }
        }
    }
}
