//! How findings of the schema pass speak.

use super::trail::Trail;
use crate::catalogue::Kind;
use crate::catalogue::shapes::Shape;
use crate::catalogue::versions::Version;
use crate::expression::Expression;
use crate::read::{Object, Value};

/// The object in words: its type if it is a component, else what it is called.
pub(super) fn subject(object: &Object<'_>, trail: &Trail<'_>) -> String {
    let kind = object.get("type").and_then(Value::as_str);
    match kind {
        Some(kind) if Kind::from_name(kind).is_some() => format!("`{kind}`"),
        _ => trail.noun(),
    }
}

/// Where to put what only stands on a component outside a Form.
pub(super) fn instead_within_a_form(name: &str) -> String {
    match name {
        "init-value" => {
            "within a Form, put it into the Form's `init-values`, under the component's name"
                .to_owned()
        }
        "error-message" => {
            "within a Form, put it into the Form's `error-messages`, under the component's name"
                .to_owned()
        }
        _ => "it may not stand within a Form".to_owned(),
    }
}

/// What a shape wants, such as `a string`.
pub(super) fn wanted(shape: &Shape) -> String {
    match shape {
        Shape::Source(..) => {
            format!("{} or {}", shape.in_words(), Shape::Binding.in_words())
        }
        Shape::OneOf(alternatives) => {
            let words: Vec<String> = alternatives.iter().map(wanted).collect();
            words.join(" or ")
        }
        one => one.in_words().to_owned(),
    }
}

/// What a text is that holds nothing.
pub(super) fn blank(text: &str) -> &'static str {
    if text.is_empty() { "empty" } else { "blank" }
}

/// The article of a component's name.
pub(super) fn article(name: &str) -> &'static str {
    if name.starts_with(['A', 'E', 'I', 'O', 'U']) {
        "an"
    } else {
        "a"
    }
}

/// Words in backticks, with commas between them.
pub(super) fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// What to write instead of a fixed text where a binding may stand, or something else that is `wanted`.
pub(super) fn instead_of_text(text: &str, wanted: &Shape, version: Version) -> String {
    let alternatives = match wanted {
        Shape::OneOf(alternatives) => alternatives,
        one => std::slice::from_ref(one),
    };
    let is_number = text.parse::<f64>().is_ok_and(f64::is_finite);
    let is_bare = |shape: &Shape| match shape {
        Shape::Boolean => matches!(text, "true" | "false"),
        Shape::Number(..) | Shape::Integer(..) => is_number,
        _ => false,
    };
    if alternatives.iter().any(is_bare) {
        return format!("write `{text}` without quotes");
    }
    let plain = !text.contains("${") && !text.trim_matches('`').trim().is_empty();
    let lists_texts =
        |shape: &Shape| matches!(shape, Shape::Array(Shape::String(_) | Shape::Enum(_), _, _));
    if plain && alternatives.iter().any(lists_texts) {
        return format!("put it in a list: `[\"{text}\"]`");
    }
    if !text.contains("${") {
        return "a binding is the whole text, such as `${data.field}` or `${form.name}`".to_owned();
    }
    let meant = match Expression::parse(text) {
        Ok(_) => text,
        Err(_) => "${data.field} == 'x'",
    };
    if version.has_expressions() {
        format!("an expression stands in backticks, with only the names in braces: `` `{meant}` ``")
    } else {
        format!(
            "from 6.0 on an expression stands in backticks, `` `{meant}` ``; until then send its outcome as a field"
        )
    }
}
