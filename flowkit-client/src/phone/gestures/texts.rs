//! Typing.

use flowkit_json::catalogue::Kind;
use serde_json::Value;

use super::super::{Impossible, Phone};
use crate::fields::{InputType, TextAreaRules};

impl Phone {
    pub(super) fn focus_on(&mut self, at: usize) -> Result<(), Impossible> {
        if !matches!(self.kind_of(at), Some(Kind::TextInput | Kind::TextArea)) {
            return Err(self.takes_no(at, "text"));
        }
        self.blur();
        self.focus = Some(at);
        Ok(())
    }

    /// The field that is left may show its error from now on; a standing error message of it goes.
    pub(super) fn blur(&mut self) {
        let name = self
            .focus
            .take()
            .and_then(|at| self.component(at)?.name.clone());
        if let (Some(name), Some(state)) = (name, self.state_mut()) {
            state.errors.remove(&name);
            state.left.insert(name);
        }
    }

    pub(super) fn type_text(&mut self, at: usize, typed: &str) -> Result<(), Impossible> {
        if self.focus != Some(at) {
            self.focus_on(at)?;
        }
        let before = self
            .value(at)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        let Some(component) = self.component(at) else {
            return Ok(());
        };
        let kept = match component.kind {
            Kind::TextArea => {
                let most = self
                    .number_of(component, "max-length")
                    .and_then(|most| usize::try_from(most).ok());
                let rules = most.map_or_else(TextAreaRules::new, |most| {
                    TextAreaRules::new().max_length(most)
                });
                rules.typed(typed).to_owned()
            }
            _ => {
                let kind = component
                    .word("input-type")
                    .and_then(InputType::of)
                    .unwrap_or(InputType::Text);
                kind.typed(&before, typed).to_owned()
            }
        };
        // A change that the field ignores, such as an emoji in a password, is none: an error message goes on standing.
        if kept != before {
            self.keep_typed(at, kept);
        }
        Ok(())
    }

    /// Keeps a text while the cursor is in the field, which therefore shows no error yet.
    pub(super) fn keep_typed(&mut self, at: usize, text: String) {
        let Some(name) = self
            .component(at)
            .and_then(|component| component.name.clone())
        else {
            return;
        };
        if let Some(state) = self.state_mut() {
            state.errors.remove(&name);
            state.has_held.insert(name.clone());
            state.form.insert(name, Value::String(text));
        }
    }
}
