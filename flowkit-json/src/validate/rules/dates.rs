//! Dates of DatePicker and CalendarPicker: their form, their order, and the range they leave.

use super::flow::Flow;
use super::gates;
use crate::catalogue::Kind;
use crate::document::Component;
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::{Text, Value};

pub(super) fn check(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    if !flow.holds(gates::WRITTEN_DATES) {
        return;
    }
    let mut dates = Dates { flow, findings };
    let low = dates.written(component.get("min-date"));
    let high = dates.written(component.get("max-date"));
    if let (Some(low), Some(high)) = (low, high)
        && low.as_str() > high.as_str()
    {
        let message = format!("`min-date` {low} is after `max-date` {high}");
        return dates.add(low, message, "swap them, or move one of them");
    }
    let excluded = component.get("unavailable-dates").and_then(Value::as_array);
    for date in excluded.unwrap_or_default() {
        let date = dates.written(Some(date));
        dates.within(date, low, high, "this unavailable date");
    }
    let Some(init) = component.get("init-value") else {
        return;
    };
    if component.kind == Kind::DatePicker {
        let init = dates.written(Some(init));
        return dates.within(init, low, high, "the initial date");
    }
    // What a calendar's initial value looks like is checked with the calendar; here only its dates count, and only
    // where they fit the mode. A bound mode may be either.
    let mode = component.get("mode");
    let range = mode.and_then(Value::as_str) == Some("range");
    let either = mode.is_some_and(|mode| flow.is_bound(mode));
    if init.as_object().is_some() && (range || either) {
        dates.range(init, low, high);
    } else if !range {
        dates.within(date(init), low, high, "the initial date");
    }
}

struct Dates<'f, 'd> {
    flow: &'f Flow<'d>,
    findings: &'f mut Vec<Finding>,
}

impl Dates<'_, '_> {
    fn add(&mut self, date: Text<'_>, message: String, help: &str) {
        let finding = self
            .flow
            .finding(Code::InvalidDateRange, date.span(), message);
        self.findings.push(finding.with_help(help));
    }

    /// The date, if one is written here; what is written but is no date is reported.
    fn written<'d>(&mut self, value: Option<&'d Value<'_>>) -> Option<Text<'d>> {
        let value = value?;
        let text = value.as_text()?;
        if date(value).is_none() && !self.flow.is_bound(value) {
            self.add(
                text,
                format!("`{text}` is not a date"),
                "write it as `YYYY-MM-DD`",
            );
        }
        date(value)
    }

    /// The initial value of a range.
    fn range(&mut self, init: &Value<'_>, low: Option<Text<'_>>, high: Option<Text<'_>>) {
        let half = |key: &str| init.get(key).and_then(date);
        let (start, end) = (half("start-date"), half("end-date"));
        if let (Some(start), Some(end)) = (start, end)
            && start.as_str() > end.as_str()
        {
            let message = format!("the initial range begins on {start}, after its end on {end}");
            let code = Code::InvalidDateRange;
            let finding = self.flow.finding(code, init.span(), message);
            return self.findings.push(finding.with_help("swap them"));
        }
        for half in [start, end] {
            self.within(half, low, high, "this initial date");
        }
    }

    fn within(
        &mut self,
        date: Option<Text<'_>>,
        low: Option<Text<'_>>,
        high: Option<Text<'_>>,
        what: &str,
    ) {
        let Some(date) = date else {
            return;
        };
        if let Some(low) = low.filter(|low| date.as_str() < low.as_str()) {
            let message = format!("{what}, {date}, is before `min-date` {low}");
            self.add(date, message, "choose a date that can be selected");
        } else if let Some(high) = high.filter(|high| date.as_str() > high.as_str()) {
            let message = format!("{what}, {date}, is after `max-date` {high}");
            self.add(date, message, "choose a date that can be selected");
        }
    }
}

/// The date that is written here. Only its digits are looked at, as the validator does; in this form dates are in
/// the order of their texts.
fn date<'d>(value: &'d Value<'_>) -> Option<Text<'d>> {
    value.as_text().filter(|text| is_date(text.as_str()))
}

/// Whether a text has the form `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn only_the_layout_of_a_date_counts() {
        assert!(is_date("2026-11-22") && is_date("2024-13-01"));
        assert!(
            !is_date("2026-1-22")
                && !is_date("22-11-2026")
                && !is_date("1767225600000")
                && !is_date("")
        );
    }
}
