//! What a field can hold, and how each type of the standard library reads it.

use crate::{FieldError, JsonObject, JsonValue};

/// What a field of a form, of a completion or of a shown object can hold.
///
/// The types of this crate and of the standard library that a Flow JSON can ask for implement it. They are lenient
/// where phones differ: numbers come as numbers or as text, and what a customer leaves empty comes as a missing
/// key, `null`, `""` or `[]`, which an [`Option`] of any of them reads as `None`. Members that a type does not know
/// are ignored.
///
/// | type | takes |
/// |---|---|
/// | `String` | text, also `""`; a number as its digits |
/// | `bool` | `true` and `false`, also as text; missing, `null`, `""` and `[]` are `false` (an OptIn is one of these) |
/// | `f64`, `i64` | a number, or text that [`Number`](crate::Number) can read; of an `i64` the fraction is zero |
/// | `Vec<T>` | an array |
/// | `()` | missing, `null` or `""` |
/// | [`JsonValue`](crate::JsonValue) | anything; missing is `null` |
/// | [`JsonObject`](crate::JsonObject) | an object |
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::{FieldError, FieldValue, JsonValue};
///
/// struct Percent(f64);
///
/// impl FieldValue for Percent {
///     fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
///         match f64::from_field(value)? {
///             percent if (0.0..=100.0).contains(&percent) => Ok(Self(percent)),
///             _ => Err(FieldError::expected("a number from 0 to 100")),
///         }
///     }
/// }
///
/// assert_eq!(Percent::from_field(Some("12,5".into()))?.0, 12.5);
/// assert!(Option::<Percent>::from_field(Some("".into()))?.is_none());
/// assert_eq!(
///     Percent::from_field(Some(250.into())).err().map(|error| error.to_string()).as_deref(),
///     Some("`data` should be a number from 0 to 100"),
/// );
/// # Ok::<(), FieldError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "a field of a form cannot hold `{Self}`",
    label = "not known how to read this from JSON",
    note = "implement `FieldValue` for `{Self}`, or use one of the types that `#[flow]` makes"
)]
pub trait FieldValue: Sized {
    /// Reads the value of a field; `None` where its key is missing.
    ///
    /// # Errors
    /// What was expected instead, and where inside the value.
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError>;

    /// Whether an `Option` of this type is `None` for this value: `null`, `""` and `[]`, of every type.
    #[must_use]
    fn is_empty_field(value: &JsonValue) -> bool {
        match value {
            JsonValue::Null => true,
            JsonValue::String(text) => text.is_empty(),
            JsonValue::Array(items) => items.is_empty(),
            JsonValue::Bool(_) | JsonValue::Number(_) | JsonValue::Object(_) => false,
        }
    }
}

/// Text; a number is taken as its digits, because number inputs arrive as either.
pub(crate) fn text(value: Option<JsonValue>, expected: &'static str) -> Result<String, FieldError> {
    match value {
        Some(JsonValue::String(text)) => Ok(text),
        Some(JsonValue::Number(number)) => Ok(number.to_string()),
        _ => Err(FieldError::expected(expected)),
    }
}

/// `Deserialize` for a type that is a [`FieldValue`], so that a type of the user's own can hold it too.
macro_rules! deserialize_by_field {
    ($type:ident $(<$of:ident>)?) => {
        impl<'de $(, $of: crate::FieldValue)?> serde::Deserialize<'de> for $type $(<$of>)? {
            fn deserialize<De: serde::Deserializer<'de>>(from: De) -> Result<Self, De::Error> {
                let value = crate::JsonValue::deserialize(from)?;
                crate::FieldValue::from_field(Some(value)).map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use deserialize_by_field;

impl FieldValue for String {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        text(value, "text")
    }
}

impl FieldValue for bool {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        match value {
            None | Some(JsonValue::Null) => Ok(false),
            Some(JsonValue::Bool(on)) => Ok(on),
            Some(JsonValue::String(text)) if text.is_empty() || text == "false" => Ok(false),
            Some(JsonValue::String(text)) if text == "true" => Ok(true),
            Some(JsonValue::Array(items)) if items.is_empty() => Ok(false),
            Some(_) => Err(FieldError::expected("true or false")),
        }
    }
}

impl FieldValue for f64 {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        text(value, "a number")
            .ok()
            .and_then(|text| crate::values::to_f64(&text))
            .ok_or_else(|| FieldError::expected("a number"))
    }
}

impl FieldValue for i64 {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        text(value, "a whole number")
            .ok()
            .and_then(|text| crate::values::to_i64(&text))
            .ok_or_else(|| FieldError::expected("a whole number"))
    }
}

impl FieldValue for () {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        match value {
            None | Some(JsonValue::Null) => Ok(()),
            Some(JsonValue::String(text)) if text.is_empty() => Ok(()),
            Some(_) => Err(FieldError::expected("null")),
        }
    }
}

impl FieldValue for JsonValue {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        Ok(value.unwrap_or_default())
    }
}

impl FieldValue for JsonObject {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        match value {
            Some(JsonValue::Object(members)) => Ok(members.into_iter().collect()),
            _ => Err(FieldError::expected("an object")),
        }
    }
}

impl<T: FieldValue> FieldValue for Vec<T> {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        let Some(JsonValue::Array(items)) = value else {
            return Err(FieldError::expected("an array"));
        };
        let read = |(index, item)| T::from_field(Some(item)).map_err(|error| error.in_item(index));
        items.into_iter().enumerate().map(read).collect()
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        match value {
            Some(value) if !Self::is_empty_field(&value) => T::from_field(Some(value)).map(Some),
            _ => Ok(None),
        }
    }

    fn is_empty_field(value: &JsonValue) -> bool {
        T::is_empty_field(value)
    }
}
