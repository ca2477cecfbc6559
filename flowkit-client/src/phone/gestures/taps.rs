//! Taps on buttons and links, and on clear buttons.

use flowkit_json::catalogue::{Cleared, Kind};
use serde_json::Value;

use super::super::acting::CLICK;
use super::super::waiting::Due;
use super::super::{Impossible, Phone};
use crate::fields::calendar::Half;

impl Phone {
    pub(super) fn tap(&mut self, at: usize) -> Result<(), Impossible> {
        match self.kind_of(at) {
            Some(Kind::Footer) => {
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

    /// Empties a field by its clear button.
    pub(super) fn clear(&mut self, at: usize, half: Half) -> Result<(), Impossible> {
        match self.kind_of(at) {
            Some(Kind::TextInput) => {
                let is_empty = |value: &Value| value.as_str().is_none_or(str::is_empty);
                if self.value(at).is_none_or(is_empty) {
                    return Err(Impossible::new(format!(
                        "{} is empty and shows no clear button",
                        self.called(at)
                    )));
                }
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
}
