//! JSON of whatever library, lent to the rules: nothing is copied, written or read again to be judged.

use crate::read::{Kind, Object, Value};

/// A JSON value that is lent for `'j`.
///
/// This crate implements it for its own [`read::Value`](Value). Who keeps JSON otherwise wraps a reference to it, which
/// makes a handle as cheap as the reference:
///
/// ```
/// use std::collections::BTreeMap;
///
/// use flowkit_json::phone_rules::{Json, JsonKind};
///
/// enum Tree {
///     Text(String),
///     List(Vec<Tree>),
///     Object(BTreeMap<String, Tree>),
/// }
///
/// #[derive(Clone, Copy)]
/// struct Lent<'j>(&'j Tree);
///
/// impl<'j> Json<'j> for Lent<'j> {
///     fn kind(self) -> JsonKind<'j> {
///         match self.0 {
///             Tree::Text(text) => JsonKind::Text(text),
///             Tree::List(_) => JsonKind::List,
///             Tree::Object(_) => JsonKind::Object,
///         }
///     }
///     fn items(self) -> impl ExactSizeIterator<Item = Self> {
///         let items: &[Tree] = match self.0 {
///             Tree::List(items) => items,
///             _ => &[],
///         };
///         items.iter().map(Lent)
///     }
///     fn members(self) -> impl Iterator<Item = (&'j str, Self)> {
///         let members = match self.0 {
///             Tree::Object(members) => Some(members),
///             _ => None,
///         };
///         members.into_iter().flatten().map(|(key, value)| (key.as_str(), Lent(value)))
///     }
///     fn get(self, key: &str) -> Option<Self> {
///         match self.0 {
///             Tree::Object(members) => members.get(key).map(Lent),
///             _ => None,
///         }
///     }
/// }
///
/// let list = Tree::List(vec![Tree::Text("a".to_owned())]);
/// assert_eq!(Lent(&list).kind().name(), "an array");
/// assert_eq!(Lent(&list).items().len(), 1);
/// ```
pub trait Json<'j>: Copy {
    /// What it is.
    fn kind(self) -> JsonKind<'j>;

    /// The items of an array; none of anything else.
    fn items(self) -> impl ExactSizeIterator<Item = Self>;

    /// The members of an object, each key once; none of anything else.
    fn members(self) -> impl Iterator<Item = (&'j str, Self)>;

    /// The member of this key, if it is an object that has it.
    fn get(self, key: &str) -> Option<Self>;
}

/// What a [`Json`] is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum JsonKind<'j> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as JavaScript (and so the phone) holds it.
    Number(f64),
    /// A string.
    Text(&'j str),
    /// An array.
    List,
    /// An object.
    Object,
}

impl JsonKind<'_> {
    /// What kind of value it is, in words that fit a sentence: `an object`, `a string`, `null` …
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a string",
            Self::List => "an array",
            Self::Object => "an object",
        }
    }
}

impl<'j> Json<'j> for &'j Value<'_> {
    fn kind(self) -> JsonKind<'j> {
        match Value::kind(self) {
            Kind::Null => JsonKind::Null,
            Kind::Bool(value) => JsonKind::Bool(*value),
            Kind::Number(number) => JsonKind::Number(number.as_f64()),
            Kind::String(text) => JsonKind::Text(text),
            Kind::Array(_) => JsonKind::List,
            Kind::Object(_) => JsonKind::Object,
        }
    }

    fn items(self) -> impl ExactSizeIterator<Item = Self> {
        self.as_array().unwrap_or_default().iter()
    }

    fn members(self) -> impl Iterator<Item = (&'j str, Self)> {
        let members = self.as_object().map(Object::members).unwrap_or_default();
        members.map(|member| (member.key().as_str(), member.value()))
    }

    fn get(self, key: &str) -> Option<Self> {
        Value::get(self, key)
    }
}
