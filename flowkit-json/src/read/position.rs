//! Where something stands in a text.

use std::fmt;
use std::ops::Range;

/// One place in a text.
///
/// Lines and columns count from 1, as editors and compilers print them; a column counts characters (Unicode scalar
/// values), not bytes. Only `\n` ends a line, so `\r\n` counts once. A byte-order mark takes up bytes but no column.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    // 32 bits are enough for the longest text that is read, and keep values small.
    offset: u32,
    line: u32,
    column: u32,
}

impl Position {
    pub(crate) const START: Self = Self {
        offset: 0,
        line: 1,
        column: 1,
    };

    pub(super) fn new(offset: usize, line: u32, column: usize) -> Self {
        Self {
            offset: narrow(offset),
            line,
            column: narrow(column),
        }
    }

    fn of_line(text: &str, (line, column): (u32, u32)) -> Self {
        let mut here = Self::START;
        for (offset, c) in text.char_indices() {
            here.offset = narrow(offset);
            let on_line = here.line == line && (here.column >= column || c == '\n');
            if on_line || here.line > line {
                return here;
            }
            match c {
                '\n' => (here.line, here.column) = (here.line + 1, 1),
                '\u{feff}' if offset == 0 => {}
                _ => here.column += 1,
            }
        }
        here.offset = narrow(text.len());
        here
    }

    /// The byte offset into the text as it was given, byte-order mark included.
    #[must_use]
    pub fn offset(self) -> usize {
        self.offset as usize
    }

    /// The line, from 1.
    #[must_use]
    pub fn line(self) -> usize {
        self.line as usize
    }

    /// The column in characters, from 1.
    #[must_use]
    pub fn column(self) -> usize {
        self.column as usize
    }
}

impl fmt::Display for Position {
    /// `line:column`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

impl fmt::Debug for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A stretch of a text: from its first character up to, not including, its end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: Position,
    end: Position,
}

impl Span {
    pub(crate) const START: Self = Self {
        start: Position::START,
        end: Position::START,
    };

    pub(super) fn new(start: Position, end: Position) -> Self {
        Self { start, end }
    }

    /// The stretch of `text` between two places that somebody else named as line and column, both from 1, the end not
    /// included. A place beyond the text is its end; a line of 0 at the start is the text's beginning, and an end before the
    /// start is the start.
    ///
    /// ```
    /// use flowkit_json::Span;
    ///
    /// let text = "{\n  \"version\": 7.3\n}";
    /// let span = Span::of_lines(text, (2, 14), (2, 17));
    /// assert_eq!(&text[span.range()], "7.3");
    /// ```
    #[must_use]
    pub fn of_lines(text: &str, start: (u32, u32), end: (u32, u32)) -> Self {
        let start = Position::of_line(text, start);
        let end = Position::of_line(text, end);
        Self::new(start, end.max(start))
    }

    /// Where it begins.
    #[must_use]
    pub fn start(self) -> Position {
        self.start
    }

    /// The place just behind it.
    #[must_use]
    pub fn end(self) -> Position {
        self.end
    }

    /// The line on which it begins, from 1.
    #[must_use]
    pub fn line(self) -> usize {
        self.start.line()
    }

    /// The column, in characters from 1, at which it begins.
    #[must_use]
    pub fn column(self) -> usize {
        self.start.column()
    }

    /// Its bytes in the text as it was given.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start.offset()..self.end.offset()
    }

    pub(crate) fn contains(self, inner: Self) -> bool {
        self.start.offset <= inner.start.offset && inner.end.offset <= self.end.offset
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.start, self.end)
    }
}

/// Texts are refused beyond [`MAX_BYTES`](super::MAX_BYTES), long before this can saturate.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Span;

    fn at(text: &str, start: (u32, u32), end: (u32, u32)) -> (&str, String) {
        let span = Span::of_lines(text, start, end);
        (&text[span.range()], format!("{span:?}"))
    }

    #[test]
    fn places_that_somebody_else_named() {
        let text = "one\r\nzwölf x\n\nend";
        assert_eq!(at(text, (2, 3), (2, 6)), ("ölf", "2:3-2:6".to_owned()));
        assert_eq!(at(text, (4, 1), (4, 4)), ("end", "4:1-4:4".to_owned()));
        assert_eq!(at(text, (1, 1), (2, 1)), ("one\r\n", "1:1-2:1".to_owned()));
    }

    #[test]
    fn places_that_the_text_does_not_have() {
        let text = "one\ntwo";
        assert_eq!(at(text, (0, 0), (0, 0)), ("", "1:1-1:1".to_owned()));
        assert_eq!(
            at(text, (1, 99), (1, 100)),
            ("", "1:4-1:4".to_owned()),
            "the end of the line"
        );
        assert_eq!(
            at(text, (9, 9), (10, 1)),
            ("", "2:4-2:4".to_owned()),
            "the end of the text"
        );
        assert_eq!(
            at(text, (2, 2), (1, 1)),
            ("", "2:2-2:2".to_owned()),
            "an end before the start"
        );
        assert_eq!(at("", (1, 1), (1, 5)), ("", "1:1-1:1".to_owned()));
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        assert_eq!(
            at("\u{feff}{}", (1, 2), (1, 3)),
            ("}", "1:2-1:3".to_owned())
        );
    }
}
