//! The CalendarPicker: the days that it offers, the value of a range, and the checks.

mod range;

use std::collections::BTreeSet;

use flowkit_json::catalogue::{DefaultValue, Kind};
use jiff::civil::{Date, Weekday};
use serde::Serialize;
use serde_json::Value;

use super::date_text::DateForm;

pub use range::{Half, half_of, range_value, with_half};

/// What is wrong with a day of a CalendarPicker. Printed, it is what the phone shows below the day, in our words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CalendarFault {
    /// There is none.
    Required {
        /// The label of the half, which the text names.
        label: String,
    },
    /// It cannot be chosen: unavailable, another day of the week, beyond the limits, or too near to the other half or too far
    /// from it.
    Unavailable,
}

impl std::error::Error for CalendarFault {}

/// What is wrong with each half of a range.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RangeFaults {
    /// What is wrong with the first day.
    pub start_date: Option<CalendarFault>,
    /// What is wrong with the last day.
    pub end_date: Option<CalendarFault>,
}

impl RangeFaults {
    /// Whether the range keeps the Footer disabled. The web client looks at the first day alone, so that a missing last day
    /// blocks nothing there; `end_blocks` is whether the last day counts as well.
    ///
    /// ```
    /// use flowkit_client::fields::Calendar;
    /// use flowkit_client::fields::calendar::Half;
    /// use jiff::civil::date;
    /// use serde_json::json;
    ///
    /// let calendar = Calendar::new(date(2026, 11, 22)).required(Half::EndDate, "Departure");
    /// let faults = calendar.check_range(&json!({ "start-date": "2026-11-22", "end-date": "" }));
    /// assert!(faults.blocks_footer(true));
    /// assert!(!faults.blocks_footer(false));
    /// ```
    #[must_use]
    pub fn blocks_footer(&self, end_blocks: bool) -> bool {
        self.start_date.is_some() || (end_blocks && self.end_date.is_some())
    }
}

/// What a CalendarPicker offers and asks. (See
/// <https://developers.facebook.com/docs/whatsapp/flows/reference/components#calendarpicker>.)
///
/// ```
/// use flowkit_client::fields::Calendar;
/// use flowkit_client::fields::calendar::Half;
/// use jiff::civil::date;
///
/// let calendar = Calendar::new(date(2026, 11, 22)).include_days(["Fri", "Sat"]).max_days(7);
/// let friday = date(2026, 11, 27);
/// assert!(calendar.offers(friday));
/// assert!(!calendar.offers(date(2026, 11, 26)));
/// assert!(calendar.offers_half(Half::EndDate, date(2026, 12, 4), Some(friday)));
/// assert!(!calendar.offers_half(Half::EndDate, date(2026, 12, 5), Some(friday)));
/// ```
#[derive(Debug, Clone)]
pub struct Calendar {
    /// The days that are offered, where the document names no limit.
    default_limits: (Date, Date),
    min: Option<Date>,
    max: Option<Date>,
    unavailable: BTreeSet<String>,
    include_days: Option<Vec<Weekday>>,
    min_days: Option<i64>,
    max_days: Option<i64>,
    /// The labels of the halves that have to be there. A single day is a range's first.
    start_required: Option<String>,
    end_required: Option<String>,
}

/// How days are written: calendars came with version 6.1.
const FORM: DateForm = DateForm::Written;

impl Calendar {
    /// An optional day of any year from 100 years before `today` to 5 years after, which is what the phone offers where the
    /// document names no limits.
    #[must_use]
    pub fn new(today: Date) -> Self {
        Self {
            default_limits: (
                default_limit("min-date", today).map_or(Date::MIN, first_of),
                default_limit("max-date", today).map_or(Date::MAX, last_of),
            ),
            min: None,
            max: None,
            unavailable: BTreeSet::new(),
            include_days: None,
            min_days: None,
            max_days: None,
            start_required: None,
            end_required: None,
        }
    }

    /// `min-date` and `max-date`. Text that is no date is no limit.
    #[must_use]
    pub fn limits(mut self, min: Option<&str>, max: Option<&str>) -> Self {
        self.min = min.and_then(|text| FORM.read(text));
        self.max = max.and_then(|text| FORM.read(text));
        self
    }

    /// `unavailable-dates`. The phone compares the texts.
    #[must_use]
    pub fn unavailable<T: Into<String>>(mut self, days: impl IntoIterator<Item = T>) -> Self {
        self.unavailable = days.into_iter().map(Into::into).collect();
        self
    }

    /// `include-days`: `Mon`, `Tue`, `Wed`, `Thu`, `Fri`, `Sat` and `Sun`. Other words are no days, and without any day none
    /// can be chosen.
    #[must_use]
    pub fn include_days<'d>(mut self, days: impl IntoIterator<Item = &'d str>) -> Self {
        self.include_days = Some(days.into_iter().filter_map(weekday).collect());
        self
    }

    /// `min-days`: the fewest days from the first to the last of a range. From Friday to Saturday is one.
    #[must_use]
    pub fn min_days(self, days: i64) -> Self {
        let min_days = Some(days);
        Self { min_days, ..self }
    }

    /// `max-days`: the most days from the first to the last of a range.
    #[must_use]
    pub fn max_days(self, days: i64) -> Self {
        let max_days = Some(days);
        Self { max_days, ..self }
    }

    /// The half has to be there; what the phone says if it is not names the label. A single day is a
    /// [`StartDate`](Half::StartDate).
    #[must_use]
    pub fn required(mut self, half: Half, label: impl Into<String>) -> Self {
        let label = Some(label.into());
        match half {
            Half::StartDate => self.start_required = label,
            Half::EndDate => self.end_required = label,
        }
        self
    }

    /// The first and the last day that can be chosen, when there is no range or its other half is not set. The first is after
    /// the last if the document says so; then no day can be.
    #[must_use]
    pub fn first_and_last(&self) -> (Date, Date) {
        let (first, last) = self.default_limits;
        (self.min.unwrap_or(first), self.max.unwrap_or(last))
    }

    /// Whether a single day can be chosen.
    #[must_use]
    pub fn offers(&self, day: Date) -> bool {
        let (first, last) = self.first_and_last();
        (first..=last).contains(&day) && !self.is_excluded(day, &FORM.write(day))
    }

    /// Whether a day can be chosen as this half of a range whose other half is `other`, if that is set.
    #[must_use]
    pub fn offers_half(&self, half: Half, day: Date, other: Option<Date>) -> bool {
        let fits = match (half, other) {
            (_, None) => true,
            (Half::StartDate, Some(end)) => self.is_range(day, end),
            (Half::EndDate, Some(start)) => self.is_range(start, day),
        };
        fits && self.offers(day)
    }

    /// Whether the last day is not before the first, and as far from it as it has to be.
    fn is_range(&self, start: Date, end: Date) -> bool {
        let days = end.duration_since(start).as_hours() / 24;
        days >= 0
            && self.min_days.is_none_or(|least| days >= least)
            && self.max_days.is_none_or(|most| days <= most)
    }

    /// Whether a day is unavailable, or on another day of the week than those that can be chosen.
    fn is_excluded(&self, day: Date, text: &str) -> bool {
        let other_weekday = |days: &Vec<Weekday>| !days.contains(&day.weekday());
        self.unavailable.contains(text) || self.include_days.as_ref().is_some_and(other_weekday)
    }

    /// Judges a single day; `None` is the value of a field that nobody has touched. The phone holds an initial value to the
    /// limits that the document names, and not to those that it takes otherwise. What is no date passes.
    ///
    /// # Errors
    ///
    /// [`CalendarFault::Required`] before [`CalendarFault::Unavailable`].
    pub fn check(&self, value: Option<&str>) -> Result<(), CalendarFault> {
        match self.fault(
            value.unwrap_or_default(),
            self.start_required.as_ref(),
            true,
        ) {
            Some(fault) => Err(fault),
            None => Ok(()),
        }
    }

    /// Judges a range: the object of [`range_value`], or anything else for one that is not set.
    #[must_use]
    pub fn check_range(&self, value: &Value) -> RangeFaults {
        let [start, end] = Half::BOTH.map(|half| half_of(value, half));
        let read = |text: Option<&str>| text.and_then(|text| FORM.read(text));
        let fits = match (read(start), read(end)) {
            (Some(start), Some(end)) => self.is_range(start, end),
            _ => true,
        };
        let fault =
            |text: Option<&str>, required| self.fault(text.unwrap_or_default(), required, fits);
        RangeFaults {
            start_date: fault(start, self.start_required.as_ref()),
            end_date: fault(end, self.end_required.as_ref()),
        }
    }

    fn fault(&self, text: &str, required: Option<&String>, fits: bool) -> Option<CalendarFault> {
        if text.is_empty() {
            let label = required?.clone();
            return Some(CalendarFault::Required { label });
        }
        let day = FORM.read(text);
        let within = |day: Date| {
            self.min.is_none_or(|min| day >= min) && self.max.is_none_or(|max| day <= max)
        };
        let available = match day {
            Some(day) => fits && within(day) && !self.is_excluded(day, text),
            None => !self.unavailable.contains(text),
        };
        (!available).then_some(CalendarFault::Unavailable)
    }
}

/// The year of a limit that the document leaves out.
fn default_limit(property: &str, today: Date) -> Option<i16> {
    let row = Kind::CalendarPicker.component().property(property)?;
    match row.default_value()? {
        DefaultValue::YearsFromNow(years) => today.year().checked_add(years),
        _ => None,
    }
}

fn first_of(year: i16) -> Date {
    Date::new(year, 1, 1).unwrap_or(Date::MIN)
}

fn last_of(year: i16) -> Date {
    Date::new(year, 12, 31).unwrap_or(Date::MAX)
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "Mon" => Weekday::Monday,
        "Tue" => Weekday::Tuesday,
        "Wed" => Weekday::Wednesday,
        "Thu" => Weekday::Thursday,
        "Fri" => Weekday::Friday,
        "Sat" => Weekday::Saturday,
        "Sun" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
