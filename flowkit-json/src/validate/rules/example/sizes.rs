//! How long, how many and how much.

use super::{Faults, equal};
use crate::finding::Code;
use crate::read::{Kind, Number, Object, Value};

/// How many items are compared with each other, so that a long list does not take for ever.
const MOST_COMPARED: usize = 1000;

/// Checks the keywords that limit numbers and sizes.
pub(super) fn check(value: &Value<'_>, schema: &Object<'_>, faults: &mut Faults<'_>) {
    match value.kind() {
        Kind::Number(number) => amount(number.as_f64(), schema, faults),
        Kind::String(string) => text(string, schema, faults),
        Kind::Array(items) => {
            let codes = (Code::MinItemsRequired, Code::MaxItemsRequired);
            count(items.len(), ("minItems", "maxItems"), codes, schema, faults);
            let unique = schema.get("uniqueItems").and_then(Value::as_bool) == Some(true);
            if unique && has_twice(items) {
                faults.add(Code::InvalidSchema, "holds an item twice");
            }
        }
        Kind::Object(object) => {
            let codes = (Code::InvalidSchema, Code::InvalidSchema);
            let keys = ("minProperties", "maxProperties");
            count(object.len(), keys, codes, schema, faults);
        }
        Kind::Null | Kind::Bool(_) => {}
    }
}

/// Checks the length of a text, counted in characters.
pub(super) fn text(text: &str, schema: &Object<'_>, faults: &mut Faults<'_>) {
    let codes = (Code::MinCharsRequired, Code::InvalidSchema);
    let keys = ("minLength", "maxLength");
    count(text.chars().count(), keys, codes, schema, faults);
}

fn limit(schema: &Object<'_>, key: &str) -> Option<f64> {
    schema
        .get(key)
        .and_then(Value::as_number)
        .map(Number::as_f64)
}

fn count(
    found: usize,
    (least_key, most_key): (&str, &str),
    (too_few, too_many): (Code, Code),
    schema: &Object<'_>,
    faults: &mut Faults<'_>,
) {
    // No length is beyond what an `f64` can count.
    let size = found as f64;
    if let Some(least) = limit(schema, least_key).filter(|least| size < *least) {
        faults.add(
            too_few,
            format!("has {found}, and `{least_key}` is {least}"),
        );
    }
    if let Some(most) = limit(schema, most_key).filter(|most| size > *most) {
        faults.add(too_many, format!("has {found}, and `{most_key}` is {most}"));
    }
}

fn amount(number: f64, schema: &Object<'_>, faults: &mut Faults<'_>) {
    type Breaks = fn(f64, f64) -> bool;
    let limits: [(&str, Breaks, Code); 4] = [
        (
            "minimum",
            |number, least| number < least,
            Code::MinimumValueRequired,
        ),
        (
            "maximum",
            |number, most| number > most,
            Code::MaximumValueRequired,
        ),
        (
            "exclusiveMinimum",
            |number, least| number <= least,
            Code::InvalidSchema,
        ),
        (
            "exclusiveMaximum",
            |number, most| number >= most,
            Code::InvalidSchema,
        ),
    ];
    for (key, breaks, code) in limits {
        if let Some(found) = limit(schema, key).filter(|found| breaks(number, *found)) {
            faults.add(code, format!("is {number}, and `{key}` is {found}"));
        }
    }
    let step = limit(schema, "multipleOf").filter(|step| *step > 0.0);
    if let Some(step) = step.filter(|step| (number / step).fract() != 0.0) {
        faults.add(Code::InvalidSchema, format!("is no multiple of {step}"));
    }
}

fn has_twice(items: &[Value<'_>]) -> bool {
    let items = items.get(..MOST_COMPARED).unwrap_or(items);
    items.iter().enumerate().any(|(index, item)| {
        let before = items.get(..index).unwrap_or_default();
        before.iter().any(|other| equal(other, item))
    })
}
