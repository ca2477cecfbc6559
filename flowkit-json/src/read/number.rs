//! Numbers: JSON's grammar, and a value that keeps its text.

use std::borrow::Cow;
use std::fmt;

use super::error::{SyntaxError, SyntaxErrorKind};
use super::lex::Scanner;
use super::position::{Position, Span};

/// A number as it was written; nothing is lost to a machine type.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number<'t>(Cow<'t, str>);

impl Number<'_> {
    /// The number's text, such as `4.20` or `1e3`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as an integer, if it is written as one and fits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The number as JavaScript (and so the phone) would hold it; infinite if it is too large for that.
    #[must_use]
    pub fn as_f64(&self) -> f64 {
        // What passed the reader is within the grammar of `f64::from_str`.
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// Whether it is a whole number, however it is written (`3`, `3.0`, `3e2`): what JSON Schema calls an integer.
    #[must_use]
    pub fn is_integral(&self) -> bool {
        let number = self.as_f64();
        number.is_finite() && number.fract() == 0.0
    }

    pub(super) fn into_owned(self) -> Number<'static> {
        Number(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Debug for Number<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Number(..)")
    }
}

/// Reads the number that begins here, with a digit or a minus.
pub(super) fn read<'t>(scan: &mut Scanner<'t>) -> Result<(Number<'t>, Span), SyntaxError> {
    let start = scan.position();
    if scan.peek() == Some(b'-') {
        scan.advance(1);
    }
    match scan.peek() {
        Some(b'0') => {
            scan.advance(1);
            if scan.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                digits(scan);
                return Err(SyntaxError::new(
                    SyntaxErrorKind::LeadingZero,
                    scan.span_from(start),
                ));
            }
        }
        Some(b'1'..=b'9') => digits(scan),
        _ => return Err(malformed(scan, start)),
    }
    if scan.peek() == Some(b'.') {
        scan.advance(1);
        if !scan.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(malformed(scan, start));
        }
        digits(scan);
    }
    if matches!(scan.peek(), Some(b'e' | b'E')) {
        scan.advance(1);
        if matches!(scan.peek(), Some(b'+' | b'-')) {
            scan.advance(1);
        }
        if !scan.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(malformed(scan, start));
        }
        digits(scan);
    }
    // `0x1F`, `1_000`, `1.2.3`, `10px`: one mistake, not a number followed by a missing comma.
    if scan.peek().is_some_and(belongs_to_a_number) {
        return Err(malformed(scan, start));
    }
    let text = scan.slice(start.offset(), scan.offset());
    Ok((Number(Cow::Borrowed(text)), scan.span_from(start)))
}

fn digits(scan: &mut Scanner<'_>) {
    let count = scan
        .rest_bytes()
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    scan.advance(count);
}

fn belongs_to_a_number(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'+' | b'-')
}

/// An error about everything from `start` on that was meant to be one number.
pub(super) fn malformed(scan: &mut Scanner<'_>, start: Position) -> SyntaxError {
    let rest = scan
        .rest_bytes()
        .iter()
        .take_while(|byte| belongs_to_a_number(**byte))
        .count();
    scan.advance(rest);
    SyntaxError::new(SyntaxErrorKind::MalformedNumber, scan.span_from(start))
}
