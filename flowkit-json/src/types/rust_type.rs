//! The Rust types that a field may have. Which input becomes which is decided in `sent.rs`, and for data in `shown.rs`.

use std::fmt;

/// The type of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RustType {
    /// `String`
    String,
    /// `f64`
    F64,
    /// `i64`
    I64,
    /// `bool`
    Bool,
    /// `()`: nothing but `null`.
    Unit,
    /// `flowkit::JsonValue`: anything.
    Json,
    /// `flowkit::JsonObject`: an object of anything.
    JsonObject,
    /// `flowkit::OptionItem`: an option of a list.
    OptionItem,
    /// `flowkit::OptionId`: the id of an option that an answer gave.
    OptionId,
    /// `flowkit::Number`: a number that may arrive as text.
    Number,
    /// `flowkit::Date`
    Date,
    /// `flowkit::DateRange`
    DateRange,
    /// `flowkit::DateOrRange`
    DateOrRange,
    /// `flowkit::Media`: a file on its way through the endpoint.
    Media,
    /// `flowkit::CompletedMedia`: a file in a completion message.
    CompletedMedia,
    /// A generated struct.
    Named(String),
    /// A generated enum of the ids of options.
    Ids(String),
    /// `Vec<_>`
    Vec(Box<RustType>),
    /// `Option<_>`
    Option(Box<RustType>),
}

impl RustType {
    /// A list of these.
    #[must_use]
    pub fn list(self) -> Self {
        Self::Vec(Box::new(self))
    }

    /// One of these or nothing; what is optional already stays so.
    #[must_use]
    pub fn optional(self) -> Self {
        match self {
            Self::Option(_) => self,
            other => Self::Option(Box::new(other)),
        }
    }

    /// The type without its `Option`.
    #[must_use]
    pub fn bare(&self) -> &Self {
        match self {
            Self::Option(inner) => inner,
            other => other,
        }
    }

    /// Whether it is an `Option`.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        matches!(self, Self::Option(_))
    }

    /// Whether there are numbers in it that JSON cannot hold.
    #[must_use]
    pub fn holds_floats(&self) -> bool {
        match self {
            Self::F64 => true,
            Self::Vec(inner) | Self::Option(inner) => inner.holds_floats(),
            _ => false,
        }
    }
}

/// As it is written after `use flowkit::*; use screens::*;`.
impl fmt::Display for RustType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::String => "String",
            Self::F64 => "f64",
            Self::I64 => "i64",
            Self::Bool => "bool",
            Self::Unit => "()",
            Self::Json => "JsonValue",
            Self::JsonObject => "JsonObject",
            Self::OptionItem => "OptionItem",
            Self::OptionId => "OptionId",
            Self::Number => "Number",
            Self::Date => "Date",
            Self::DateRange => "DateRange",
            Self::DateOrRange => "DateOrRange",
            Self::Media => "Media",
            Self::CompletedMedia => "CompletedMedia",
            Self::Named(name) | Self::Ids(name) => name,
            Self::Vec(inner) => return write!(f, "Vec<{inner}>"),
            Self::Option(inner) => return write!(f, "Option<{inner}>"),
        })
    }
}
