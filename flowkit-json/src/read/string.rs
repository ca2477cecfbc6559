//! Strings: escapes, surrogate pairs, and what may not stand unescaped.

use std::borrow::Cow;

use super::error::{SyntaxError, SyntaxErrorKind};
use super::lex::Scanner;
use super::position::{Position, Span};

/// Reads the string whose opening quote is next. Borrows from the text when nothing in it is escaped.
pub(super) fn read<'t>(scan: &mut Scanner<'t>) -> Result<(Cow<'t, str>, Span), SyntaxError> {
    let start = scan.position();
    scan.advance(1);
    let mut unescaped: Option<String> = None;
    loop {
        let from = scan.offset();
        let stop = skip_plain(scan);
        let plain = scan.slice(from, scan.offset());
        match stop {
            Some(b'"') => {
                let value = match unescaped {
                    None => Cow::Borrowed(plain),
                    Some(mut text) => {
                        text.push_str(plain);
                        Cow::Owned(text)
                    }
                };
                scan.advance(1);
                return Ok((value, scan.span_from(start)));
            }
            Some(b'\\') => {
                let text = unescaped.get_or_insert_with(String::new);
                text.push_str(plain);
                text.push(escape(scan, start)?);
            }
            Some(b'\n' | b'\r') => {
                return Err(scan.error_here(SyntaxErrorKind::LineBreakInString, 1));
            }
            Some(byte) => {
                return Err(scan.error_here(SyntaxErrorKind::ControlCharacter(char::from(byte)), 1));
            }
            None => return Err(unterminated(scan, start)),
        }
    }
}

/// Passes everything that may stand in a string as it is, and returns what it stopped at.
fn skip_plain(scan: &mut Scanner<'_>) -> Option<u8> {
    let mut length = 0;
    let mut continuation = 0;
    let mut stop = None;
    for &byte in scan.rest_bytes() {
        if byte == b'"' || byte == b'\\' || byte < 0x20 {
            stop = Some(byte);
            break;
        }
        length += 1;
        continuation += usize::from(byte & 0xC0 == 0x80);
    }
    scan.advance_text(length, continuation);
    stop
}

/// Reads the escape whose backslash is next.
fn escape(scan: &mut Scanner<'_>, string_start: Position) -> Result<char, SyntaxError> {
    let escaped = match scan.peek_at(1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode_escape(scan),
        Some(byte) if byte >= 0x20 => {
            return Err(scan.error_here(SyntaxErrorKind::UnknownEscape, 2));
        }
        Some(_) => return Err(scan.error_here(SyntaxErrorKind::UnknownEscape, 1)),
        None => {
            scan.advance(1);
            return Err(unterminated(scan, string_start));
        }
    };
    scan.advance(2);
    Ok(escaped)
}

/// Reads `\uXXXX`, and the second half of a surrogate pair with it.
fn unicode_escape(scan: &mut Scanner<'_>) -> Result<char, SyntaxError> {
    let Some(first) = hex4(scan, 2) else {
        let digits = scan
            .rest_bytes()
            .iter()
            .skip(2)
            .take(4)
            .take_while(|byte| byte.is_ascii_hexdigit())
            .count();
        return Err(scan.error_here(SyntaxErrorKind::IncompleteUnicodeEscape, 2 + digits));
    };
    if let Some(character) = char::from_u32(first) {
        scan.advance(6);
        return Ok(character);
    }
    let second = match (scan.peek_at(6), scan.peek_at(7)) {
        (Some(b'\\'), Some(b'u')) => hex4(scan, 8),
        _ => None,
    };
    match second {
        Some(low @ 0xDC00..=0xDFFF) if first < 0xDC00 => {
            let code = 0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00);
            scan.advance(12);
            // A high and a low surrogate always give a scalar value.
            Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
        }
        _ => Err(scan.error_here(SyntaxErrorKind::LoneSurrogate, 6)),
    }
}

fn hex4(scan: &Scanner<'_>, ahead: usize) -> Option<u32> {
    (ahead..ahead + 4).try_fold(0, |code, index| {
        let digit = char::from(scan.peek_at(index)?).to_digit(16)?;
        Some(code * 16 + digit)
    })
}

fn unterminated(scan: &Scanner<'_>, start: Position) -> SyntaxError {
    SyntaxError::new(SyntaxErrorKind::UnterminatedString, scan.span_from(start))
}
