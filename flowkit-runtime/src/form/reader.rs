//! Reads a generated type out of the object of a payload, field by field.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde_json::Map;

use crate::{
    Action, DataExchange, FieldError, FieldValue, HandlerError, JsonObject, JsonValue, Mismatch,
};

/// A type made from a Flow JSON that is read from an object: a form, a completion, a nested object.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that `#[flow]` made",
    label = "not one of the types of the module `screens`",
    note = "take what the flow sends, such as `screens::SummaryParams` for a completion"
)]
pub trait Fields: Sized {
    /// Reads the type's fields.
    ///
    /// # Errors
    /// The first field that does not fit.
    fn read(from: &mut FieldReader) -> Result<Self, FieldError>;
}

/// Every member as it is: what a flow without types of its own sends.
impl Fields for JsonObject {
    fn read(from: &mut FieldReader) -> Result<Self, FieldError> {
        Ok(std::mem::take(&mut from.members).into_iter().collect())
    }
}

/// The object that a type is read from.
pub struct FieldReader {
    members: Map<String, JsonValue>,
}

impl std::fmt::Debug for FieldReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        super::debug_name(f, "FieldReader")
    }
}

impl FieldReader {
    pub(crate) fn new(members: Map<String, JsonValue>) -> Self {
        Self { members }
    }

    /// Takes a field out.
    ///
    /// # Errors
    /// A value that does not fit the type, with this key in front of the path.
    pub fn field<T: FieldValue>(&mut self, key: &'static str) -> Result<T, FieldError> {
        let value = self.members.remove(key);
        let missing = value.is_none();
        T::from_field(value).map_err(|error| {
            let error = if missing { error.missing() } else { error };
            error.in_member(key)
        })
    }

    /// Whether the key is there and not null.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.members.get(key).is_some_and(|value| !value.is_null())
    }

    /// Whether the member is this text.
    #[must_use]
    pub fn is_text(&self, key: &str, text: &str) -> bool {
        self.peek_text(key) == Some(text)
    }

    /// Whether the member is this truth value.
    #[must_use]
    pub fn is_bool(&self, key: &str, on: bool) -> bool {
        self.members.get(key).and_then(JsonValue::as_bool) == Some(on)
    }

    /// Whether the member is this number.
    #[must_use]
    pub fn is_number(&self, key: &str, number: f64) -> bool {
        self.members.get(key).and_then(JsonValue::as_f64) == Some(number)
    }

    /// No variant of an enum fits: at this key, or of the whole object.
    #[must_use]
    pub fn no_variant(&self, key: Option<&'static str>, expected: &'static str) -> FieldError {
        let error = FieldError::expected(expected);
        match key {
            Some(key) if self.members.contains_key(key) => error.in_member(key),
            Some(key) => error.missing().in_member(key),
            None => error,
        }
    }

    pub(crate) fn peek_text(&self, key: &str) -> Option<&str> {
        self.members.get(key).and_then(JsonValue::as_str)
    }
}

/// Reads what a `data_exchange` action sent.
///
/// # Errors
/// Data that does not fit the type; a request that is no `data_exchange`.
pub fn form<T: Fields>(exchange: &DataExchange) -> Result<T, HandlerError> {
    if *exchange.action() != Action::DataExchange {
        return Err(HandlerError::mismatch(Mismatch::NotInThisRequest {
            argument: "form",
        }));
    }
    // It failed, so we read again by the slower way that knows the path: `rooms[2].price`.
    let members = match serde_json::from_str(exchange.data()) {
        Ok(members) => members,
        Err(_) => exchange.data_as()?,
    };
    T::read(&mut FieldReader::new(members)).map_err(FieldError::into_handler_error)
}

/// Reads a type from a value that must be an object.
///
/// # Errors
/// No object, or members that do not fit.
pub fn object_field<T: Fields>(value: Option<JsonValue>) -> Result<T, FieldError> {
    match value {
        Some(JsonValue::Object(members)) => T::read(&mut FieldReader::new(members)),
        _ => Err(FieldError::expected("an object")),
    }
}

/// Reads the text of an option's id.
///
/// # Errors
/// Neither text nor a number.
pub fn text_field(value: Option<JsonValue>) -> Result<String, FieldError> {
    super::text(value, "the id of an option")
}

/// Reads a type through serde.
///
/// # Errors
/// As [`object_field`], in the words of a [`FieldError`].
pub fn deserialize<'de, T: Fields, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    object_field(Some(JsonValue::deserialize(from)?)).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::{FieldReader, Fields, form};
    use crate::exchange::{FlowRequest, parse};
    use crate::{DataExchange, FieldError, HandlerError};

    struct Form {
        name: String,
        rooms: Option<Vec<f64>>,
    }

    impl Fields for Form {
        fn read(from: &mut FieldReader) -> Result<Self, FieldError> {
            Ok(Self {
                name: from.field("name")?,
                rooms: from.field("rooms")?,
            })
        }
    }

    fn exchange(action: &str, data: &str) -> DataExchange {
        let request = format!(r#"{{"version":"3.0","action":"{action}","data":{data}}}"#);
        match parse(request.as_bytes()) {
            Ok(FlowRequest::DataExchange(exchange)) => exchange,
            _ => panic!("no exchange"),
        }
    }

    fn refused(action: &str, data: &str) -> String {
        let form: Result<Form, HandlerError> = form(&exchange(action, data));
        form.err().unwrap().to_string()
    }

    #[test]
    fn a_form_is_read_from_the_data() {
        let read: Form = form(&exchange(
            "data_exchange",
            r#"{ "name": "Ann", "rooms": [1, "2,5"], "more": {} }"#,
        ))
        .unwrap();
        assert_eq!(read.name, "Ann");
        assert_eq!(read.rooms, Some(vec![1.0, 2.5]));
    }

    #[test]
    fn what_does_not_fit_is_a_mismatch_with_its_path() {
        for (data, place) in [
            ("{}", "`name` should be text (the member is missing)"),
            ("null", "`name` should be text (the member is missing)"),
            (
                r#"{"name":"a","rooms":[1,"s3cret"]}"#,
                "`rooms[1]` should be a number",
            ),
            (r#"["s3cret"]"#, "`data` should be an object"),
            (r#""s3cret""#, "`data` should be an object"),
            // A number too large for a JSON value, in a member that the type does not have.
            (
                r#"{"name":"a","other":[{"big":1e999}]}"#,
                "`other[0].big` should be a value that its type accepts",
            ),
        ] {
            let text = refused("data_exchange", data);
            assert!(text.contains(place), "{data}: {text}");
            assert!(!text.contains("s3cret") && !text.contains("999"), "{text}");
        }
    }

    #[test]
    fn other_requests_have_no_form() {
        for action in ["INIT", "BACK", "s3cret"] {
            let text = refused(action, r#"{"name":"Ann"}"#);
            assert!(
                text.contains("`form`, which this kind of request does not have"),
                "{text}"
            );
        }
    }
}
