//! The data with which a screen is shown.

use flowkit_json::interface::{ScreenInterface, ShownField};
use flowkit_json::phone_rules::{self, Fault};
use flowkit_json::{Document, read};
use serde_json::{Map, Value};

use super::generated;
use crate::phone::json_of;

/// What the screen's data model gives as examples. An example that the phone would refuse gives way to a made-up value, and
/// so does one that is missing.
pub(super) fn example(document: &Document<'_>, screen: &ScreenInterface<'_>) -> Map<String, Value> {
    let fields = screen.shows.as_deref().unwrap_or_default();
    let mut data: Map<String, Value> = fields
        .iter()
        .map(|field| {
            let name = field.name.as_str().to_owned();
            let example = field.schema.json.get("__example__").map(json_of);
            (
                name,
                example.unwrap_or_else(|| generated::value(&field.schema)),
            )
        })
        .collect();
    for field in fields {
        let name = field.name.as_str();
        let is_empty = data
            .get(name)
            .is_some_and(|value| value.as_array().is_some_and(Vec::is_empty));
        if is_empty && is_listed_at_once(document, screen.id.as_str(), name) {
            data.insert(name.to_owned(), generated::value(&field.schema));
        }
    }
    // The phone also demands what the screen requires and does not declare.
    for name in &screen.required {
        data.entry(name.as_str()).or_insert(Value::from(""));
    }
    for field in refused(document, screen.id.as_str(), &data, fields) {
        data.insert(
            field.name.as_str().to_owned(),
            generated::value(&field.schema),
        );
    }
    data
}

/// The data after a choice: what waits for one in the example is there. Lists that are empty in the example get an item, and
/// flags by which a component is hidden or disabled are set.
pub(super) fn after_choice(
    document: &Document<'_>,
    screen: &ScreenInterface<'_>,
    example: &Map<String, Value>,
) -> Map<String, Value> {
    let id = screen.id.as_str();
    let mut data = example.clone();
    for field in screen.shows.iter().flatten() {
        let name = field.name.as_str();
        let Some(value) = data.get_mut(name) else {
            continue;
        };
        match value {
            Value::Array(items) if items.is_empty() => *value = generated::value(&field.schema),
            Value::Bool(flag) if !*flag && shows_something(document, id, name) => *flag = true,
            _ => {}
        }
    }
    data
}

/// Whether a component that always shows lists what a field holds: the phone does not draw one without an item.
fn is_listed_at_once(document: &Document<'_>, screen: &str, field: &str) -> bool {
    let reference = format!("${{data.{field}}}");
    let lists = |component: &flowkit_json::Component<'_>| {
        let bound = ["data-source", "list-items"].into_iter().any(|property| {
            component.get(property).and_then(read::Value::as_str) == Some(&reference)
        });
        bound && component.get("visible").is_none() && !component.is_in_branch()
    };
    let screen = document.screen(screen);
    screen.is_some_and(|screen| screen.components().iter().any(lists))
}

/// Whether a component is shown or enabled by a field of the screen's data.
fn shows_something(document: &Document<'_>, screen: &str, field: &str) -> bool {
    let reference = format!("${{data.{field}}}");
    let bound = |component: &flowkit_json::Component<'_>| {
        ["visible", "enabled"].into_iter().any(|property| {
            component.get(property).and_then(read::Value::as_str) == Some(&reference)
        })
    };
    let screen = document.screen(screen);
    screen.is_some_and(|screen| screen.components().iter().any(bound))
}

/// The fields of which the phone would refuse the value.
fn refused<'f, 'd>(
    document: &Document<'_>,
    screen: &str,
    data: &Map<String, Value>,
    fields: &'f [ShownField<'d>],
) -> Vec<&'f ShownField<'d>> {
    let is_alone_refused = |field: &&ShownField<'d>| {
        let name = field.name.as_str();
        let one: Map<String, Value> = data
            .get(name)
            .map(|value| (name.to_owned(), value.clone()))
            .into_iter()
            .collect();
        let text = Value::Object(one).to_string();
        let Ok(one) = read::parse(&text) else {
            return true;
        };
        let own = format!("data.{name}");
        let is_of_field = |fault: &Fault| fault.path().starts_with(&own);
        // The other fields are missing here, which is no fault of this one.
        let judged = phone_rules::check_data(document, None, screen, &one.value);
        judged.is_err_and(|breach| breach.faults().iter().any(is_of_field))
    };
    fields.iter().filter(is_alone_refused).collect()
}
