//! A value that fits a schema, where the document has no example that does.

use flowkit_json::interface::{Schema, SchemaKind, ShownMember};
use flowkit_json::read;
use serde_json::{Map, Value};

use crate::phone::json_of;

/// The most items that a list gets, whatever its schema asks for.
const MOST_ITEMS: usize = 20;
/// How deep values are made up; no list of options nests deeper than three.
const DEEPEST: usize = 16;

/// An item with an id is an option or a row. It needs these members at least, while others, such as a picture or a colour, have
/// to be more than a text.
const PARTS_OF_OPTIONS: [&str; 3] = ["id", "title", "main-content"];

/// A value that fits.
pub(super) fn value(schema: &Schema<'_>) -> Value {
    numbered(schema, 1, 0)
}

/// A value that fits, other for each number, so that ids and items of a list differ.
fn numbered(schema: &Schema<'_>, number: usize, depth: usize) -> Value {
    if let Some(one) = one_of(schema, number) {
        return one;
    }
    if depth > DEEPEST {
        return Value::Null;
    }
    let deeper = depth.saturating_add(1);
    match &schema.kind {
        SchemaKind::Number | SchemaKind::Integer => Value::from(number),
        SchemaKind::Boolean => Value::Bool(true),
        SchemaKind::Null => Value::Null,
        SchemaKind::Constant(value) => json_of(value),
        SchemaKind::Array(items) => {
            let least = schema
                .json
                .get("minItems")
                .and_then(read::Value::as_number)
                .and_then(read::Number::as_i64)
                .and_then(|least| usize::try_from(least).ok());
            let count = least.unwrap_or(1).clamp(1, MOST_ITEMS);
            let item = |number| match items {
                Some(items) => numbered(items, number, deeper),
                None => Value::from(format!("Item {number}")),
            };
            Value::Array((1..=count).map(item).collect())
        }
        SchemaKind::Object(members) => {
            let is_option = members.iter().any(|member| member.name == "id");
            let needed = |member: &&ShownMember<'_>| {
                !is_option || member.required || PARTS_OF_OPTIONS.contains(&member.name.as_str())
            };
            let members = members.iter().filter(needed).map(|member| {
                let name = member.name.as_str();
                (name.to_owned(), numbered(&member.schema, number, deeper))
            });
            Value::Object(members.collect::<Map<_, _>>())
        }
        _ => Value::from(format!("Text {number}")),
    }
}

/// One of the values that the schema lists, if it does.
fn one_of(schema: &Schema<'_>, number: usize) -> Option<Value> {
    let values = schema.json.get("enum")?.as_array()?;
    let nth = number.checked_sub(1)?.checked_rem(values.len())?;
    values.get(nth).map(json_of)
}
