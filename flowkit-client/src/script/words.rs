//! How names, texts and values stand in a line.

use std::fmt::{self, Write as _};
use std::time::Duration;

use serde_json::Value;

/// The units of time, longest first, each in nanoseconds.
const UNITS: [(&str, u128); 7] = [
    ("d", 24 * 60 * 60 * 1_000_000_000),
    ("h", 60 * 60 * 1_000_000_000),
    ("m", 60 * 1_000_000_000),
    ("s", 1_000_000_000),
    ("ms", 1_000_000),
    ("us", 1_000),
    ("ns", 1),
];

/// A text in quotes. Characters that do not show, or that reorder what follows, are escaped, so that a line is what it looks like.
pub(super) fn quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    visible(f, &Value::from(text).to_string())
}

/// A JSON value.
pub(super) fn json(f: &mut fmt::Formatter<'_>, value: &Value) -> fmt::Result {
    visible(f, &value.to_string())
}

/// A name: without quotes if it is made of small letters, figures, `_`, `-` and `.` alone, such as `first_name` and `2026-12-01`.
/// Labels have capital letters as a rule, and therefore stand in quotes.
pub(super) fn name(f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
    let plain = |letter: char| {
        letter.is_ascii_lowercase()
            || letter.is_ascii_digit()
            || matches!(letter, '_' | '-' | '.' | '/')
    };
    match !name.is_empty() && name.chars().all(plain) {
        true => f.write_str(name),
        false => quoted(f, name),
    }
}

/// The id of a screen: without quotes if it is made of letters, figures and `_`.
pub(super) fn screen(f: &mut fmt::Formatter<'_>, id: &str) -> fmt::Result {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    match !id.is_empty() && id.chars().all(plain) {
        true => f.write_str(id),
        false => quoted(f, id),
    }
}

/// A time such as `600ms`, in the longest unit that has no rest.
pub(super) fn time(f: &mut fmt::Formatter<'_>, time: Duration) -> fmt::Result {
    let nanoseconds = time.as_nanos();
    let fits = |(_, length): &(&str, u128)| nanoseconds.checked_rem(*length) == Some(0);
    match UNITS.into_iter().find(fits) {
        Some((unit, length)) if nanoseconds > 0 => {
            let number = nanoseconds.checked_div(length).unwrap_or(nanoseconds);
            write!(f, "{number}{unit}")
        }
        _ => f.write_str("0s"),
    }
}

/// Reads a time such as `600ms`.
pub(super) fn read_time(word: &str) -> Option<Duration> {
    let unit = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let number: u128 = word.strip_suffix(unit)?.parse().ok()?;
    let (_, length) = UNITS.into_iter().find(|(name, _)| *name == unit)?;
    let nanoseconds = number.checked_mul(length)?;
    let seconds = nanoseconds.checked_div(1_000_000_000)?;
    let rest = nanoseconds.checked_rem(1_000_000_000)?;
    Some(Duration::new(
        u64::try_from(seconds).ok()?,
        u32::try_from(rest).ok()?,
    ))
}

/// Bytes as `9f86d0…`.
pub(super) fn hex(f: &mut fmt::Formatter<'_>, bytes: &[u8]) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

/// Reads the 32 bytes of a SHA-256.
pub(super) fn read_sha256(word: &str) -> Option<[u8; 32]> {
    if word.len() != 64 || !word.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        let from = at.checked_mul(2)?;
        *byte = u8::from_str_radix(word.get(from..from.checked_add(2)?)?, 16).ok()?;
    }
    Some(bytes)
}

/// Writes JSON whose strings hold what does not show as an escape. Outside of strings JSON has no such characters.
fn visible(f: &mut fmt::Formatter<'_>, json: &str) -> fmt::Result {
    for letter in json.chars() {
        let hides = letter.is_control()
            || matches!(
                letter,
                '\u{200b}'..='\u{200f}'
                    | '\u{2028}'..='\u{202e}'
                    | '\u{2060}'..='\u{206f}'
                    | '\u{61c}'
                    | '\u{feff}'
            );
        match hides {
            true => write!(f, "\\u{:04x}", u32::from(letter))?,
            false => f.write_char(letter)?,
        }
    }
    Ok(())
}
