//! When an error shows at a field.

use flowkit_json::catalogue::Kind;
use serde_json::Value;

use super::Phone;
use super::flow_json::FlowComponent;
use super::validity::{FieldFault, first_text};
use crate::fields::calendar::{CalendarFault, Half};

impl Phone {
    /// The error that shows at a field: the endpoint's, which shows at once, or its own, which shows once the field has held a
    /// value and was left, and not while the cursor is in it. `fault` is what [`fault_of`](Self::fault_of) finds.
    pub(crate) fn shown_error(&self, at: usize, fault: Option<&FieldFault>) -> Option<String> {
        let component = self.component(at)?;
        if component.kind == Kind::CalendarPicker {
            let [start, end] = self.shown_errors_of_days(at);
            return start.or(end);
        }
        let name = component.name.as_ref()?;
        if let Some(text) = self.standing_error(name).and_then(first_text) {
            return Some(text.to_owned());
        }
        let text = fault?.text.as_ref()?;
        let state = self.state()?;
        let was_used = state.has_held.contains(name) && state.left.contains(name);
        (was_used && self.focus != Some(at)).then(|| text.clone())
    }

    /// The errors that show at the two days of a CalendarPicker; a single day is the first. A missing day is told once the
    /// person has used that half, a day that cannot be chosen at once.
    pub(crate) fn shown_errors_of_days(&self, at: usize) -> [Option<String>; 2] {
        let Some((component, name)) = self
            .component(at)
            .and_then(|component| Some((component, component.name.as_ref()?)))
        else {
            return [None, None];
        };
        let faults = self.faults_of_days(component);
        let mut errors = Half::BOTH.map(|_| None);
        for ((half, fault), error) in Half::BOTH.into_iter().zip(faults).zip(&mut errors) {
            let standing = self
                .standing_error(name)
                .and_then(|message| of_half(message, half));
            let used = |state: &super::screen_state::ScreenState| {
                state.used_halves.contains(&(name.clone(), half.key()))
            };
            let shows = |fault: &CalendarFault| {
                *fault == CalendarFault::Unavailable || self.state().is_some_and(used)
            };
            *error = match standing {
                Some(text) => Some(text.to_owned()),
                None => fault.filter(shows).map(|fault| fault.to_string()),
            };
        }
        errors
    }

    /// What is wrong with the two days of a CalendarPicker; a single day is the first.
    fn faults_of_days(&self, component: &FlowComponent) -> [Option<CalendarFault>; 2] {
        let name = component.name.as_ref();
        let value = name.and_then(|name| self.state()?.form.get(name));
        let calendar = self.calendar(component);
        match self.is_range(component) {
            true => {
                let faults = calendar.check_range(value.unwrap_or(&Value::Null));
                [faults.start_date, faults.end_date]
            }
            false => [calendar.check(value.and_then(Value::as_str)).err(), None],
        }
    }

    /// The error message of the endpoint that stands at a field.
    fn standing_error(&self, name: &str) -> Option<&Value> {
        self.state()?.errors.get(name)
    }
}

/// The text for one half: one text for both belongs to the first.
fn of_half(message: &Value, half: Half) -> Option<&str> {
    let text = match message {
        Value::String(text) if half == Half::StartDate => text,
        Value::Object(halves) => halves.get(half.key())?.as_str()?,
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}
