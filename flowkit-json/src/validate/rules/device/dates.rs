//! Dates of the right form that no calendar has.

use super::super::flow::Flow;
use super::finding;
use crate::catalogue::ValueKind;
use crate::document::Component;
use crate::finding::{Finding, Level};
use crate::read::Value;

const DATES: [&str; 4] = ["min-date", "max-date", "unavailable-dates", "init-value"];

pub(super) fn check(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    let kind = component.kind.component().value_kind(|_| None);
    if kind != ValueKind::Date {
        return;
    }
    for value in DATES.iter().filter_map(|key| component.get(key)) {
        let listed = value.as_array().unwrap_or_default().iter();
        let halves = ["start-date", "end-date"]
            .into_iter()
            .filter_map(|half| value.get(half));
        for date in std::iter::once(value)
            .chain(listed)
            .chain(halves)
            .filter_map(Value::as_text)
        {
            if exists(date.as_str()) == Some(false) {
                let message = format!("there is no {date}");
                findings.push(
                    finding(flow, Level::Device, date.span(), message)
                        .with_help("months go from 01 to 12; mind how many days the month has"),
                );
            }
        }
    }
}

/// Whether there is such a day; `None` for what is not written as a date.
fn exists(text: &str) -> Option<bool> {
    if !super::super::dates::is_date(text) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    Some((1..=last).contains(&day))
}

#[cfg(test)]
mod tests {
    use super::exists;

    #[test]
    fn knows_the_calendar() {
        assert_eq!(exists("2024-02-29"), Some(true));
        assert_eq!(exists("2023-02-29"), Some(false));
        assert_eq!(exists("2000-02-29"), Some(true));
        assert_eq!(exists("1900-02-29"), Some(false));
        assert_eq!(exists("2024-13-01"), Some(false));
        assert_eq!(exists("2024-04-31"), Some(false));
        assert_eq!(exists("2024-12-31"), Some(true));
        assert_eq!(exists("1767225600000"), None);
    }
}
