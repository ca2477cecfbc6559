//! Taps on buttons and links, and on clear buttons.

use flowkit_json::catalogue::{Cleared, Kind};
use serde_json::Value;

use super::super::acting::CLICK;
use super::super::lists::id_of;
use super::super::rule::Rule;
use super::super::waiting::Due;
use super::super::{Impossible, Phone, Warning, layout};
use crate::fields::calendar::{Half, half_of};

impl Phone {
    pub(super) fn tap(&mut self, at: usize) -> Result<(), Impossible> {
        match self.kind_of(at) {
            Some(Kind::Footer) => {
                self.warn_of_ends();
                let obstacles = self.obstacles();
                if !obstacles.is_empty() {
                    return Err(Impossible::new(format!(
                        "{} is disabled: {}",
                        self.called(at),
                        obstacles.join("; ")
                    )));
                }
                self.blur();
            }
            Some(Kind::EmbeddedLink) => self.blur(),
            Some(Kind::OptIn) if self.has_action(at, CLICK) => {}
            _ => return Err(self.takes_no(at, "tap")),
        }
        self.run_action_of(at, CLICK);
        Ok(())
    }

    /// The web client does not wait for the last day of a range that has to be there.
    fn warn_of_ends(&mut self) {
        let Some((screen, components)) = self
            .top()
            .and_then(|top| Some((top, &self.flow.screen(top)?.components)))
        else {
            return;
        };
        let Some(at) = (0..components.len()).find(|at| self.lacks_the_end_alone(*at)) else {
            return;
        };
        let shown = layout::shown(&self.scope(), self.settings.client);
        if shown.is_ok_and(|shown| shown.places.contains(&at)) {
            self.warn(Warning {
                rule: Rule::calendar_end_required_not_blocking,
                message: format!(
                    "the web client enables the Footer although the last day of {} is missing, which has to be there: be ready \
                     for a range without `end-date`",
                    self.called(at)
                ),
                place: self.flow.place(screen, Some(at)),
            });
        }
    }

    /// Empties a field by its clear button.
    pub(super) fn clear(&mut self, at: usize, half: Half) -> Result<(), Impossible> {
        match self.kind_of(at) {
            Some(Kind::TextInput | Kind::Dropdown | Kind::DatePicker | Kind::CalendarPicker)
                if self.looks_empty(at, half) =>
            {
                return Err(Impossible::new(format!(
                    "{} is empty and shows no clear button",
                    self.called(at)
                )));
            }
            Some(Kind::TextInput) => {
                if self.focus != Some(at) {
                    self.focus_on(at)?;
                }
                // The cursor stays in the field.
                self.keep_typed(at, String::new());
            }
            Some(kind @ Kind::Dropdown) => self.do_later(
                at,
                kind.component().runs().delay_in_milliseconds(),
                Due::Take(None),
            ),
            Some(Kind::DatePicker) => {
                self.timers.retain(|timer| timer.at != at);
                self.keep(at, Some(Value::from("")));
                self.run_action_of(at, super::super::acting::SELECT);
            }
            Some(Kind::CalendarPicker) => self.clear_day(at, half)?,
            Some(kind) if kind.component().cleared(|_| None) != Cleared::Never => {
                return Err(Impossible::new(format!(
                    "{} has no clear button",
                    self.called(at)
                )));
            }
            _ => return Err(self.takes_no(at, "clearing")),
        }
        Ok(())
    }

    /// Whether nothing shows in a field, or in this half of a range of days.
    pub(crate) fn looks_empty(&self, at: usize, half: Half) -> bool {
        let Some(component) = self.component(at) else {
            return true;
        };
        let value = self.value(at).unwrap_or(&Value::Null);
        match value {
            // A Dropdown shows an option that its list does not have as nothing.
            Value::String(text) if component.kind == Kind::Dropdown => {
                let list = self.list_of(component).unwrap_or_default();
                !list.iter().any(|option| id_of(option) == Some(text))
            }
            Value::String(text) => text.is_empty(),
            Value::Object(_) => half_of(value, half).is_none(),
            Value::Number(_) => false,
            _ => true,
        }
    }
}
