//! The part of JSON Schema that data models use.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::Fault;
use crate::read::{Kind, Object, Value, push_index, push_key};

/// Collects what keeps `value` from matching `schema`.
///
/// Keywords that are not known, or malformed, allow everything, as JSON Schema has it.
pub(super) fn check(value: &Value<'_>, schema: &Value<'_>, path: &str, faults: &mut Vec<Fault>) {
    let Some(schema) = schema.as_object() else {
        return;
    };
    if let Some(wanted) = type_mismatch(value, schema) {
        let message = format!("`{path}` must be {wanted}, not {}", value.kind_name());
        // Nothing further can be said about a value of the wrong type.
        return faults.push(Fault::new(path, message));
    }
    allowed_values(value, schema, path, faults);
    if let Some(items) = value.as_array() {
        check_items(items, schema, path, faults);
    }
    if let Some(object) = value.as_object() {
        check_members(object, schema, path, faults);
    }
}

/// What the value should have been, if its type is wrong.
fn type_mismatch(value: &Value<'_>, schema: &Object<'_>) -> Option<String> {
    let wanted = schema.get("type")?;
    let names: Vec<&str> = match wanted.as_array() {
        Some(list) => list.iter().filter_map(Value::as_str).collect(),
        None => wanted.as_str().into_iter().collect(),
    };
    if names.is_empty() || names.iter().any(|name| has_type(value, name)) {
        return None;
    }
    let named: Vec<&str> = names.into_iter().map(with_article).collect();
    Some(named.join(" or "))
}

fn has_type(value: &Value<'_>, name: &str) -> bool {
    match (name, value.kind()) {
        ("integer", Kind::Number(number)) => number.is_integral(),
        ("string", Kind::String(_))
        | ("number", Kind::Number(_))
        | ("boolean", Kind::Bool(_))
        | ("object", Kind::Object(_))
        | ("array", Kind::Array(_))
        | ("null", Kind::Null) => true,
        ("string" | "number" | "integer" | "boolean" | "object" | "array" | "null", _) => false,
        // No type that JSON Schema knows: the validator refuses it, the check has nothing to go by.
        _ => true,
    }
}

fn with_article(name: &str) -> &str {
    match name {
        "string" => "a string",
        "number" => "a number",
        "integer" => "a whole number",
        "boolean" => "a boolean",
        "object" => "an object",
        "array" => "an array",
        other => other,
    }
}

fn allowed_values(value: &Value<'_>, schema: &Object<'_>, path: &str, faults: &mut Vec<Fault>) {
    if let Some(options) = schema.get("enum").and_then(Value::as_array) {
        let own = canonical(value);
        if options.iter().all(|option| canonical(option) != own) {
            faults.push(Fault::new(
                path,
                format!("`{path}` is none of the values that the schema's `enum` lists"),
            ));
        }
    }
    let constant = schema.get("const").map(canonical);
    if constant.is_some_and(|constant| constant != canonical(value)) {
        let message = format!("`{path}` is not the value that the schema's `const` asks for");
        faults.push(Fault::new(path, message));
    }
}

fn check_items(items: &[Value<'_>], schema: &Object<'_>, path: &str, faults: &mut Vec<Fault>) {
    let limit = |key: &str| {
        schema
            .get(key)
            .and_then(Value::as_number)
            .map(crate::read::Number::as_f64)
    };
    // No array comes near the lengths that an `f64` cannot count.
    let length = items.len() as f64;
    if let Some(least) = limit("minItems").filter(|least| length < *least) {
        faults.push(Fault::new(
            path,
            format!("`{path}` must have {least} or more items, not {length}"),
        ));
    }
    if let Some(most) = limit("maxItems").filter(|most| length > *most) {
        faults.push(Fault::new(
            path,
            format!("`{path}` must have {most} or fewer items, not {length}"),
        ));
    }
    if schema.get("uniqueItems").and_then(Value::as_bool) == Some(true) {
        let mut seen = HashSet::with_capacity(items.len());
        if let Some(repeated) = items.iter().position(|item| !seen.insert(canonical(item))) {
            let message = format!(
                "`{path}` must have no item twice, but `{path}[{repeated}]` is there already"
            );
            faults.push(Fault::new(path, message));
        }
    }
    if let Some(item_schema) = schema.get("items") {
        for (index, item) in items.iter().enumerate() {
            let mut item_path = path.to_owned();
            push_index(&mut item_path, index);
            check(item, item_schema, &item_path, faults);
        }
    }
}

fn check_members(object: &Object<'_>, schema: &Object<'_>, path: &str, faults: &mut Vec<Fault>) {
    let member_path = |key: &str| {
        let mut member_path = path.to_owned();
        push_key(&mut member_path, key);
        member_path
    };
    let required = schema
        .get("required")
        .and_then(Value::as_array)
        .unwrap_or_default();
    for key in required
        .iter()
        .filter_map(Value::as_str)
        .filter(|key| object.get(key).is_none())
    {
        let missing = member_path(key);
        let message = format!("`{missing}` is missing: the schema of `{path}` requires it");
        faults.push(Fault::new(missing, message));
    }
    for property in schema
        .get("properties")
        .and_then(Value::as_object)
        .map(Object::members)
        .unwrap_or_default()
    {
        let key = property.key().as_str();
        if let Some(value) = object.get(key) {
            check(value, property.value(), &member_path(key), faults);
        }
    }
}

/// A text that is the same for values that JSON Schema calls equal: keys in any order, `1` and `1.0` alike.
fn canonical(value: &Value<'_>) -> String {
    let mut text = String::new();
    write_canonical(value, &mut text);
    text
}

fn write_canonical(value: &Value<'_>, text: &mut String) {
    // Writing to a `String` cannot fail.
    let _ = match value.kind() {
        Kind::Null => write!(text, "null"),
        Kind::Bool(value) => write!(text, "{value}"),
        // Adding zero turns `-0` into `0`.
        Kind::Number(number) => write!(text, "{}", number.as_f64() + 0.0),
        Kind::String(string) => write!(text, "{string:?}"),
        Kind::Array(items) => {
            text.push('[');
            for item in items {
                write_canonical(item, text);
                text.push(',');
            }
            write!(text, "]")
        }
        Kind::Object(object) => {
            let mut members: Vec<_> = object.members().collect();
            members.sort_by_key(|member| member.key().as_str());
            text.push('{');
            for member in members {
                let _ = write!(text, "{:?}:", member.key().as_str());
                write_canonical(member.value(), text);
                text.push(',');
            }
            write!(text, "}}")
        }
    };
}
