//! Whether a field's example fits its schema, as JSON Schema (draft 7) sees it.
//!
//! Everything is reported at the example as a whole, with the code that Meta's validator has for the keyword.

use super::flow::Flow;
use crate::finding::Finding;
use crate::read::{Kind, Number, Object, Text, Value, push_index, push_key};
use crate::validate::Code;

pub(super) fn check(
    flow: &Flow<'_>,
    given: &Value<'_>,
    schema: &Value<'_>,
    field: Text<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut faults = Vec::new();
    fits(given, schema, String::new(), &mut faults);
    for fault in faults {
        let place = if fault.within.is_empty() {
            format!("the example of `{field}`")
        } else {
            format!("`{}` in the example of `{field}`", fault.within)
        };
        let message = format!("{place} {}", fault.complaint);
        findings.push(
            flow.finding(fault.code, given.span(), message)
                .with_help("the example must fit the field's own schema"),
        );
    }
}

/// What keeps a value from fitting.
struct Fault {
    code: Code,
    /// The path within the example.
    within: String,
    complaint: String,
}

fn fits(value: &Value<'_>, schema: &Value<'_>, within: String, faults: &mut Vec<Fault>) {
    let Some(schema) = schema.as_object() else {
        return;
    };
    let mut fault = |code, complaint| {
        faults.push(Fault {
            code,
            within: within.clone(),
            complaint,
        });
    };
    if let Some(name) = schema.get("type").and_then(Value::as_str)
        && !has_type(value, name)
    {
        let complaint = format!("must be of type {name}, not {}", value.kind_name());
        // Nothing further can be said about a value of the wrong type.
        return fault(Code::InvalidPropertyType, complaint);
    }
    if let Some(options) = schema.get("enum").and_then(Value::as_array)
        && !options.iter().any(|option| equal(option, value))
    {
        fault(
            Code::InvalidEnumValue,
            "is none of the values that `enum` lists".into(),
        );
    }
    if schema
        .get("const")
        .is_some_and(|constant| !equal(constant, value))
    {
        fault(
            Code::InvalidPropertyValue,
            "is not the value that `const` asks for".into(),
        );
    }
    sizes(value, schema, &mut fault);
    if let Some(object) = value.as_object() {
        members(object, schema, &within, faults);
    }
    if let (Some(items), Some(inner)) = (value.as_array(), schema.get("items")) {
        for (index, item) in items.iter().enumerate() {
            let mut path = within.clone();
            push_index(&mut path, index);
            fits(item, inner, path, faults);
        }
    }
}

fn sizes(value: &Value<'_>, schema: &Object<'_>, fault: &mut impl FnMut(Code, String)) {
    let limit = |key: &str| {
        schema
            .get(key)
            .and_then(Value::as_number)
            .map(Number::as_f64)
    };
    // The words that go with the limits, and what is measured. No length is beyond what an `f64` can count.
    let (least, most, measured, unit, codes) = match value.kind() {
        Kind::Array(items) => {
            let codes = (Code::MinItemsRequired, Code::MaxItemsRequired);
            ("minItems", "maxItems", items.len() as f64, " items", codes)
        }
        Kind::String(text) => {
            let codes = (Code::MinCharsRequired, Code::PatternMismatch);
            (
                "minLength",
                "maxLength",
                text.chars().count() as f64,
                " characters",
                codes,
            )
        }
        Kind::Number(number) => {
            let codes = (Code::MinimumValueRequired, Code::MaximumValueRequired);
            ("minimum", "maximum", number.as_f64(), "", codes)
        }
        _ => return,
    };
    if let Some(least) = limit(least).filter(|least| measured < *least) {
        fault(
            codes.0,
            format!("must have or be at least {least}{unit}, not {measured}"),
        );
    }
    if let Some(most) = limit(most).filter(|most| measured > *most) {
        fault(
            codes.1,
            format!("must have or be at most {most}{unit}, not {measured}"),
        );
    }
}

fn members(object: &Object<'_>, schema: &Object<'_>, within: &str, faults: &mut Vec<Fault>) {
    let required = schema.get("required").and_then(Value::as_array);
    for name in required
        .unwrap_or_default()
        .iter()
        .filter_map(Value::as_str)
    {
        if object.get(name).is_none() {
            faults.push(Fault {
                code: Code::MissingRequiredProperty,
                within: within.to_owned(),
                complaint: format!("lacks `{name}`, which the schema's `required` lists"),
            });
        }
    }
    let properties = schema.get("properties").and_then(Value::as_object);
    let closed = schema.get("additionalProperties");
    for member in object.members() {
        let key = member.key().as_str();
        let known = properties.and_then(|properties| properties.get(key));
        let mut path = within.to_owned();
        push_key(&mut path, key);
        match (known, closed) {
            (Some(inner), _) => fits(member.value(), inner, path, faults),
            (None, Some(closed)) if closed.as_bool() == Some(false) => faults.push(Fault {
                code: Code::InvalidPropertyKey,
                within: within.to_owned(),
                complaint: format!("has `{key}`, which the schema does not allow"),
            }),
            (None, Some(inner)) => fits(member.value(), inner, path, faults),
            (None, None) => {}
        }
    }
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
        _ => false,
    }
}

/// Whether two values are the same JSON, whatever the order of members.
fn equal(left: &Value<'_>, right: &Value<'_>) -> bool {
    match (left.kind(), right.kind()) {
        (Kind::Null, Kind::Null) => true,
        (Kind::Bool(left), Kind::Bool(right)) => left == right,
        (Kind::Number(left), Kind::Number(right)) => left.as_f64() == right.as_f64(),
        (Kind::String(left), Kind::String(right)) => left == right,
        (Kind::Array(left), Kind::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| equal(left, right))
        }
        (Kind::Object(left), Kind::Object(right)) => {
            let same = |member: &crate::read::Member<'_>| {
                let other = right.get(member.key().as_str());
                other.is_some_and(|other| equal(member.value(), other))
            };
            left.len() == right.len() && left.members().all(same)
        }
        _ => false,
    }
}
