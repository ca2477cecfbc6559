//! Picking days.

use flowkit_json::catalogue::{Kind, ValueKind};
use jiff::SignedDuration;
use jiff::civil::Date;
use serde_json::Value;

use super::super::acting::SELECT;
use super::super::flow_json::FlowComponent;
use super::super::settings::{Client, Platform};
use super::super::validity::FieldFault;
use super::super::waiting::Due;
use super::super::{Impossible, Phone};
use crate::fields::calendar::{Half, half_of, with_half};
use crate::fields::{Calendar, DatePicker};

impl Phone {
    /// What a DatePicker offers and asks.
    pub(crate) fn date_picker(&self, component: &FlowComponent) -> DatePicker {
        let scope = self.scope();
        let text = |name| scope.text_of(component, name).ok().flatten();
        let picker = DatePicker::new(self.flow.version())
            .required(self.is_required(component))
            .limits(text("min-date").as_deref(), text("max-date").as_deref());
        picker.unavailable(self.texts_of(component, "unavailable-dates"))
    }

    /// The texts of a property that lists texts.
    pub(crate) fn texts_of(&self, component: &FlowComponent, name: &str) -> Vec<String> {
        let scope = self.scope();
        let value = scope.property(component, name).ok().flatten();
        let items = value
            .as_deref()
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        items
            .filter_map(|item| item.as_str().map(str::to_owned))
            .collect()
    }

    /// Opens the wheels of a DatePicker; on iOS that sets a day where there was none.
    pub(super) fn open_dates(&mut self, at: usize) -> Result<(), Impossible> {
        let component = self
            .component(at)
            .filter(|component| component.kind == Kind::DatePicker);
        let component = component.ok_or_else(|| self.takes_no(at, "wheels"))?;
        let is_empty = self
            .value(at)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .is_empty();
        let today = (self.settings.platform == Platform::Ios && is_empty).then(|| {
            let picker = self.date_picker(component);
            picker
                .form()
                .write(picker.opened_on_ios(self.settings.today))
        });
        self.blur();
        if let Some(today) = today {
            self.date(at, today);
        }
        Ok(())
    }

    pub(super) fn pick_day(&mut self, at: usize, half: Half, day: &str) -> Result<(), Impossible> {
        let Some(component) = self.component(at) else {
            return Ok(());
        };
        let parsed: Result<Date, _> = day.parse();
        let Ok(date) = parsed else {
            return Err(Impossible::new(format!(
                "`{day}` is no day: write it as `{}`",
                self.settings.today
            )));
        };
        match component.kind {
            Kind::DatePicker => {
                let picker = self.date_picker(component);
                if !picker.offers(date) {
                    let (first, last) = picker.first_and_last();
                    return Err(Impossible::new(format!(
                        "{} offers days from {first} to {last}, not {date}",
                        self.called(at)
                    )));
                }
                let text = picker.form().write(date);
                self.blur();
                self.date(at, text);
                Ok(())
            }
            Kind::CalendarPicker => self.pick_in_calendar(at, half, date),
            _ => Err(self.takes_no(at, "day")),
        }
    }

    /// Sets the day of a DatePicker. Its action waits until nothing has changed for a while.
    fn date(&mut self, at: usize, text: String) {
        self.keep(at, Some(Value::from(text)));
        self.do_later(
            at,
            Kind::DatePicker.component().runs().delay_in_milliseconds(),
            Due::Dated,
        );
    }

    /// What a CalendarPicker offers and asks.
    pub(crate) fn calendar(&self, component: &FlowComponent) -> Calendar {
        let scope = self.scope();
        let text = |name| scope.text_of(component, name).ok().flatten();
        let days = |name| {
            let value = scope.property(component, name).ok().flatten();
            value.and_then(|value| value.as_i64())
        };
        let mut calendar = Calendar::new(self.settings.today)
            .limits(text("min-date").as_deref(), text("max-date").as_deref())
            .unavailable(self.texts_of(component, "unavailable-dates"));
        let include = self.texts_of(component, "include-days");
        if !include.is_empty() {
            calendar = calendar.include_days(include.iter().map(String::as_str));
        }
        if let Some(days) = days("min-days") {
            calendar = calendar.min_days(days);
        }
        if let Some(days) = days("max-days") {
            calendar = calendar.max_days(days);
        }
        for half in Half::BOTH {
            if let Some(label) = self.required_label(component, half) {
                calendar = calendar.required(half, label);
            }
        }
        calendar
    }

    /// The label of a half that has to be there; `None` if it need not.
    fn required_label(&self, component: &FlowComponent, half: Half) -> Option<String> {
        let scope = self.scope();
        let is_range = self.is_range(component);
        let required = scope.property(component, "required").ok().flatten()?;
        let is_required = match required.as_ref() {
            Value::Bool(required) => *required && (is_range || half == Half::StartDate),
            Value::Object(halves) => halves.get(half.key()) == Some(&Value::Bool(true)),
            _ => false,
        };
        let label = scope.property(component, "label").ok().flatten();
        let label = label.as_deref().and_then(|label| {
            label
                .get(half.key())
                .or(Some(label))
                .and_then(Value::as_str)
        });
        is_required.then(|| label.filter(|_| is_range).unwrap_or_default().to_owned())
    }

    /// Whether a half of a CalendarPicker has to be there; a single day is the first.
    pub(crate) fn is_half_required(&self, component: &FlowComponent, half: Half) -> bool {
        self.required_label(component, half).is_some()
    }

    /// The first and the last day that can be picked for one half of a range: what the other half leaves of those that the
    /// calendar offers.
    pub(crate) fn limits_of_half(
        &self,
        component: &FlowComponent,
        half: Half,
        value: Option<&Value>,
        (first, last): (Date, Date),
    ) -> (Date, Date) {
        let day = |half| half_of(value?, half)?.parse::<Date>().ok();
        let scope = self.scope();
        let distance = |name| {
            let value = scope.property(component, name).ok().flatten();
            value.and_then(|value| value.as_i64())
        };
        let least = distance("min-days").unwrap_or(0).max(0);
        let most = distance("max-days");
        match half {
            Half::StartDate => day(Half::EndDate).map_or((first, last), |end| {
                let earliest = most.and_then(|most| days_after(end, most.saturating_neg()));
                let latest = days_after(end, least.saturating_neg());
                (
                    earliest.map_or(first, |day| day.max(first)),
                    latest.map_or(last, |day| day.min(last)),
                )
            }),
            Half::EndDate => day(Half::StartDate).map_or((first, last), |start| {
                let earliest = days_after(start, least);
                let latest = most.and_then(|most| days_after(start, most));
                (
                    earliest.map_or(first, |day| day.max(first)),
                    latest.map_or(last, |day| day.min(last)),
                )
            }),
        }
    }

    /// Whether a CalendarPicker takes two days.
    pub(crate) fn is_range(&self, component: &FlowComponent) -> bool {
        let mode = self.scope().text_of(component, "mode").ok().flatten();
        let kind = component.kind.component().value_kind(|name| match name {
            "mode" => mode.as_deref(),
            _ => None,
        });
        kind == ValueKind::Range
    }

    pub(super) fn pick_in_calendar(
        &mut self,
        at: usize,
        half: Half,
        date: Date,
    ) -> Result<(), Impossible> {
        let Some(component) = self.component(at) else {
            return Ok(());
        };
        let calendar = self.calendar(component);
        let is_range = self.is_range(component);
        let value = self.value(at).cloned().unwrap_or_default();
        let offered = match is_range {
            true => {
                let other = match half {
                    Half::StartDate => Half::EndDate,
                    Half::EndDate => Half::StartDate,
                };
                let other = half_of(&value, other).and_then(|day| day.parse().ok());
                calendar.offers_half(half, date, other)
            }
            false => calendar.offers(date),
        };
        if !offered {
            let (first, last) = calendar.first_and_last();
            return Err(Impossible::new(format!(
                "{date} cannot be chosen in {}, which offers days from {first} to {last} but for those that are unavailable, \
                 excluded, or at the wrong distance from the other day",
                self.called(at)
            )));
        }
        self.blur();
        self.set_day(at, half, Some(date), is_range, &value);
        Ok(())
    }

    pub(super) fn clear_day(&mut self, at: usize, half: Half) -> Result<(), Impossible> {
        let Some(component) = self.component(at) else {
            return Ok(());
        };
        let is_range = self.is_range(component);
        let value = self.value(at).cloned().unwrap_or_default();
        self.set_day(at, half, None, is_range, &value);
        Ok(())
    }

    /// Sets or clears a day. The action runs at once, and not where the day is the one that was there.
    fn set_day(&mut self, at: usize, half: Half, day: Option<Date>, is_range: bool, value: &Value) {
        let after = match is_range {
            true => with_half(value, half, day),
            false => {
                let text = Value::from(day.map(|day| day.to_string()).unwrap_or_default());
                (day.is_none() || text != *value).then_some(text)
            }
        };
        let name = self
            .component(at)
            .and_then(|component| component.name.clone());
        if let (Some(name), Some(state)) = (name, self.state_mut()) {
            state.used_halves.insert((name, half.key()));
        }
        if let Some(after) = after {
            self.keep(at, Some(after));
            self.run_action_of(at, SELECT);
        }
    }

    /// Whether the last day of a range is missing, and nothing else is wrong with it: the web client enables the Footer then.
    pub(in crate::phone) fn lacks_the_end_alone(&self, at: usize) -> bool {
        let component = self.component(at);
        component.is_some_and(|component| {
            let value = self.value(at).unwrap_or(&Value::Null);
            let is_range = component.kind == Kind::CalendarPicker && self.is_range(component);
            let faults = || self.calendar(component).check_range(value);
            is_range && faults().blocks_footer(true) && !faults().blocks_footer(false)
        })
    }

    /// What is wrong with the days of a CalendarPicker.
    pub(in crate::phone) fn fault_of_days(
        &self,
        component: &FlowComponent,
        value: Option<&Value>,
    ) -> Option<FieldFault> {
        let calendar = self.calendar(component);
        if !self.is_range(component) {
            return calendar
                .check(value.and_then(Value::as_str))
                .err()
                .map(FieldFault::said);
        }
        let faults = calendar.check_range(value.unwrap_or(&Value::Null));
        // The web client looks at the first day alone before it enables the Footer.
        let end_blocks = self.settings.client == Client::Documented;
        let blocks = faults.blocks_footer(end_blocks);
        let fault = faults.start_date.or(faults.end_date).filter(|_| blocks)?;
        Some(FieldFault::said(fault))
    }
}

/// The day so many days after this one; `None` beyond the years that calendars have.
fn days_after(day: Date, days: i64) -> Option<Date> {
    let hours = SignedDuration::try_from_hours(days.checked_mul(24)?)?;
    day.checked_add(hours).ok()
}
