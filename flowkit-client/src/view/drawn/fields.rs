//! Text fields and the OptIn.

use serde_json::Value;

use super::super::can::Can;
use super::super::node::{Counter, Node};
use super::Drawn;
use crate::fields::{InputType, TextAreaRules};
use crate::phone::acting::CLICK;

/// What stands for each letter of a password.
const DOT: &str = "•";

impl Drawn<'_, '_> {
    pub(super) fn draw_text_input(&self, node: &mut Node) {
        let kind = self.component.word("input-type").and_then(InputType::of);
        let kind = kind.unwrap_or(InputType::Text);
        node.label = self.text("label");
        node.helper = self.text("helper-text");
        node.input_type = Some(kind);
        let text = self.typed();
        let is_hidden = matches!(kind, InputType::Password | InputType::Passcode);
        node.shown = text.map(|text| match is_hidden {
            true => DOT.repeat(text.chars().count()),
            false => text,
        });
        self.can(node, [Can::Focus, Can::Type]);
        if node.shown.is_some() {
            self.can(node, [Can::Clear]);
        }
    }

    pub(super) fn draw_text_area(&self, node: &mut Node) {
        node.label = self.text("label");
        node.helper = self.text("helper-text");
        let most = self.screen.phone.number_of(self.component, "max-length");
        let most = most.and_then(|most| usize::try_from(most).ok());
        let rules = most.map_or_else(TextAreaRules::new, |most| {
            TextAreaRules::new().max_length(most)
        });
        let text = self.typed().unwrap_or_default();
        let (used, most) = rules.counter(&text);
        node.counter = Some(Counter { used, most });
        let shown = rules.shown(&text);
        node.shown = (!shown.is_empty()).then(|| shown.to_owned());
        self.can(node, [Can::Focus, Can::Type]);
    }

    /// The text in a field; `None` for an empty one. A number that was bound to it shows its digits.
    fn typed(&self) -> Option<String> {
        let text = match self.value? {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn draw_opt_in(&self, node: &mut Node) {
        node.label = self.text("label");
        self.can(node, [Can::Tick]);
        if self.component.written(CLICK).is_some() {
            self.can(node, [Can::ReadMore]);
        }
    }
}
