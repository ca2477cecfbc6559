//! Pickers of days.

use jiff::civil::Date;
use serde_json::Value;

use super::super::can::Can;
use super::super::days::{Days, HalfField};
use super::super::node::Node;
use super::super::text::Text;
use super::Drawn;
use crate::fields::calendar::{Half, half_of};
use crate::fields::{DateForm, shown_date};

impl Drawn<'_, '_> {
    pub(super) fn draw_date_picker(&self, node: &mut Node) {
        let picker = self.screen.phone.date_picker(self.component);
        node.label = self.text("label");
        node.helper = self.text("helper-text");
        let text = self.value.and_then(Value::as_str).unwrap_or_default();
        let shown = picker.shown(text);
        node.shown = (!shown.is_empty()).then_some(shown);
        let (first, last) = picker.first_and_last();
        node.days = Some(Days {
            first: first.to_string(),
            last: last.to_string(),
            unavailable: self.unavailable(picker.form()),
            weekdays: Vec::new(),
            min_days: None,
            max_days: None,
            halves: Vec::new(),
        });
        self.can(node, [Can::OpenDates, Can::Pick]);
        if !text.is_empty() {
            self.can(node, [Can::Clear]);
        }
    }

    pub(super) fn draw_calendar(&self, node: &mut Node) {
        let phone = self.screen.phone;
        let calendar = phone.calendar(self.component);
        node.title = self.text("title");
        node.description = self.text("description");
        let number = |name| self.property(name).and_then(|value| value.as_i64());
        let (first, last) = calendar.first_and_last();
        let mut days = Days {
            first: first.to_string(),
            last: last.to_string(),
            unavailable: self.unavailable(DateForm::Written),
            weekdays: phone.texts_of(self.component, "include-days"),
            min_days: None,
            max_days: None,
            halves: Vec::new(),
        };
        if phone.is_range(self.component) {
            days.min_days = number("min-days");
            days.max_days = number("max-days");
            days.halves = self.halves((first, last));
            node.required = days.halves.iter().any(|half| half.required);
            let shown = days.halves.iter().filter_map(|half| half.shown.as_deref());
            let shown: Vec<&str> = shown.collect();
            node.shown = (!shown.is_empty()).then(|| shown.join(" – "));
        } else {
            node.label = self.text("label");
            node.helper = self.text("helper-text");
            node.required = phone.is_half_required(self.component, Half::StartDate);
            let text = self.value.and_then(Value::as_str).unwrap_or_default();
            node.shown = DateForm::Written.read(text).map(shown_date);
        }
        node.days = Some(days);
        self.can(node, [Can::Pick]);
        let is_empty = self.value.is_none_or(|value| value.as_str() == Some(""));
        if !is_empty {
            self.can(node, [Can::Clear]);
        }
    }

    fn halves(&self, offered: (Date, Date)) -> Vec<HalfField> {
        let phone = self.screen.phone;
        let errors = phone.shown_errors_of_days(self.at);
        let halves = Half::BOTH.into_iter().zip(errors);
        let halves = halves.map(|(half, error)| {
            let (first, last) = phone.limits_of_half(self.component, half, self.value, offered);
            let text = self.value.and_then(|value| half_of(value, half));
            HalfField {
                half,
                label: self.text_of_half("label", half),
                helper: self.text_of_half("helper-text", half),
                value: text.map(Value::from),
                shown: text.and_then(|text| DateForm::Written.read(text).map(shown_date)),
                first: first.to_string(),
                last: last.to_string(),
                required: phone.is_half_required(self.component, half),
                error: error.map(|text| self.error(text)),
            }
        });
        halves.collect()
    }

    /// A property with a text for each half.
    fn text_of_half(&self, name: &str, half: Half) -> Option<Text> {
        let both = self.property(name)?;
        let text = both.get(half.key())?.as_str()?;
        (!text.is_empty()).then(|| self.limited(text.to_owned(), name))
    }

    /// `unavailable-dates`, as far as they are days.
    fn unavailable(&self, form: DateForm) -> Vec<String> {
        let texts = self
            .screen
            .phone
            .texts_of(self.component, "unavailable-dates");
        let days = texts.iter().filter_map(|text| form.read(text));
        days.map(|day| day.to_string()).collect()
    }
}
