//! What a shape of the catalogue wants of a value in which no reference is left.

use super::super::json::JsonKind;
use crate::catalogue::shapes::Shape;

/// Whether the property holds components, which are drawn and judged by themselves.
pub(super) fn is_structure(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Components(_) | Shape::Map(_, Shape::Components(_))
    )
}

/// Whether a shape wants values of this kind. A binding is resolved, and so is none of several shapes.
pub(super) fn takes(shape: &Shape, kind: JsonKind<'_>) -> bool {
    match shape {
        Shape::Anything => true,
        Shape::Boolean => matches!(kind, JsonKind::Bool(_)),
        Shape::Number(..) => matches!(kind, JsonKind::Number(_)),
        Shape::Integer(..) => {
            matches!(kind, JsonKind::Number(number) if number.fract() == 0.0)
        }
        Shape::String(_)
        | Shape::Enum(_)
        | Shape::Const(_)
        | Shape::Version
        | Shape::DataApiVersion => matches!(kind, JsonKind::Text(_)),
        Shape::Array(..) | Shape::Source(..) | Shape::Components(_) => kind == JsonKind::List,
        Shape::Object(_)
        | Shape::Screen
        | Shape::OpenObject(_)
        | Shape::Map(..)
        | Shape::DataModel
        | Shape::ClickAction(_)
        | Shape::SelectAction(_) => kind == JsonKind::Object,
        Shape::OneOf(alternatives) => alternatives.iter().any(|shape| takes(shape, kind)),
        Shape::Binding => false,
    }
}

/// What a shape wants of a resolved value, such as `a string or an array`.
pub(super) fn wanted(shape: &Shape) -> String {
    match shape {
        Shape::OneOf(alternatives) => {
            let fixed = alternatives
                .iter()
                .filter(|shape| !matches!(shape, Shape::Binding));
            let words: Vec<&str> = fixed.map(Shape::in_words).collect();
            words.join(" or ")
        }
        one => one.in_words().to_owned(),
    }
}

/// The words in backticks, with commas between them.
pub(super) fn quoted(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}
