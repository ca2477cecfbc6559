//! Text fields and days in words.

use super::super::days::HalfField;
use super::super::node::{Node, OptionalMark};
use super::lines::{Part, wrapped};
use super::node::{label, mark, of};

/// An empty field.
const EMPTY: &str = "________________";
/// An empty field for a day.
const NO_DAY: &str = "__ ___ ____";

/// A TextInput or a TextArea.
pub(super) fn text_field(node: &Node, disabled: bool) -> Part {
    let cursor = if node.focused { "|" } else { "" };
    let value = match (&node.shown, node.optional) {
        (Some(shown), _) => format!("{shown}{cursor}"),
        (None, Some(OptionalMark::Placeholder)) => format!("{cursor}{EMPTY} (optional)"),
        (None, _) => format!("{cursor}{EMPTY}"),
    };
    let mut lines = vec![value + mark(disabled)];
    match (&node.error, &node.helper) {
        (Some(error), _) => lines.push(format!("! {error}")),
        (None, Some(helper)) => lines.push(helper.text.clone()),
        (None, None) => {}
    }
    if let Some(counter) = node.counter.filter(|counter| counter.used > 0) {
        lines.push(format!("{} / {}", counter.used, counter.most));
    }
    Part::Beside(label(node), lines)
}

/// A DatePicker, or a CalendarPicker with one field or two.
pub(super) fn days(node: &Node, disabled: bool) -> Vec<Part> {
    let mut parts = Vec::new();
    let above = [node.title.as_ref(), node.description.as_ref()];
    let above = above.into_iter().flatten();
    let above: Vec<String> = above.flat_map(|text| wrapped(&text.text, "", "")).collect();
    if !above.is_empty() {
        parts.push(Part::Apart(above));
    }
    let halves = node.days.iter().flat_map(|days| &days.halves);
    let halves: Vec<Part> = halves.map(|half| self::half(half, disabled)).collect();
    if halves.is_empty() {
        let value = node.shown.as_deref().unwrap_or(NO_DAY);
        let mut lines = vec![format!("{value}{}", mark(disabled))];
        match (&node.error, &node.helper) {
            (Some(error), _) => lines.push(format!("! {error}")),
            (None, Some(helper)) => lines.push(helper.text.clone()),
            (None, None) => {}
        }
        parts.push(Part::Beside(label(node), lines));
    }
    parts.extend(halves);
    parts
}

fn half(half: &HalfField, disabled: bool) -> Part {
    let label = of(half.label.as_ref());
    let label = match half.required {
        true => label.to_owned(),
        false => format!("{label} (optional)"),
    };
    let value = half.shown.as_deref().unwrap_or(NO_DAY);
    let mut lines = vec![format!("{value}{}", mark(disabled))];
    match (&half.error, &half.helper) {
        (Some(error), _) => lines.push(format!("! {error}")),
        (None, Some(helper)) => lines.push(helper.text.clone()),
        (None, None) => {}
    }
    Part::Beside(label, lines)
}
