//! Walking through a text byte by byte while knowing line and column.

use super::error::{SyntaxError, SyntaxErrorKind};
use super::position::{Position, Span};

/// A cursor over the text.
///
/// Outside strings JSON is ASCII, so only strings (and what is refused) need to tell bytes from characters; they
/// report the continuation bytes they passed, which is what a column has to leave out.
pub(super) struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    line: u32,
    line_start: usize,
    continuation_bytes: usize,
}

impl<'t> Scanner<'t> {
    /// Starts at byte `skip` (behind a byte-order mark), which is line 1, column 1.
    pub(super) fn new(text: &'t str, skip: usize) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: skip,
            line: 1,
            line_start: skip,
            continuation_bytes: 0,
        }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    /// What is left of the text.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn rest_bytes(&self) -> &'t [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(super) fn offset(&self) -> usize {
        self.at
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    pub(super) fn position(&self) -> Position {
        let bytes = self.at - self.line_start;
        Position::new(
            self.at,
            self.line,
            bytes.saturating_sub(self.continuation_bytes) + 1,
        )
    }

    pub(super) fn span_from(&self, start: Position) -> Span {
        Span::new(start, self.position())
    }

    /// Passes `count` ASCII bytes that hold no line break.
    pub(super) fn advance(&mut self, count: usize) {
        self.at += count;
    }

    /// Passes `count` bytes without a line break, of which `continuation` do not begin a character.
    pub(super) fn advance_text(&mut self, count: usize, continuation: usize) {
        self.at += count;
        self.continuation_bytes += continuation;
    }

    pub(super) fn skip_whitespace(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' => {
                    self.at += 1;
                    self.line += 1;
                    self.line_start = self.at;
                    self.continuation_bytes = 0;
                }
                b' ' | b'\t' | b'\r' => self.at += 1,
                _ => break,
            }
        }
    }

    /// The next character, without passing it.
    pub(super) fn next_char(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// An error about the next `count` characters.
    pub(super) fn error_here(&mut self, kind: SyntaxErrorKind, count: usize) -> SyntaxError {
        let start = self.position();
        let bytes: usize = self.rest().chars().take(count).map(char::len_utf8).sum();
        let chars = self.rest().chars().take(count).count();
        self.advance_text(bytes, bytes - chars);
        SyntaxError::new(kind, self.span_from(start))
    }
}
