//! The part of JSON Schema that data models use.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::faults::Faults;
use super::trail::Trail;
use super::{AnswerRule, Fault, Json, JsonKind};
use crate::read::{MAX_DEPTH, Number, Object, Value};

/// Collects what keeps `value` from matching `schema`.
///
/// Keywords that are not known, or malformed, allow everything, as JSON Schema has it.
pub(super) fn check<'j>(
    value: impl Json<'j>,
    schema: &Value<'_>,
    trail: &Trail<'_>,
    faults: &mut Faults<Fault>,
) {
    let Some(schema) = schema.as_object() else {
        return;
    };
    if let Some(wanted) = schema
        .get("type")
        .filter(|wanted| !has_one_of(value, wanted))
    {
        // Nothing further can be said about a value of the wrong type.
        return faults.add(|| {
            let path = trail.path();
            let message = format!(
                "`{path}` must be {}, not {}",
                in_words(wanted),
                value.kind().name()
            );
            Fault::new(AnswerRule::WrongType, path, message)
        });
    }
    allowed_values(value, schema, trail, faults);
    match value.kind() {
        JsonKind::List => check_items(value, schema, trail, faults),
        JsonKind::Object => check_members(value, schema, trail, faults),
        JsonKind::Null | JsonKind::Bool(_) | JsonKind::Number(_) | JsonKind::Text(_) => {}
    }
}

/// The names that stand under `type`: one, or a list of them.
fn type_names<'s>(wanted: &'s Value<'_>) -> impl Iterator<Item = &'s str> {
    let one = wanted.as_str();
    let list = wanted.as_array().unwrap_or_default();
    one.into_iter().chain(list.iter().filter_map(Value::as_str))
}

/// Whether the value has one of the types; true if none is named.
fn has_one_of<'j>(value: impl Json<'j>, wanted: &Value<'_>) -> bool {
    let mut names = type_names(wanted).peekable();
    names.peek().is_none() || names.any(|name| has_type(value, name))
}

fn in_words(wanted: &Value<'_>) -> String {
    let named: Vec<&str> = type_names(wanted).map(with_article).collect();
    named.join(" or ")
}

fn has_type<'j>(value: impl Json<'j>, name: &str) -> bool {
    match (name, value.kind()) {
        ("integer", JsonKind::Number(number)) => number.is_finite() && number.fract() == 0.0,
        ("string", JsonKind::Text(_))
        | ("number", JsonKind::Number(_))
        | ("boolean", JsonKind::Bool(_))
        | ("object", JsonKind::Object)
        | ("array", JsonKind::List)
        | ("null", JsonKind::Null) => true,
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

fn allowed_values<'j>(
    value: impl Json<'j>,
    schema: &Object<'_>,
    trail: &Trail<'_>,
    faults: &mut Faults<Fault>,
) {
    if let Some(options) = schema.get("enum").and_then(Value::as_array) {
        let own = canonical(value);
        if options.iter().all(|option| canonical(option) != own) {
            faults.add(|| {
                let path = trail.path();
                let message =
                    format!("`{path}` is none of the values that the schema's `enum` lists");
                Fault::new(AnswerRule::NotInEnum, path, message)
            });
        }
    }
    let constant = schema.get("const");
    if constant.is_some_and(|constant| canonical(constant) != canonical(value)) {
        faults.add(|| {
            let path = trail.path();
            let message = format!("`{path}` is not the value that the schema's `const` asks for");
            Fault::new(AnswerRule::NotTheConstant, path, message)
        });
    }
}

fn check_items<'j>(
    value: impl Json<'j>,
    schema: &Object<'_>,
    trail: &Trail<'_>,
    faults: &mut Faults<Fault>,
) {
    let limit = |key: &str| {
        let limit = schema.get(key).and_then(Value::as_number);
        limit.map(Number::as_f64)
    };
    // No array comes near the lengths that an `f64` cannot count.
    let length = value.items().len() as f64;
    if let Some(least) = limit("minItems").filter(|least| length < *least) {
        faults.add(|| {
            let path = trail.path();
            let message = format!("`{path}` must have {least} or more items, not {length}");
            Fault::new(AnswerRule::TooFewItems, path, message)
        });
    }
    if let Some(most) = limit("maxItems").filter(|most| length > *most) {
        faults.add(|| {
            let path = trail.path();
            let message = format!("`{path}` must have {most} or fewer items, not {length}");
            Fault::new(AnswerRule::TooManyItems, path, message)
        });
    }
    if schema.get("uniqueItems").and_then(Value::as_bool) == Some(true) {
        let mut seen = HashSet::with_capacity(value.items().len());
        let repeated = value.items().position(|item| !seen.insert(canonical(item)));
        if let Some(repeated) = repeated {
            faults.add(|| {
                let path = trail.path();
                let message = format!(
                    "`{path}` must have no item twice, but `{path}[{repeated}]` is there already"
                );
                Fault::new(AnswerRule::RepeatedItem, path, message)
            });
        }
    }
    if let Some(item_schema) = schema.get("items") {
        for (index, item) in value.items().enumerate() {
            check(item, item_schema, &trail.index(index), faults);
        }
    }
}

fn check_members<'j>(
    value: impl Json<'j>,
    schema: &Object<'_>,
    trail: &Trail<'_>,
    faults: &mut Faults<Fault>,
) {
    let required = schema.get("required").and_then(Value::as_array);
    for key in required
        .unwrap_or_default()
        .iter()
        .filter_map(Value::as_str)
        .filter(|key| value.get(key).is_none())
    {
        faults.add(|| {
            let (path, missing) = (trail.path(), trail.key(key).path());
            let message = format!("`{missing}` is missing: the schema of `{path}` requires it");
            Fault::new(AnswerRule::MemberMissing, missing, message)
        });
    }
    let properties = schema.get("properties").and_then(Value::as_object);
    for property in properties.map(Object::members).unwrap_or_default() {
        let key = property.key().as_str();
        if let Some(member) = value.get(key) {
            check(member, property.value(), &trail.key(key), faults);
        }
    }
}

/// A text that is the same for values that JSON Schema calls equal: keys in any order, `1` and `1.0` alike.
///
/// What nests deeper than a text of JSON may, which only a value that was put together in memory does, counts as equal.
fn canonical<'j>(value: impl Json<'j>) -> String {
    let mut text = String::new();
    write_canonical(value, &mut text, 0);
    text
}

fn write_canonical<'j>(value: impl Json<'j>, text: &mut String, depth: usize) {
    if depth > MAX_DEPTH {
        return;
    }
    // Writing to a `String` cannot fail.
    let _ = match value.kind() {
        JsonKind::Null => write!(text, "null"),
        JsonKind::Bool(value) => write!(text, "{value}"),
        // Adding zero turns `-0` into `0`.
        JsonKind::Number(number) => write!(text, "{}", number + 0.0),
        JsonKind::Text(string) => write!(text, "{string:?}"),
        JsonKind::List => {
            text.push('[');
            for item in value.items() {
                write_canonical(item, text, depth + 1);
                text.push(',');
            }
            write!(text, "]")
        }
        JsonKind::Object => {
            let mut members: Vec<_> = value.members().collect();
            members.sort_by_key(|(key, _)| *key);
            text.push('{');
            for (key, member) in members {
                let _ = write!(text, "{key:?}:");
                write_canonical(member, text, depth + 1);
                text.push(',');
            }
            write!(text, "}}")
        }
    };
}
