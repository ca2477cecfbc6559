//! The DatePicker: the days that it offers, and the check of the one that was chosen.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use flowkit_json::catalogue::{DefaultValue, Kind, Version};
use jiff::civil::Date;
use serde::Serialize;

use super::date_text::{DateForm, shown_date};

/// What is wrong with the day of a DatePicker. Printed, it is what the phone shows below the field, in our words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DateFault {
    /// There is none.
    Required,
    /// It is one of `unavailable-dates`.
    Unavailable,
}

impl std::error::Error for DateFault {}

/// What a DatePicker offers and asks. (See
/// <https://developers.facebook.com/docs/whatsapp/flows/reference/components#datepicker>.)
///
/// ```
/// use flowkit_client::fields::{DateFault, DatePicker};
/// use flowkit_json::catalogue::Version;
/// use jiff::civil::date;
///
/// let picker = DatePicker::new(Version::new(7, 3))
///     .limits(Some("2026-11-20"), Some("2026-12-31"))
///     .unavailable(["2026-12-25"]);
/// assert!(picker.offers(date(2026, 11, 22)));
/// assert!(!picker.offers(date(2027, 1, 1)));
/// assert_eq!(picker.check(Some("2026-12-25")), Err(DateFault::Unavailable));
/// assert_eq!(picker.shown("2026-11-22"), "22 Nov 2026");
/// ```
#[derive(Debug, Clone)]
pub struct DatePicker {
    form: DateForm,
    required: bool,
    first: Date,
    last: Date,
    unavailable: BTreeSet<String>,
}

impl DatePicker {
    /// An optional day between the limits that the phone takes where the document names none: 1900-01-01 to 2100-12-31.
    #[must_use]
    pub fn new(version: Version) -> Self {
        Self {
            form: DateForm::of(version),
            required: false,
            first: default_limit("min-date").unwrap_or(Date::MIN),
            last: default_limit("max-date").unwrap_or(Date::MAX),
            unavailable: BTreeSet::new(),
        }
    }

    /// Whether there has to be a day.
    #[must_use]
    pub fn required(self, required: bool) -> Self {
        Self { required, ..self }
    }

    /// `min-date` and `max-date`. The phone ignores one that is no date.
    #[must_use]
    pub fn limits(mut self, min: Option<&str>, max: Option<&str>) -> Self {
        let read = |text: Option<&str>| text.and_then(|text| self.form.read(text));
        let (first, last) = (read(min), read(max));
        self.first = first.unwrap_or(self.first);
        self.last = last.unwrap_or(self.last);
        self
    }

    /// `unavailable-dates`. The phone compares the texts: `2026-1-5` is not `2026-01-05`.
    #[must_use]
    pub fn unavailable<T: Into<String>>(mut self, days: impl IntoIterator<Item = T>) -> Self {
        self.unavailable = days.into_iter().map(Into::into).collect();
        self
    }

    /// How days are written here.
    #[must_use]
    pub fn form(&self) -> DateForm {
        self.form
    }

    /// The first and the last day that can be chosen. The first is after the last if the document says so; then no day can be.
    #[must_use]
    pub fn first_and_last(&self) -> (Date, Date) {
        (self.first, self.last)
    }

    /// Whether the wheels stop at a day. They do at unavailable ones, too: those fail the check.
    #[must_use]
    pub fn offers(&self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// The days of a month that the wheels show, 1 to 31; none for a month that is out of range or does not exist.
    #[must_use]
    pub fn days_of(&self, year: i16, month: i8) -> Vec<i8> {
        let Ok(first) = Date::new(year, month, 1) else {
            return Vec::new();
        };
        let days = 1..=first.days_in_month();
        let offered = |day: &i8| Date::new(year, month, *day).is_ok_and(|day| self.offers(day));
        days.filter(offered).collect()
    }

    /// The years that the wheels show.
    #[must_use]
    pub fn years(&self) -> RangeInclusive<i16> {
        self.first.year()..=self.last.year()
    }

    /// The day on which the wheels come to rest when they are turned to this one: 31 February is the last day of February, and
    /// a day outside of the limits is the nearest within. `None` for a month that does not exist.
    ///
    /// ```
    /// use flowkit_client::fields::DatePicker;
    /// use flowkit_json::catalogue::Version;
    /// use jiff::civil::date;
    ///
    /// let picker = DatePicker::new(Version::new(7, 3));
    /// assert_eq!(picker.turned_to(2026, 2, 31), Some(date(2026, 2, 28)));
    /// assert_eq!(picker.turned_to(1850, 2, 31), Some(date(1900, 1, 1)));
    /// ```
    #[must_use]
    pub fn turned_to(&self, year: i16, month: i8, day: i8) -> Option<Date> {
        let first = Date::new(year, month, 1).ok()?;
        let day = day.clamp(1, first.days_in_month());
        Some(self.nearest(Date::new(year, month, day).ok()?))
    }

    /// The day that iOS chooses at once when an empty field is opened: today, or the nearest day within the limits.
    #[must_use]
    pub fn opened_on_ios(&self, today: Date) -> Date {
        self.nearest(today)
    }

    fn nearest(&self, day: Date) -> Date {
        day.max(self.first).min(self.last)
    }

    /// Judges the value; `None` is that of a field that nobody has touched. The limits are not looked at: an initial value
    /// beyond them passes. Neither is the form.
    ///
    /// # Errors
    ///
    /// [`DateFault::Required`] before [`DateFault::Unavailable`].
    pub fn check(&self, value: Option<&str>) -> Result<(), DateFault> {
        let text = value.unwrap_or_default();
        if self.required && crate::js_text::trim(text).is_empty() {
            return Err(DateFault::Required);
        }
        if self.unavailable.contains(text) {
            return Err(DateFault::Unavailable);
        }
        Ok(())
    }

    /// What the field shows of its value: the day in words, and nothing of what is no day.
    #[must_use]
    pub fn shown(&self, value: &str) -> String {
        self.form.read(value).map(shown_date).unwrap_or_default()
    }
}

/// The day that the phone takes for a limit where the document names none.
fn default_limit(property: &str) -> Option<Date> {
    let row = Kind::DatePicker.component().property(property)?;
    match row.default_value()? {
        DefaultValue::Word(word) => DateForm::Written.read(word),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use flowkit_json::catalogue::Version;
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::{DateFault, DatePicker};

    fn picker() -> DatePicker {
        DatePicker::new(Version::new(7, 3))
    }

    #[test]
    fn offers_days_within_the_limits() {
        let all = picker();
        assert_eq!(all.first_and_last(), (date(1900, 1, 1), date(2100, 12, 31)));
        assert_eq!(all.years(), 1900..=2100);
        let some = all.limits(Some("2026-11-20"), Some("no date"));
        assert_eq!(some.years(), 2026..=2100);
        assert_eq!(some.days_of(2026, 11), (20..=30).collect::<Vec<i8>>());
        assert_eq!(some.days_of(2028, 2).len(), 29);
        assert_eq!(some.days_of(2026, 10), Vec::<i8>::new());
        assert_eq!(some.days_of(2026, 13), Vec::<i8>::new());
    }

    #[test]
    fn before_5_0_days_are_milliseconds() {
        let picker = DatePicker::new(Version::new(4, 0)).limits(Some("1795305600000"), None);
        assert_eq!(picker.first_and_last().0, date(2026, 11, 22));
        assert_eq!(picker.shown("1795305600000"), "22 Nov 2026");
        assert_eq!(picker.shown("2026-11-22"), "");
    }

    #[test]
    fn p161_date_unavailable_only() {
        let picker = picker()
            .limits(Some("2026-11-20"), Some("2026-12-31"))
            .unavailable(["2026-12-25"])
            .required(true);
        assert_eq!(picker.check(Some("2030-01-01")), Ok(()));
        assert_eq!(
            picker.check(Some("2026-12-25")),
            Err(DateFault::Unavailable)
        );
        assert!(picker.offers(date(2026, 12, 25)));
        for empty in [None, Some(""), Some("  ")] {
            assert_eq!(picker.check(empty), Err(DateFault::Required));
        }
        assert_eq!(picker.required(false).check(None), Ok(()));
    }

    #[test]
    fn a_value_that_is_no_day_shows_as_empty() {
        assert_eq!(picker().shown("tomorrow"), "");
        assert_eq!(picker().required(true).check(Some("tomorrow")), Ok(()));
    }

    #[test]
    fn p162_date_ios_sets_today() {
        let picker = picker().limits(Some("2026-11-20"), Some("2026-12-31"));
        let opened = |today| picker.opened_on_ios(today);
        assert_eq!(opened(date(2026, 11, 22)), date(2026, 11, 22));
        assert_eq!(opened(date(2026, 1, 1)), date(2026, 11, 20));
        assert_eq!(opened(date(2030, 1, 1)), date(2026, 12, 31));
    }

    #[test]
    fn limits_in_the_wrong_order_leave_no_day() {
        let picker = picker().limits(Some("2026-12-31"), Some("2026-11-20"));
        assert!(!picker.offers(date(2026, 12, 1)));
        assert_eq!(picker.opened_on_ios(date(2026, 12, 1)), date(2026, 11, 20));
    }

    proptest! {
        #[test]
        fn where_the_wheels_rest_is_offered(year in 1..=9999_i16, month in 1..=12_i8, day in any::<i8>()) {
            let picker = picker().limits(Some("1999-02-10"), Some("2028-02-29"));
            let rest = picker.turned_to(year, month, day);
            prop_assert!(rest.is_some_and(|day| picker.offers(day)));
        }

        #[test]
        fn no_text_breaks_it(min in ".*", max in ".*", value in ".*") {
            let picker = picker().limits(Some(&min), Some(&max)).unavailable([min.clone()]);
            let _ = (picker.check(Some(&value)), picker.shown(&value), picker.opened_on_ios(Date::MIN));
            prop_assert_eq!(picker.turned_to(2026, 0, 1), None);
        }
    }
}
