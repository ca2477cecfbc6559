//! The parameters of a completion, and the macro that writes them.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::answer::quoted;
use crate::{HandlerError, json};

/// The parameter that the endpoint gives itself.
const FLOW_TOKEN: &str = "flow_token";

/// The parameters of a completion: what the business gets back with the message in the chat.
///
/// Usually written by [`params!`](crate::params). The endpoint adds `flow_token`, so it is not among them.
///
/// The phone runs text in them through its own expressions: `${form.x}` in a value can be replaced, so
/// text that a user typed is better left out.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::Params;
///
/// let params = Params::new().with("booking_id", "B-17")?.with("seats", 2)?;
/// assert_eq!(params.get("seats").unwrap(), 2);
/// # Ok::<(), flowkit::HandlerError>(())
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
    /// A value that serde refuses; the name `flow_token`, which is not yours to give.
    pub fn with(
        mut self,
        name: impl Into<String>,
        value: impl Serialize,
    ) -> Result<Self, HandlerError> {
        let name = name.into();
        let value = json::to_member(&name, &value)
            .map_err(|why| HandlerError::msg(format!("the answer cannot be written: {why}")))?;
        self.0.insert(name, value);
        self.without_token()
    }

    /// The parameters in a value of yours, which must be an object.
    ///
    /// # Errors
    /// A value that serde refuses, or that is no object; a member `flow_token`, which is not yours to give.
    pub fn from_value(value: impl Serialize) -> Result<Self, HandlerError> {
        let kind = match json::to_value(&value)? {
            Value::Object(map) => return Self(map).without_token(),
            Value::Null => "nothing",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
        };
        Err(HandlerError::msg(format!(
            "the parameters of a completion must be an object, not {kind}: use `params! {{ name: value }}` or a struct, \
             and `params! {{}}` for none"
        )))
    }

    /// The business finds the run of the flow by this one, and the endpoint knows what it is.
    fn without_token(self) -> Result<Self, HandlerError> {
        if self.0.contains_key(FLOW_TOKEN) {
            return Err(HandlerError::msg(
                "the parameters of a completion have a `flow_token`: leave it out, the endpoint adds the one of the request",
            ));
        }
        Ok(self)
    }

    /// The parameter of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// The JSON text, the token first.
    pub(crate) fn with_token(&self, token: Option<&str>) -> String {
        let mut text = String::from("{");
        let mut comma = "";
        if let Some(token) = token {
            text.push_str(&quoted(FLOW_TOKEN));
            text.push(':');
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
/// # use flowkit_runtime as flowkit;
/// use flowkit::params;
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

/// A name in [`params!`]: an identifier or a string, but not the one that the endpoint adds.
#[doc(hidden)]
#[macro_export]
macro_rules! __params_name {
    (flow_token) => {
        ::core::compile_error!(
            "`flow_token` is no parameter to give: leave it out, the endpoint adds the one of the request"
        )
    };
    ("flow_token") => {
        $crate::__params_name!(flow_token)
    };
    ($name:literal) => {
        $name
    };
    ($name:ident) => {
        ::core::stringify!($name)
    };
}

/// What [`params!`] writes: parameters, or what is wrong with the first value that could not be written, kept until the
/// answer is made so that the macro itself needs no `?`.
#[derive(Debug)]
#[doc(hidden)]
pub struct ParamsList(Result<Params, String>);

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
                .insert(name.to_owned(), json::to_member(name, value)?);
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
    fn numbers_that_are_not_finite_are_refused_where_they_stand() {
        let seats = [1.0, f64::NAN];
        let refused = "the answer cannot be written: `seats[1]`: a number that a screen shows must be finite, and this one is NaN";
        for error in [
            Params::from_value(params! { booking: 1, seats: seats }).unwrap_err(),
            Params::from_value(serde_json::Map::new())
                .unwrap()
                .with("seats", seats)
                .unwrap_err(),
            Params::from_value(std::collections::BTreeMap::from([("seats", seats)])).unwrap_err(),
        ] {
            assert_eq!(error.to_string(), refused);
        }
    }

    #[test]
    fn the_token_comes_first_unless_it_is_there() {
        let params = Params::from_value(params! { booking: "B-17" }).unwrap();
        assert_eq!(
            params.with_token(Some("tok-1")),
            r#"{"flow_token":"tok-1","booking":"B-17"}"#
        );
        assert_eq!(params.with_token(None), r#"{"booking":"B-17"}"#);
        let own = Params::from_value(params! { r#type: 1, "a-b": [1] }).unwrap();
        assert_eq!(
            own.with_token(Some("tok-1")),
            r#"{"flow_token":"tok-1","a-b":[1],"type":1}"#
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
        let said = |value: Value| Params::from_value(value).unwrap_err().to_string();
        for (value, kind) in [
            (serde_json::json!(7), "a number"),
            (serde_json::json!(["a"]), "a list"),
            (serde_json::json!("a"), "a text"),
            (serde_json::json!(true), "a boolean"),
            (serde_json::json!(null), "nothing"),
        ] {
            let text = said(value);
            assert!(text.contains(&format!("an object, not {kind}:")), "{text}");
        }
        assert!(Params::from_value(()).is_err());
    }

    #[test]
    fn the_token_is_not_a_parameter_to_give() {
        let value = serde_json::json!({ "flow_token": "mine", "a": 1 });
        let text = Params::from_value(value).unwrap_err().to_string();
        assert!(text.contains("`flow_token`: leave it out"), "{text}");
        assert!(Params::new().with("flow_token", "mine").is_err());
        let held = std::collections::BTreeMap::from([("flow_token", "mine")]);
        assert!(Params::from_value(held).is_err());
    }
}
