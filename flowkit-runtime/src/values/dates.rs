//! Days as a DatePicker or CalendarPicker sends them, in the types that the features `jiff` and `chrono` bring.
//!
//! Features of all the crates in a build add up, so [`Date`] can change when another crate asks for one. Where that
//! matters, name the type: [`Text`], `Jiff` or `Chrono`.
//!
//! A picker sends a day as `YYYY-MM-DD` from Flow JSON 5.0 on, and a number of milliseconds as text before; the
//! types of `jiff` and `chrono` only take the former.
//!
//! ```
//! # use flowkit_runtime as flowkit;
//! use flowkit::{FieldValue, dates};
//!
//! let sent = || Some("2026-02-30".into());
//! // Text is taken as it is.
//! assert_eq!(dates::Text::from_field(sent()).unwrap(), "2026-02-30");
//! // The others know that February has no such day.
//! # #[cfg(feature = "chrono")]
//! assert!(dates::Chrono::from_field(sent()).is_err());
//! # #[cfg(feature = "jiff")]
//! assert!(dates::Jiff::from_field(sent()).is_err());
//! ```
//!
//! Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/components>

/// A day as the text that the phone sent; nothing about it is checked.
pub type Text = String;

/// A day as the crate `jiff` has it: `jiff::civil::Date`.
#[cfg(feature = "jiff")]
pub type Jiff = jiff::civil::Date;

/// A day as the crate `chrono` has it: `chrono::NaiveDate`.
#[cfg(feature = "chrono")]
pub type Chrono = chrono::NaiveDate;

/// A day that a customer chose: `jiff::civil::Date` with the feature `jiff`, else `chrono::NaiveDate` with the
/// feature `chrono`, else the text as it was sent, unchecked. With both features it is `jiff`'s.
#[cfg(feature = "jiff")]
pub type Date = Jiff;
/// A day that a customer chose: `jiff::civil::Date` with the feature `jiff`, else `chrono::NaiveDate` with the
/// feature `chrono`, else the text as it was sent, unchecked. With both features it is `jiff`'s.
#[cfg(all(feature = "chrono", not(feature = "jiff")))]
pub type Date = Chrono;
/// A day that a customer chose: `jiff::civil::Date` with the feature `jiff`, else `chrono::NaiveDate` with the
/// feature `chrono`, else the text as it was sent, unchecked. With both features it is `jiff`'s.
#[cfg(not(any(feature = "chrono", feature = "jiff")))]
pub type Date = Text;

#[cfg(any(feature = "chrono", feature = "jiff"))]
mod checked {
    use crate::{FieldError, FieldValue, JsonValue};

    const EXPECTED: &str = "a day as YYYY-MM-DD";

    /// The year, month and day of `YYYY-MM-DD`, which need not be a real day. The libraries' own parsers take
    /// more forms than a picker sends.
    fn parts(value: Option<JsonValue>) -> Option<(i16, u8, u8)> {
        let Some(JsonValue::String(text)) = value else {
            return None;
        };
        let mut parts = text.trim().split('-');
        let mut digits = |len: usize| {
            let part = parts.next()?;
            (part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit())).then_some(part)
        };
        let (year, month, day) = (digits(4)?, digits(2)?, digits(2)?);
        if parts.next().is_some() {
            return None;
        }
        Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
    }

    #[cfg(feature = "jiff")]
    impl FieldValue for jiff::civil::Date {
        fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
            parts(value)
                .and_then(|(year, month, day)| {
                    Self::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
                })
                .ok_or_else(|| FieldError::expected(EXPECTED))
        }
    }

    #[cfg(feature = "chrono")]
    impl FieldValue for chrono::NaiveDate {
        fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
            parts(value)
                .and_then(|(year, month, day)| {
                    Self::from_ymd_opt(year.into(), month.into(), day.into())
                })
                .ok_or_else(|| FieldError::expected(EXPECTED))
        }
    }
}
