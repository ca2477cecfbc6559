use serde::Serialize;
use serde_json::{Map, Value};

use crate::answer::quoted;
use crate::{HandlerError, json};

/// The parameters of a completion: what the business gets back with the message in the chat.
///
/// Usually written by [`params!`](crate::params). The endpoint adds `flow_token`.
///
/// The client runs text in them through its own expressions: `${form.x}` in a value can be replaced, so
/// text that a user typed is better left out.
///
/// ```
/// use flowkit_runtime::Params;
///
/// let params = Params::new().with("booking_id", "B-17")?.with("seats", 2)?;
/// assert_eq!(params.get("seats").unwrap(), 2);
/// # Ok::<(), flowkit_runtime::HandlerError>(())
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Params(Map<String, Value>);

impl Params {
    /// No parameters.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// These parameters and one more; a later one of the same name wins.
    ///
    /// # Errors
    /// A value that serde refuses.
    pub fn with(
        mut self,
        name: impl Into<String>,
        value: impl Serialize,
    ) -> Result<Self, HandlerError> {
        self.0.insert(name.into(), json::to_value(&value)?);
        Ok(self)
    }

    /// The parameters in a value of yours, which must be an object.
    ///
    /// # Errors
    /// A value that serde refuses, or that is no object.
    pub fn from_value(value: impl Serialize) -> Result<Self, HandlerError> {
        match json::to_value(&value)? {
            Value::Object(map) => Ok(Self(map)),
            _ => Err(HandlerError::msg(
                "the parameters of a completion must be an object: use `params! { .. }` or a struct",
            )),
        }
    }

    /// The parameter of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// The JSON text, the token first; a `flow_token` among the parameters stays as it is.
    pub(crate) fn with_token(&self, token: Option<&str>) -> String {
        let mut text = String::from("{");
        let mut comma = "";
        if let Some(token) = token.filter(|_| !self.0.contains_key("flow_token")) {
            text.push_str("\"flow_token\":");
            text.push_str(&quoted(token));
            comma = ",";
        }
        for (name, value) in &self.0 {
            text.push_str(comma);
            text.push_str(&quoted(name));
            text.push(':');
            text.push_str(&value.to_string());
            comma = ",";
        }
        text.push('}');
        text
    }
}

impl std::fmt::Debug for Params {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Params")
            .field(&self.0.keys().collect::<Vec<_>>())
            .finish()
    }
}

impl Serialize for Params {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// Writes the parameters of a completion: `params! { booking_id: id, "seat-class": class }`.
///
/// Values are anything serde can write. A value that it refuses makes the answer an error, as
/// [`Next::complete`](crate::Next::complete) says.
///
/// ```
/// use flowkit_runtime::params;
///
/// let id = "B-17";
/// let params = params! { booking_id: id, "seat-class": 2 };
/// # let _ = params;
/// ```
#[macro_export]
macro_rules! params {
    () => { $crate::__private::ParamsList::new() };
    ($($name:tt : $value:expr),+ $(,)?) => {
        $crate::__private::ParamsList::new()$(.and($crate::__params_name!($name), &$value))+
    };
    ($($other:tt)*) => {
        ::core::compile_error!(
            "`params!` takes names and values, such as `params! { booking_id: id, \"seat-class\": 2 }`"
        )
    };
}

/// A name in [`params!`]: an identifier or a string.
#[doc(hidden)]
#[macro_export]
macro_rules! __params_name {
    ($name:literal) => {
        $name
    };
    ($name:ident) => {
        ::core::stringify!($name)
    };
}

/// What [`params!`] writes: parameters, or the first value that serde refused, kept until the answer is
/// made so that the macro itself needs no `?`.
#[derive(Debug)]
#[doc(hidden)]
pub struct ParamsList(Result<Params, serde_json::Error>);

impl ParamsList {
    #[must_use]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self(Ok(Params::new()))
    }

    #[must_use]
    pub fn and(self, name: &str, value: &(impl Serialize + ?Sized)) -> Self {
        Self(self.0.and_then(|mut params| {
            let name = name.strip_prefix("r#").unwrap_or(name);
            params
                .0
                .insert(name.to_owned(), serde_json::to_value(value)?);
            Ok(params)
        }))
    }
}

impl Serialize for ParamsList {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Ok(params) => params.serialize(serializer),
            Err(error) => Err(serde::ser::Error::custom(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_comes_first_unless_it_is_there() {
        let params = Params::from_value(params! { booking: "B-17" }).unwrap();
        assert_eq!(
            params.with_token(Some("tok-1")),
            r#"{"flow_token":"tok-1","booking":"B-17"}"#
        );
        assert_eq!(params.with_token(None), r#"{"booking":"B-17"}"#);
        let own =
            Params::from_value(params! { flow_token: "mine", r#type: 1, "a-b": [1] }).unwrap();
        assert_eq!(
            own.with_token(Some("tok-1")),
            r#"{"a-b":[1],"flow_token":"mine","type":1}"#
        );
        assert_eq!(
            Params::from_value(params! {})
                .unwrap()
                .with_token(Some("t")),
            r#"{"flow_token":"t"}"#
        );
    }

    #[test]
    fn only_objects_are_parameters() {
        assert!(Params::from_value(7).is_err());
        assert!(Params::from_value(["a"]).is_err());
    }
}
