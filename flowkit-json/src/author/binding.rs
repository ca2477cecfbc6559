//! References, expressions, and values that may be either.

use std::fmt;

use super::entries::Entries;
use super::json::Json;
use super::node::{Misfit, Node, Notes};
use super::number::Number;
use crate::read::Value;

/// A reference such as `${data.x}`, or an expression in backticks, as it is written.
///
/// Made by [`data`], [`form`], [`screen`] and [`expression`]. What it refers to is looked for by
/// [`FlowJson::validate`](super::FlowJson::validate).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Binding(String);

impl Binding {
    /// The binding that a text is; `None` if the phone takes it for a plain text.
    ///
    /// ```
    /// use flowkit_json::author::{Binding, data};
    ///
    /// assert_eq!(Binding::parse("${data.greeting}"), Some(data("greeting")));
    /// assert_eq!(Binding::parse("Hello ${data.name}"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let inside = |open, close| text.strip_prefix(open)?.strip_suffix(close);
        let reference = inside("${", "}").is_some_and(|path: &str| !path.contains(['{', '}']));
        let expression = inside("`", "`").is_some();
        (reference || expression).then(|| Self(text.to_owned()))
    }

    /// The text, such as `${data.x}`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is an expression in backticks, which documents may have from version 6.0 on.
    ///
    /// ```
    /// use flowkit_json::author::{data, expression};
    ///
    /// assert!(expression("${data.seats} > 0").is_expression());
    /// assert!(!data("seats").is_expression());
    /// ```
    #[must_use]
    pub fn is_expression(&self) -> bool {
        self.0.starts_with('`')
    }
}

impl fmt::Display for Binding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Binding> for String {
    fn from(binding: Binding) -> Self {
        binding.0
    }
}

/// A field of this screen's data; dots lead into objects.
///
/// ```
/// assert_eq!(flowkit_json::author::data("customer.name").as_str(), "${data.customer.name}");
/// ```
#[must_use]
pub fn data(path: &str) -> Binding {
    Binding(format!("${{data.{path}}}"))
}

/// What the user entered into the input of this name on this screen.
///
/// ```
/// assert_eq!(flowkit_json::author::form("email").as_str(), "${form.email}");
/// ```
#[must_use]
pub fn form(name: &str) -> Binding {
    Binding(format!("${{form.{name}}}"))
}

/// Another screen, to refer to its data or inputs (from version 4.0).
///
/// ```
/// use flowkit_json::author::screen;
///
/// assert_eq!(screen("SIGN_UP").form("email").as_str(), "${screen.SIGN_UP.form.email}");
/// assert_eq!(screen("SIGN_UP").data("greeting").as_str(), "${screen.SIGN_UP.data.greeting}");
/// ```
#[must_use]
pub fn screen(id: &str) -> ScreenRef {
    ScreenRef(id.to_owned())
}

/// An expression (from version 6.0), backticks added; `${…}` refers, `'…'` quotes, and what stands side by side is
/// joined to one text.
///
/// ```
/// use flowkit_json::author::expression;
///
/// assert_eq!(expression("'Hello ' ${data.name}").as_str(), "`'Hello ' ${data.name}`");
/// ```
#[must_use]
pub fn expression(text: &str) -> Binding {
    Binding(format!("`{text}`"))
}

/// A screen that a binding looks into; see [`screen`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenRef(String);

impl ScreenRef {
    /// A field of that screen's data.
    #[must_use]
    pub fn data(&self, path: &str) -> Binding {
        Binding(format!("${{screen.{}.data.{path}}}", self.0))
    }

    /// What the user entered into the input of this name on that screen.
    #[must_use]
    pub fn form(&self, name: &str) -> Binding {
        Binding(format!("${{screen.{}.form.{name}}}", self.0))
    }
}

/// A value that is written out, or a binding that says where it comes from.
///
/// Both convert into it, so that builders take either.
///
/// ```
/// use flowkit_json::author::{Dynamic, data};
///
/// let fixed: Dynamic<bool> = true.into();
/// let bound: Dynamic<bool> = data("is_new").into();
/// assert_eq!(fixed, Dynamic::Fixed(true));
/// assert_eq!(bound, Dynamic::Bound(data("is_new")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dynamic<T> {
    /// The value itself.
    Fixed(T),
    /// Where the value comes from.
    Bound(Binding),
}

impl<T> Dynamic<T> {
    /// The value, if it is written out.
    ///
    /// ```
    /// use flowkit_json::author::{Dynamic, data};
    ///
    /// assert_eq!(Dynamic::<bool>::from(true).fixed(), Some(&true));
    /// assert_eq!(Dynamic::<bool>::from(data("is_new")).fixed(), None);
    /// ```
    pub fn fixed(&self) -> Option<&T> {
        match self {
            Self::Fixed(value) => Some(value),
            Self::Bound(_) => None,
        }
    }

    /// The binding, if it is one.
    pub fn bound(&self) -> Option<&Binding> {
        match self {
            Self::Fixed(_) => None,
            Self::Bound(binding) => Some(binding),
        }
    }
}

impl<T> From<Binding> for Dynamic<T> {
    fn from(binding: Binding) -> Self {
        Self::Bound(binding)
    }
}

impl From<String> for Dynamic<String> {
    /// A text that reads as a binding is one.
    fn from(text: String) -> Self {
        match Binding::parse(&text) {
            Some(binding) => Self::Bound(binding),
            None => Self::Fixed(text),
        }
    }
}

impl From<&str> for Dynamic<String> {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<bool> for Dynamic<bool> {
    fn from(value: bool) -> Self {
        Self::Fixed(value)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Dynamic<Number> {
            fn from(number: $number) -> Self {
                Self::Fixed(number.into())
            }
        }
    )*};
}

numbers!(i32, i64, u32, u64, usize, f64);

impl<T> From<Vec<T>> for Dynamic<Vec<T>> {
    fn from(items: Vec<T>) -> Self {
        Self::Fixed(items)
    }
}

impl<I: Into<T>, T, const N: usize> From<[I; N]> for Dynamic<Vec<T>> {
    fn from(items: [I; N]) -> Self {
        Self::Fixed(items.into_iter().map(Into::into).collect())
    }
}

impl<T> From<Entries<T>> for Dynamic<Entries<T>> {
    fn from(entries: Entries<T>) -> Self {
        Self::Fixed(entries)
    }
}

impl<K: Into<String>, V: Into<Json>, const N: usize> From<[(K, V); N]> for Dynamic<Entries<Json>> {
    fn from(entries: [(K, V); N]) -> Self {
        Self::Fixed(entries.into())
    }
}

impl Json {
    /// The reference or expression, if it is one.
    ///
    /// ```
    /// use flowkit_json::author::{Json, form};
    ///
    /// assert_eq!(Json::from("${form.name}").binding(), Some(form("name")));
    /// assert_eq!(Json::from("name").binding(), None);
    /// ```
    #[must_use]
    pub fn binding(&self) -> Option<Binding> {
        match self {
            Self::String(text) => Binding::parse(text),
            _ => None,
        }
    }
}

impl From<Binding> for Json {
    fn from(binding: Binding) -> Self {
        Self::String(binding.into())
    }
}

impl Node for Binding {
    fn read(value: &Value<'_>, _: &mut Notes) -> Result<Self, Misfit> {
        let binding = value.as_str().and_then(Self::parse);
        binding.ok_or_else(|| Misfit::new(value, "a binding"))
    }

    fn write(&self) -> Json {
        self.clone().into()
    }
}

impl<T: Node> Node for Dynamic<T> {
    fn read(value: &Value<'_>, notes: &mut Notes) -> Result<Self, Misfit> {
        if let Ok(binding) = Binding::read(value, notes) {
            return Ok(Self::Bound(binding));
        }
        T::read(value, notes)
            .map(Self::Fixed)
            .map_err(|misfit| misfit.or(value, ", or a binding"))
    }

    fn write(&self) -> Json {
        match self {
            Self::Fixed(value) => value.write(),
            Self::Bound(binding) => binding.write(),
        }
    }
}
