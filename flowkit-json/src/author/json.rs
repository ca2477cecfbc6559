//! JSON values without places, and how they are printed.

use std::fmt::{self, Write as _};

use super::entries::Entries;
use super::number::Number;
use crate::read::{Kind, Value};

/// A JSON value: what a payload or an example holds, and whatever the model has no type for.
///
/// `{}` prints it in one line, `{:#}` indented by two spaces.
///
/// ```
/// use flowkit_json::author::{Json, form};
///
/// let value = Json::object([("name", Json::from(form("name"))), ("tags", Json::from(["a", "b"]))]);
/// assert_eq!(value.to_string(), r#"{"name":"${form.name}","tags":["a","b"]}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it is written.
    Number(Number),
    /// A text, a reference or an expression.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Entries<Json>),
}

impl Json {
    /// An object with these members.
    ///
    /// ```
    /// use flowkit_json::author::Json;
    ///
    /// assert_eq!(Json::object([("id", "1"), ("title", "One")]).to_string(), r#"{"id":"1","title":"One"}"#);
    /// ```
    #[must_use]
    pub fn object<K: Into<String>, V: Into<Self>>(
        members: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        Self::Object(members.into_iter().collect())
    }

    /// The value of a member, if this is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.get(key),
            _ => None,
        }
    }

    pub(super) fn of(value: &Value<'_>) -> Self {
        match value.kind() {
            Kind::Null => Self::Null,
            Kind::Bool(value) => Self::Bool(*value),
            Kind::Number(number) => Self::Number(Number::written(number.as_str())),
            Kind::String(text) => Self::String(text.to_string()),
            Kind::Array(items) => Self::Array(items.iter().map(Self::of).collect()),
            Kind::Object(object) => {
                let mut members = Entries::new();
                for member in object.members() {
                    members.push(member.key().as_str(), Self::of(member.value()));
                }
                Self::Object(members)
            }
        }
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Json {
            fn from(number: $number) -> Self {
                Self::Number(number.into())
            }
        }
    )*};
}

whole_numbers!(i32, i64, u32, u64, usize);

impl From<f64> for Json {
    fn from(number: f64) -> Self {
        if number.is_finite() {
            Self::Number(number.into())
        } else {
            Self::Null
        }
    }
}

impl From<Number> for Json {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Json {
    fn from(items: Vec<T>) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Self>, const N: usize> From<[T; N]> for Json {
    fn from(items: [T; N]) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Self>> From<Entries<T>> for Json {
    fn from(members: Entries<T>) -> Self {
        Self::object(members)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print(self, f.alternate().then_some(0), f)
    }
}

/// Prints a value; `depth` is how far its lines are indented, `None` for all in one line.
fn print(value: &Json, depth: Option<usize>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match value {
        Json::Null => f.write_str("null"),
        Json::Bool(value) => write!(f, "{value}"),
        Json::Number(number) => f.write_str(number.as_str()),
        Json::String(text) => print_text(text, f),
        Json::Array(items) => {
            let items = items.iter().map(|item| (None, item));
            print_all(['[', ']'], items, depth, f)
        }
        Json::Object(members) => {
            let members = members.iter().map(|(key, value)| (Some(key), value));
            print_all(['{', '}'], members, depth, f)
        }
    }
}

fn print_all<'j>(
    [open, close]: [char; 2],
    items: impl Iterator<Item = (Option<&'j str>, &'j Json)>,
    depth: Option<usize>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let inner = depth.map(|depth| depth + 1);
    let mut empty = true;
    f.write_char(open)?;
    for (key, item) in items {
        if !empty {
            f.write_char(',')?;
        }
        empty = false;
        print_line_break(inner, f)?;
        if let Some(key) = key {
            print_text(key, f)?;
            f.write_str(if depth.is_some() { ": " } else { ":" })?;
        }
        print(item, inner, f)?;
    }
    if !empty {
        print_line_break(depth, f)?;
    }
    f.write_char(close)
}

fn print_line_break(depth: Option<usize>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match depth {
        Some(depth) => write!(f, "\n{:width$}", "", width = depth * 2),
        None => Ok(()),
    }
}

fn print_text(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    for character in text.chars() {
        match character {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            control if control < ' ' => write!(f, "\\u{:04x}", u32::from(control))?,
            plain => f.write_char(plain)?,
        }
    }
    f.write_char('"')
}
