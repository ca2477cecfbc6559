//! A JSON value that knows where it stands.

use std::borrow::Cow;
use std::fmt;

use super::number::Number;
use super::object::Object;
use super::position::Span;

/// A JSON value and its place in the text it was read from.
///
/// Strings and numbers borrow from the text; only a string with escapes in it is copied. `Debug` prints kind and place
/// alone, so that data read with this crate does not end up in a log by accident.
#[derive(Clone)]
pub struct Value<'t> {
    kind: Kind<'t>,
    span: Span,
}

/// What a [`Value`] is.
#[derive(Clone)]
pub enum Kind<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, kept as its text.
    Number(Number<'t>),
    /// A string, with its escapes resolved.
    String(Cow<'t, str>),
    /// An array.
    Array(Vec<Value<'t>>),
    /// An object.
    Object(Object<'t>),
}

impl<'t> Value<'t> {
    pub(super) fn new(kind: Kind<'t>, span: Span) -> Self {
        Self { kind, span }
    }

    /// What the value is.
    #[must_use]
    pub fn kind(&self) -> &Kind<'t> {
        &self.kind
    }

    /// Where it stands: quotes and brackets included.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Null)
    }

    /// The truth value, if it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self.kind {
            Kind::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn as_number(&self) -> Option<&Number<'t>> {
        match &self.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The text, if it is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    /// The string with its place, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<Text<'_>> {
        self.as_str().map(|text| Text::new(text, self.span))
    }

    /// The items, if it is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Value<'t>]> {
        match &self.kind {
            Kind::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The members, if it is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object<'t>> {
        match &self.kind {
            Kind::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The value of a member, if this is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value<'t>> {
        self.as_object()?.get(key)
    }

    /// What kind of value it is, in words that fit a sentence: `an object`, `a string`, `null` …
    #[must_use]
    pub fn kind_name(&self) -> &'static str {
        match self.kind {
            Kind::Null => "null",
            Kind::Bool(_) => "a boolean",
            Kind::Number(_) => "a number",
            Kind::String(_) => "a string",
            Kind::Array(_) => "an array",
            Kind::Object(_) => "an object",
        }
    }

    /// The same value, free of the text it was read from.
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        let kind = match self.kind {
            Kind::Null => Kind::Null,
            Kind::Bool(value) => Kind::Bool(value),
            Kind::Number(number) => Kind::Number(number.into_owned()),
            Kind::String(text) => Kind::String(Cow::Owned(text.into_owned())),
            Kind::Array(items) => Kind::Array(items.into_iter().map(Value::into_owned).collect()),
            Kind::Object(object) => Kind::Object(object.into_owned()),
        };
        Value {
            kind,
            span: self.span,
        }
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.kind_name(), self.span.start())
    }
}

impl fmt::Debug for Kind<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "Null",
            Self::Bool(_) => "Bool(..)",
            Self::Number(_) => "Number(..)",
            Self::String(_) => "String(..)",
            Self::Array(_) => "Array(..)",
            Self::Object(_) => "Object(..)",
        })
    }
}

/// A string of the document (a value or a key) with its place, quotes included.
#[derive(Debug, Clone, Copy)]
pub struct Text<'d> {
    text: &'d str,
    span: Span,
}

impl<'d> Text<'d> {
    pub(crate) fn new(text: &'d str, span: Span) -> Self {
        Self { text, span }
    }

    /// The text, its escapes resolved.
    #[must_use]
    pub fn as_str(&self) -> &'d str {
        self.text
    }

    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}
