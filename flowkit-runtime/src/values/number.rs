//! Numbers as customers type them: `12,5`, `1.234,5`, `1e3`.

use std::fmt;

use crate::form::{debug_name, deserialize_by_field, text};
use crate::{FieldError, FieldValue, JsonValue};

/// A number that a customer typed, as the phone sent it: number inputs arrive as text, some as numbers.
///
/// [`to_f64`](Self::to_f64) and [`to_i64`](Self::to_i64) read it. They take what keyboards in many countries write,
/// and give `None` where a text can mean two numbers:
///
/// - A sign, digits, a decimal mark with more digits, an exponent (`-12.5`, `.5`, `1e3`). White space around is dropped.
/// - Digits before the decimal mark may stand in groups, all with the same mark between: a space, an apostrophe, a comma
///   or a point. Groups are of three digits (`12 345`), or as in India of two before the last of three (`1,00,000`).
/// - Where both comma and point occur, the last one is the decimal mark: `1.234,5` and `1,234.5` are the same number.
///   One of them that occurs more than once groups: `1.234.567`.
/// - A single point is the decimal mark, as in JSON: `1.234` is a little over one.
/// - A single comma is the decimal mark (`2,5`, `0,125`, `1234,567`), but `1,234` is `None`: it is a thousand and more
///   in one country and a little over one in another. Ask again rather than charge the wrong price.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::Number;
///
/// assert_eq!(Number::from("1 234,50").to_f64(), Some(1234.5));
/// assert_eq!(Number::from("3.0").to_i64(), Some(3));
/// assert_eq!(Number::from("1,234").to_f64(), None);
/// assert_eq!(Number::from("two").to_f64(), None);
/// ```
///
/// It goes to a screen as a JSON number where it reads as one, else as its text. `Debug` hides it.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Number(String);

impl Number {
    /// The number as it was sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as it was sent, given away.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// The number, never infinite; `None` where the text is no number or can mean two.
    #[must_use]
    pub fn to_f64(&self) -> Option<f64> {
        to_f64(&self.0)
    }

    /// The whole number (`3`, `3.0`, `3e2`); `None` where it has a fraction, is no number or is too large.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        to_i64(&self.0)
    }
}

pub(crate) fn to_f64(text: &str) -> Option<f64> {
    let parts = NumberParts::of(text)?;
    let text = format!(
        "{}{}.{}e{}",
        if parts.negative { "-" } else { "" },
        parts.whole,
        parts.fraction,
        parts.exponent.unwrap_or("0"),
    );
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

pub(crate) fn to_i64(text: &str) -> Option<i64> {
    let parts = NumberParts::of(text)?;
    let mut digits = parts.whole + parts.fraction;
    if digits.bytes().all(|digit| digit == b'0') {
        return Some(0);
    }
    let exponent: i32 = parts.exponent.unwrap_or("0").parse().ok()?;
    // Where the decimal mark belongs, counted from the first digit.
    let mark = i32::try_from(digits.len().checked_sub(parts.fraction.len())?).ok()?;
    let mark = usize::try_from(mark.checked_add(exponent)?).ok()?;
    if mark > digits.len().saturating_add(MOST_DIGITS) {
        return None;
    }
    while digits.len() < mark {
        digits.push('0');
    }
    let (whole, fraction) = digits.split_at_checked(mark)?;
    if fraction.bytes().any(|digit| digit != b'0') {
        return None;
    }
    let sign = if parts.negative { "-" } else { "" };
    format!("{sign}{whole}").parse().ok()
}

/// Digits that an `i64` can have.
const MOST_DIGITS: usize = 19;

/// A number's text, taken apart.
struct NumberParts<'a> {
    negative: bool,
    /// Digits without marks; may be empty where there is a fraction.
    whole: String,
    fraction: &'a str,
    exponent: Option<&'a str>,
}

impl<'a> NumberParts<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let negative = text.starts_with(['-', '−']);
        let text = text.strip_prefix(['-', '−', '+']).unwrap_or(text);
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (text, None),
        };
        if let Some(exponent) = exponent {
            let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
            if !all_digits(digits) || digits.is_empty() {
                return None;
            }
        }
        let (whole, fraction) = split_at_mark(mantissa)?;
        let whole = ungrouped(whole)?;
        if !all_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
            return None;
        }
        Some(Self {
            negative,
            whole,
            fraction,
            exponent,
        })
    }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What stands before and after the decimal mark; `None` where a comma can be one or not.
fn split_at_mark(text: &str) -> Option<(&str, &str)> {
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let mark = match (points, commas) {
        (1, 0) => '.',
        (0, 1) => ',',
        (0, _) | (_, 0) => return Some((text, "")),
        _ => text
            .chars()
            .rev()
            .find(|letter| matches!(letter, '.' | ','))?,
    };
    let (whole, fraction) = text.split_once(mark)?;
    let groups_too = mark == ','
        && points == 0
        && fraction.len() == 3
        && (1..=3).contains(&whole.len())
        && all_digits(whole)
        && !whole.starts_with('0');
    // A mark that is the last of its kind and not the only one would be found in the fraction.
    (!groups_too).then_some((whole, fraction))
}

/// The digits of a whole number without the marks between groups, which must stand where groups end.
fn ungrouped(text: &str) -> Option<String> {
    if all_digits(text) {
        return Some(text.to_owned());
    }
    let mut mark = None;
    for letter in text.chars().filter(|letter| !letter.is_ascii_digit()) {
        let kind = match letter {
            '.' | ',' => letter,
            '\'' | '’' => '\'',
            space if space.is_whitespace() => ' ',
            _ => return None,
        };
        if *mark.get_or_insert(kind) != kind {
            return None;
        }
    }
    let groups: Vec<&str> = text
        .split(|letter: char| !letter.is_ascii_digit())
        .collect();
    let [first, middle @ .., last] = groups.as_slice() else {
        return None;
    };
    let fits = |most: usize| {
        (1..=most).contains(&first.len()) && middle.iter().all(|group| group.len() == most)
    };
    (last.len() == 3 && (fits(3) || fits(2))).then(|| groups.concat())
}

impl FieldValue for Number {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        text(value, "a number, also as text").map(Self)
    }
}

deserialize_by_field!(Number);

impl serde::Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.to_i64(), self.to_f64()) {
            (Some(whole), _) => serializer.serialize_i64(whole),
            (None, Some(number)) => serializer.serialize_f64(number),
            (None, None) => serializer.serialize_str(&self.0),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_name(f, "Number")
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl From<&str> for Number {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Number {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self(number.to_string())
    }
}

impl From<f64> for Number {
    fn from(number: f64) -> Self {
        Self(number.to_string())
    }
}
