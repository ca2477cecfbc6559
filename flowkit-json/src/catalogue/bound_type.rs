//! What a reference or an expression in a property must lead to for Meta's validator.
//!
//! It follows from the property's shape, as [`BoundType::of`] says. Where Meta's validator departs from its own schema, the
//! property's row says so with `.departs(…)`.

use std::fmt;

use super::Property;
use super::shapes::Shape;
use crate::expression::Type;

/// What a property may be bound to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum BoundType {
    /// A value of exactly this type.
    One(Type),
    /// A value of one of these types, such as the label of a CalendarPicker: a text, or an object with one for each end of
    /// the range.
    Either(Type, Type),
    /// A text, or a list of texts.
    TextOrTexts,
    /// A list of texts.
    Texts,
    /// A list of objects with these members.
    Items(&'static [Property]),
}

/// For a departure: a text may be bound, although the schema takes none, or another kind of binding.
pub(super) const A_TEXT: Option<BoundType> = Some(BoundType::One(Type::String));

/// For a departure: Meta's validator does not look at what is bound there, although the schema takes a binding.
pub(super) const NOT_READ: Option<BoundType> = None;

impl BoundType {
    /// What may be bound where the schema takes this shape; `None` where Meta's validator looks at no binding.
    pub(super) const fn of(shape: &Shape) -> Option<Self> {
        match shape {
            Shape::String(_) => A_TEXT,
            Shape::Source(Shape::Object(item), _) => Some(Self::Items(item)),
            Shape::OneOf(shapes) => Self::of_alternatives(shapes),
            // A fixed value alone: a single word, number, object or action is not bound.
            _ => None,
        }
    }

    /// What may be bound where the schema takes one of these shapes.
    const fn of_alternatives(shapes: &[Shape]) -> Option<Self> {
        let (mut first, mut second) = (None, None);
        let mut rest = shapes;
        while let [shape, others @ ..] = rest {
            match (Self::of_fixed(shape), first) {
                (None, _) => {}
                (found, None) => first = found,
                (found, Some(_)) => second = found,
            }
            rest = others;
        }
        match (first, second) {
            (only, None) => only,
            (Some(Self::One(Type::String)), Some(Self::Texts)) => Some(Self::TextOrTexts),
            (Some(Self::One(one)), Some(Self::One(other))) => Some(Self::Either(one, other)),
            _ => None,
        }
    }

    /// What may be bound instead of a fixed value of this shape; `None` for [`Shape::Binding`] itself.
    const fn of_fixed(shape: &Shape) -> Option<Self> {
        match shape {
            Shape::Array(Shape::Object(item), ..) => Some(Self::Items(item)),
            Shape::Array(..) => Some(Self::Texts),
            other => match declared_type(other) {
                Some(found) => Some(Self::One(found)),
                None => None,
            },
        }
    }
}

/// The type that a data model declares for a value of this shape; `None` if there is not one alone, as for an action.
pub(crate) const fn declared_type(shape: &Shape) -> Option<Type> {
    match shape {
        Shape::Boolean => Some(Type::Boolean),
        Shape::Number(..) => Some(Type::Number),
        Shape::Integer(..) => Some(Type::Integer),
        Shape::String(_) | Shape::Enum(_) => Some(Type::String),
        Shape::Array(..) | Shape::Source(..) => Some(Type::Array),
        Shape::Object(_) | Shape::OpenObject(_) | Shape::Map(..) => Some(Type::Object),
        Shape::OneOf([one, Shape::Binding]) => declared_type(one),
        _ => None,
    }
}

impl fmt::Display for BoundType {
    /// As it fits a sentence: `a list of objects with `id` and `title``.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(wanted) => write!(f, "{wanted}"),
            Self::Either(one, other) => write!(f, "{one} or {other}"),
            Self::TextOrTexts => f.write_str("a string or a list of texts"),
            Self::Texts => f.write_str("a list of texts"),
            Self::Items(members) => {
                let needed = members
                    .iter()
                    .filter(|member| member.required_since.is_some());
                f.write_str("a list of objects")?;
                for (index, member) in needed.enumerate() {
                    let before = if index == 0 { "with" } else { "and" };
                    write!(f, " {before} `{}`", member.name)?;
                }
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::BoundType;
    use crate::catalogue::{Kind, components};

    fn told(bound: Option<BoundType>) -> String {
        bound.map_or("nothing".to_owned(), |bound| bound.to_string())
    }

    fn of(kind: Kind, property: &str) -> String {
        told(
            kind.component()
                .property(property)
                .and_then(|property| property.bound),
        )
    }

    #[test]
    fn what_a_property_is_bound_to_follows_from_its_shape() {
        for (kind, property, expected) in [
            (Kind::TextHeading, "text", "a string"),
            (Kind::TextBody, "text", "a string or a list of texts"),
            (Kind::TextBody, "markdown", "nothing"),
            (Kind::TextBody, "font-weight", "a string"),
            (Kind::Image, "scale-type", "nothing"),
            (Kind::Image, "width", "a number"),
            (Kind::Image, "aspect-ratio", "a number"),
            (Kind::TextInput, "required", "a boolean"),
            (Kind::TextInput, "min-chars", "a number"),
            (Kind::TextArea, "max-length", "an integer"),
            (Kind::CheckboxGroup, "init-value", "a list of texts"),
            (Kind::OptIn, "init-value", "a boolean"),
            (Kind::DatePicker, "unavailable-dates", "a list of texts"),
            (Kind::CalendarPicker, "include-days", "a list of texts"),
            (Kind::CalendarPicker, "label", "a string or an object"),
            (Kind::CalendarPicker, "required", "a boolean or an object"),
            (Kind::PhotoPicker, "error-message", "a string or an object"),
            (Kind::DocumentPicker, "allowed-mime-types", "nothing"),
            (
                Kind::Dropdown,
                "data-source",
                "a list of objects with `id` and `title`",
            ),
            (
                Kind::NavigationList,
                "list-items",
                "a list of objects with `id` and `main-content`",
            ),
            (
                Kind::ImageCarousel,
                "images",
                "a list of objects with `src` and `alt-text`",
            ),
            (Kind::Footer, "on-click-action", "nothing"),
            (Kind::Form, "children", "nothing"),
        ] {
            assert_eq!(of(kind, property), expected, "{property} of {kind}");
        }
    }

    #[test]
    fn metas_validator_departs_from_its_schema_in_these_rows_alone() {
        let mut departures = Vec::new();
        for component in components() {
            for property in component.properties {
                // Two lists may be called the same and differ in their members.
                let debug = |bound: Option<BoundType>| format!("{bound:?}");
                let derived = BoundType::of(&property.shape);
                if debug(property.bound) != debug(derived) {
                    let [was, is] = [told(derived), told(property.bound)];
                    departures.push(format!(
                        "{} {}: {was} -> {is}",
                        component.kind, property.name
                    ));
                }
            }
        }
        assert_eq!(
            departures,
            [
                "RadioButtonsGroup media-size: nothing -> a string",
                "CheckboxGroup media-size: nothing -> a string",
                "Form init-values: an object -> nothing",
                "Form error-messages: an object -> nothing",
                "If condition: a string or a boolean -> nothing",
                "Switch value: nothing -> a string",
                "ChipsSelector data-source: a list of objects with `id` and `title` -> a list of objects with `id` and `title`",
                "ImageCarousel aspect-ratio: nothing -> a string",
            ]
        );
    }
}
