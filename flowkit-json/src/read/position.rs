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
