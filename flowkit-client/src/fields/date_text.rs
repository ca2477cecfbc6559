//! How a day is written in a document and in a value.

use flowkit_json::catalogue::Version;
use jiff::SignedDuration;
use jiff::civil::Date;

/// How a version of Flow JSON writes days: those of a DatePicker, and `min-date` and the like. (See
/// <https://developers.facebook.com/docs/whatsapp/flows/reference/components#datepicker>.)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// `2026-11-22`, from version 5.0 on.
    Written,
    /// `1795305600000`, before: the milliseconds from the beginning of 1970 to the beginning of the day, in UTC.
    Milliseconds,
}

/// How long a day is, in milliseconds.
const DAY: i64 = 86_400_000;

impl DateForm {
    /// The form that a version has.
    ///
    /// ```
    /// use flowkit_client::fields::DateForm;
    /// use flowkit_json::catalogue::Version;
    ///
    /// assert_eq!(DateForm::of(Version::new(4, 0)), DateForm::Milliseconds);
    /// assert_eq!(DateForm::of(Version::new(5, 0)), DateForm::Written);
    /// ```
    #[must_use]
    pub fn of(version: Version) -> Self {
        if version < Version::new(5, 0) {
            Self::Milliseconds
        } else {
            Self::Written
        }
    }

    /// The day that a text means; `None` for a text of another form, and for a day that no calendar has (`2026-02-30`).
    ///
    /// ```
    /// use flowkit_client::fields::DateForm;
    /// use jiff::civil::date;
    ///
    /// assert_eq!(DateForm::Written.read("2026-11-22"), Some(date(2026, 11, 22)));
    /// assert_eq!(DateForm::Written.read("22.11.2026"), None);
    /// assert_eq!(DateForm::Milliseconds.read("1795305600000"), Some(date(2026, 11, 22)));
    /// ```
    #[must_use]
    pub fn read(self, text: &str) -> Option<Date> {
        match self {
            Self::Written => read_written(text),
            Self::Milliseconds => {
                let digits = text.strip_prefix('-').unwrap_or(text);
                if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                    return None;
                }
                let days = text.parse::<i64>().ok()?.div_euclid(DAY);
                let hours = days.checked_mul(24)?;
                Date::constant(1970, 1, 1)
                    .checked_add(SignedDuration::try_from_hours(hours)?)
                    .ok()
            }
        }
    }

    /// The text of a day, as it is kept and sent.
    ///
    /// ```
    /// use flowkit_client::fields::DateForm;
    /// use jiff::civil::date;
    ///
    /// assert_eq!(DateForm::Written.write(date(2026, 3, 1)), "2026-03-01");
    /// assert_eq!(DateForm::Milliseconds.write(date(1970, 1, 2)), "86400000");
    /// ```
    #[must_use]
    pub fn write(self, day: Date) -> String {
        match self {
            Self::Written => day.to_string(),
            Self::Milliseconds => {
                let since = day.duration_since(Date::constant(1970, 1, 1));
                since.as_millis().to_string()
            }
        }
    }
}

fn read_written(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let fits = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<i16>().ok().filter(|_| fits)
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A day as the phone shows it, in English: day, month, year.
///
/// ```
/// use flowkit_client::fields::shown_date;
/// use jiff::civil::date;
///
/// assert_eq!(shown_date(date(2026, 11, 22)), "22 Nov 2026");
/// ```
#[must_use]
pub fn shown_date(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::DateForm::{Milliseconds, Written};
    use super::shown_date;

    #[test]
    fn only_days_are_read() {
        assert_eq!(Written.read("2024-02-29"), Some(date(2024, 2, 29)));
        for text in [
            "",
            "2026-02-30",
            "2026-13-01",
            "2026-1-1",
            "26-01-01",
            "2026-01-01T00:00",
            "2026-01-011",
            "2026-01-01-",
            "-026-01-01",
            "1795305600000",
            " 2026-01-01",
            "２０２６-01-01",
        ] {
            assert_eq!(Written.read(text), None, "{text}");
        }
        for text in [
            "",
            "-",
            "+1",
            "1.5",
            "2026-01-01",
            "99999999999999999999",
            "9223372036854775807",
        ] {
            assert_eq!(Milliseconds.read(text), None, "{text}");
        }
    }

    #[test]
    fn milliseconds_are_of_the_day_they_fall_on() {
        assert_eq!(Milliseconds.read("0"), Some(date(1970, 1, 1)));
        assert_eq!(Milliseconds.read("86399999"), Some(date(1970, 1, 1)));
        assert_eq!(Milliseconds.read("-1"), Some(date(1969, 12, 31)));
        assert_eq!(Milliseconds.write(date(1969, 12, 31)), "-86400000");
    }

    #[test]
    fn days_are_shown_in_words() {
        assert_eq!(shown_date(date(2026, 3, 1)), "1 Mar 2026");
        assert_eq!(shown_date(Date::MIN), "1 Jan -9999");
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (1..=9999_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| date(year, month, day))
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(day in any_day()) {
            for form in [Written, Milliseconds] {
                prop_assert_eq!(form.read(&form.write(day)), Some(day));
            }
        }

        #[test]
        fn no_text_breaks_the_reading(text in ".*", number in any::<i64>()) {
            for form in [Written, Milliseconds] {
                let _ = form.read(&text).map(shown_date);
                let _ = form.read(&number.to_string()).map(shown_date);
            }
        }
    }
}
