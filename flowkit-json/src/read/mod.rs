//! A strict JSON reader that keeps positions.
//!
//! It accepts what [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259) calls JSON and nothing else, and for every value
//! and every key remembers the bytes, line and column it came from. Two things are let through with a [`Warning`],
//! because files in the wild have them: a byte-order mark at the start, and a key that an object has twice.

mod error;
mod grammar;
mod index;
mod lex;
mod number;
mod object;
mod path;
mod position;
mod string;
mod value;

pub use error::{Container, SyntaxError, SyntaxErrorKind};
pub use number::Number;
pub use object::{Member, Object};
pub(crate) use path::{push_index, push_key};
pub use position::{Position, Span};
pub use value::{Kind, Text, Value};

/// The longest text that is read: 10 MB in UTF-8, which is also Meta's limit for a Flow JSON document
/// ([components reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components)).
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

/// How deep objects and arrays may nest. No flow comes near it; it keeps hostile texts off the stack.
pub const MAX_DEPTH: usize = 128;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A text that was read.
#[derive(Debug, Clone)]
pub struct Reading<'t> {
    /// The value that the text holds.
    pub value: Value<'t>,
    /// What was let through although it should not be there, in the order of the text's objects' ends.
    pub warnings: Vec<Warning>,
}

/// Something that other JSON parsers refuse, or read differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// The text begins with a byte-order mark.
    ByteOrderMark,
    /// An object has a key twice; the second one counts.
    DuplicateKey {
        /// The key that is overridden.
        first: Span,
        /// The key that counts.
        second: Span,
    },
}

/// Reads a text as JSON.
///
/// # Errors
///
/// The first place where the text is not JSON, nests deeper than [`MAX_DEPTH`] or is longer than [`MAX_BYTES`].
///
/// ```
/// let error = flowkit_json::read::parse("{\"screens\": [],}").unwrap_err();
/// assert_eq!((error.span().line(), error.span().column()), (1, 15));
/// assert_eq!(error.message(), "a comma may not stand behind the last item");
/// ```
pub fn parse(text: &str) -> Result<Reading<'_>, SyntaxError> {
    if text.len() > MAX_BYTES {
        return Err(SyntaxError::new(SyntaxErrorKind::TooLong, Span::START));
    }
    let marked = text.starts_with(BYTE_ORDER_MARK);
    let skip = if marked { BYTE_ORDER_MARK.len() } else { 0 };
    let mut reader = grammar::Reader::new(lex::Scanner::new(text, skip));
    if marked {
        reader.warnings.push(Warning::ByteOrderMark);
    }
    let value = reader.document()?;
    Ok(Reading {
        value,
        warnings: reader.warnings,
    })
}

/// Reads bytes as JSON in UTF-8.
///
/// # Errors
///
/// As [`parse`], and the first byte that is not UTF-8.
pub fn parse_bytes(bytes: &[u8]) -> Result<Reading<'_>, SyntaxError> {
    text_of(bytes).and_then(parse)
}

/// The text that `bytes` hold.
pub(crate) fn text_of(bytes: &[u8]) -> Result<&str, SyntaxError> {
    if bytes.len() > MAX_BYTES {
        return Err(SyntaxError::new(SyntaxErrorKind::TooLong, Span::START));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let before = std::str::from_utf8(valid).unwrap_or_default();
        let shown = before.strip_prefix(BYTE_ORDER_MARK).unwrap_or(before);
        let line = shown.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = shown
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        let at =
            |offset, column| Position::new(offset, u32::try_from(line).unwrap_or(u32::MAX), column);
        let length = error.error_len().unwrap_or(bytes.len() - valid.len());
        let span = Span::new(
            at(valid.len(), column),
            at(valid.len() + length, column + 1),
        );
        SyntaxError::new(SyntaxErrorKind::NotUtf8, span)
    })
}
