//! Values, and what the phone takes them for.

use std::borrow::Cow;

use super::super::limits::{MOST_LISTS, MOST_TEXT};
use super::failure::Failure;
use super::number;

/// A JSON value, or that there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'v> {
    /// Nothing: the property is as if it were not there, and the key of a payload disappears (in a list it becomes
    /// `null`).
    Missing,
    /// `null`, which only comes out of the expression `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as JavaScript has it: `NaN` and the infinities are among them.
    Number(f64),
    /// A text.
    Text(Cow<'v, str>),
    /// An array.
    List(Vec<Value<'v>>),
    /// An object: its keys and values.
    Object(Vec<(Cow<'v, str>, Value<'v>)>),
}

impl<'v> From<&'v str> for Value<'v> {
    fn from(text: &'v str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl<'v> Value<'v> {
    /// The text that the phone makes of it where texts are put together, and the case of a Switch that it finds: `true`,
    /// `1.5`, `a,b` for a list, `[object Object]` for an object, and the empty text for what is missing.
    ///
    /// # Errors
    ///
    /// [`Failure::TooLong`] beyond [`MOST_TEXT`] bytes, [`Failure::TooDeep`] for lists that nest more than 64 deep.
    ///
    /// ```
    /// use flowkit_json::expression::Value;
    ///
    /// let list = Value::List(vec![Value::Number(1.50), Value::Null, Value::Bool(true)]);
    /// assert_eq!(list.text().as_deref(), Ok("1.5,,true"));
    /// ```
    pub fn text(&self) -> Result<Cow<'_, str>, Failure> {
        if let Self::Text(text) = self {
            return Ok(Cow::Borrowed(text));
        }
        let mut shown = String::new();
        self.append_to(&mut shown)?;
        Ok(Cow::Owned(shown))
    }

    /// Puts its text behind `shown`.
    pub(super) fn append_to(&self, shown: &mut String) -> Result<(), Failure> {
        self.append(shown, 0)
    }

    fn append(&self, shown: &mut String, depth: usize) -> Result<(), Failure> {
        match self {
            Self::Missing | Self::Null => Ok(()),
            Self::Bool(true) => push(shown, "true"),
            Self::Bool(false) => push(shown, "false"),
            Self::Number(value) => push(shown, &number::text(*value)),
            Self::Text(text) => push(shown, text),
            Self::List(_) if depth >= MOST_LISTS => Err(Failure::TooDeep),
            Self::List(items) => {
                for (place, item) in items.iter().enumerate() {
                    if place > 0 {
                        push(shown, ",")?;
                    }
                    item.append(shown, depth + 1)?;
                }
                Ok(())
            }
            Self::Object(_) => push(shown, "[object Object]"),
        }
    }

    /// Whether it is missing, `null` or the empty text, which are all the same to `==`.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Missing | Self::Null => true,
            Self::Text(text) => text.is_empty(),
            Self::Bool(_) | Self::Number(_) | Self::List(_) | Self::Object(_) => false,
        }
    }

    /// Whether `!`, `&&` and `||` take it for true. A list, an object and the text `false` are.
    pub(super) fn is_truthy(&self) -> bool {
        match self {
            Self::Missing | Self::Null => false,
            Self::Bool(value) => *value,
            Self::Number(value) => *value != 0.0 && !value.is_nan(),
            Self::Text(text) => !text.is_empty(),
            Self::List(_) | Self::Object(_) => true,
        }
    }

    /// The number that an operator calculates with: 0 for what is missing, `NaN` for a word.
    pub(super) fn number(&self) -> f64 {
        match self {
            Self::Missing | Self::Null => 0.0,
            Self::Bool(value) => f64::from(u8::from(*value)),
            Self::Number(value) => *value,
            Self::Text(text) => number::of_text(text),
            // A list with one number in it is that number.
            Self::List(_) => self.text().map_or(f64::NAN, |text| number::of_text(&text)),
            Self::Object(_) => f64::NAN,
        }
    }
}

fn push(shown: &mut String, text: &str) -> Result<(), Failure> {
    if shown.len().saturating_add(text.len()) > MOST_TEXT {
        return Err(Failure::TooLong);
    }
    shown.push_str(text);
    Ok(())
}
