//! The types that bindings and expressions have.

use std::fmt;

/// The type of a value, as a screen's data model names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Type {
    String,
    Number,
    /// A whole number; in comparisons not the same as [`Type::Number`].
    Integer,
    Boolean,
    Null,
    Array,
    Object,
    /// None that is known; it fits nothing.
    Unknown,
}

impl Type {
    /// The type that a data model means by `name`.
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "string" => Self::String,
            "number" => Self::Number,
            "integer" => Self::Integer,
            "boolean" => Self::Boolean,
            "null" => Self::Null,
            "array" => Self::Array,
            "object" => Self::Object,
            _ => Self::Unknown,
        }
    }

    pub(crate) fn is_numeric(self) -> bool {
        matches!(self, Self::Number | Self::Integer)
    }
}

impl fmt::Display for Type {
    /// With its article, as it fits a sentence: `a string`, `an array`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::String => "a string",
            Self::Number => "a number",
            Self::Integer => "an integer",
            Self::Boolean => "a boolean",
            Self::Null => "null",
            Self::Array => "an array",
            Self::Object => "an object",
            Self::Unknown => "something of no known type",
        })
    }
}
