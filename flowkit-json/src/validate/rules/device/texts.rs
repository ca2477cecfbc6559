//! How long texts may be.

use super::component_view::{ComponentView, Field};
use crate::catalogue::{Property, TextLimit, TooLong};
use crate::finding::Level;
use crate::read::Value;

pub(super) fn check(view: &mut ComponentView<'_, '_>) {
    let component = view.component;
    for row in component.kind.component().properties {
        if let Some(limit) = row.text {
            at_most(view, component.get(row.name), row, limit, Level::Device);
        }
        let Some(members) = row.item_members() else {
            continue;
        };
        match super::items(component, row.name) {
            Some(items) => {
                for item in items {
                    texts_of(view, item, members, Level::Device);
                }
            }
            None => {
                let items = view.bound_list(row.name).map(Field::example_items);
                // An answer like the example is what breaks.
                for item in items.unwrap_or_default() {
                    texts_of(view, item, members, Level::Warning);
                }
            }
        }
    }
}

/// Measures the texts of an option or item. In the example of a list only those weigh for which the phone shows an error.
fn texts_of(
    view: &mut ComponentView<'_, '_>,
    item: &Value<'_>,
    members: &[Property],
    level: Level,
) {
    for row in members {
        let Some(value) = item.get(row.name) else {
            continue;
        };
        if let Some(limit) = row.text
            && (level == Level::Device || limit.beyond == TooLong::Refused)
        {
            at_most(view, Some(value), row, limit, level);
        }
        if let Some(inner) = row.members() {
            texts_of(view, value, inner, level);
        }
    }
}

/// Measures a text, each of a list of texts or all together, or both texts of a range.
fn at_most(
    view: &mut ComponentView<'_, '_>,
    value: Option<&Value<'_>>,
    row: &Property,
    limit: TextLimit,
    level: Level,
) {
    let Some(value) = value.filter(|value| !view.is_bound(value)) else {
        return;
    };
    if value.as_object().is_some() {
        for half in ["start-date", "end-date"] {
            at_most(view, value.get(half), row, limit, level);
        }
        return;
    }
    match value.as_array() {
        Some(texts) if limit.each => {
            // One of the `tags` is a `tag`.
            let flow = view.flow;
            let what = row.name.trim_end_matches('s');
            for text in texts.iter().filter(|text| !flow.is_bound(text)) {
                measure(view, (text, what), length(text), limit, level);
            }
        }
        Some(texts) => {
            let together = texts.iter().map(length).sum();
            measure(view, (value, row.name), together, limit, level);
        }
        None => measure(view, (value, row.name), length(value), limit, level),
    }
}

/// How many characters a text has; none for what is no text.
fn length(text: &Value<'_>) -> usize {
    text.as_str().map_or(0, |text| text.chars().count())
}

fn measure(
    view: &mut ComponentView<'_, '_>,
    (value, what): (&Value<'_>, &str),
    length: usize,
    limit: TextLimit,
    level: Level,
) {
    let is_large = || view.get("label-variant").and_then(Value::as_str) == Some("large");
    let most = match limit.most_if_large {
        Some(most) if is_large() => most,
        _ => limit.most,
    };
    if length <= most {
        return;
    }
    let message = match limit.beyond {
        TooLong::Refused => format!(
            "this `{what}` has {length} characters, and with more than {most} the phone shows an error in place of the \
             screen"
        ),
        TooLong::Clipped | TooLong::Cut => {
            format!("this `{what}` has {length} characters, and the phone shows {most}")
        }
    };
    view.report(level, value.span(), message, "shorten it");
}
