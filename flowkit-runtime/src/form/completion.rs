//! What a finished flow sent to the chat, as the webhook brings it.

use std::fmt;

use serde_json::Map;

use super::{FieldReader, Fields};
use crate::{FieldError, FlowToken, JsonValue};

/// What a finished flow sent to the chat, read from the webhook of the completion message.
///
/// `T` is one of the types that `#[flow]` makes for a `complete` action, such as `screens::SummaryParams`. The
/// webhook itself is the business's own: take `interactive.nfm_reply.response_json` out of its message. A
/// [`JsonObject`](crate::JsonObject) reads what any flow sends.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// # use flowkit::{FieldError, __private::{FieldReader, Fields}};
/// # struct SummaryParams { name: String }
/// # impl Fields for SummaryParams {
/// #     fn read(from: &mut FieldReader) -> Result<Self, FieldError> { Ok(Self { name: from.field("name")? }) }
/// # }
/// use flowkit::Completion;
///
/// let response_json = r#"{"flow_token":"order-17","name":"Ann"}"#;
/// let completion = Completion::<SummaryParams>::from_json(response_json)?;
/// assert_eq!(completion.params.name, "Ann");
/// assert_eq!(completion.flow_token.unwrap().as_str(), "order-17");
///
/// let anything = Completion::<flowkit::JsonObject>::from_json(response_json)?;
/// assert_eq!(anything.params["name"], "Ann");
/// # Ok::<(), FieldError>(())
/// ```
///
/// `Debug` shows neither.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/responsemsgwebhook>
#[derive(Clone, PartialEq, Eq)]
pub struct Completion<T> {
    /// What the flow sent. Members that the type does not have, such as those Meta adds, are ignored.
    pub params: T,
    /// The token the flow was sent with; some phones leave it out, and so does an endpoint that ends a flow
    /// without repeating it.
    pub flow_token: Option<FlowToken>,
}

impl<T: Fields> Completion<T> {
    /// Reads `interactive.nfm_reply.response_json`: JSON as a text. The same text quoted once more (as in the
    /// webhook's raw body) is taken too.
    ///
    /// # Errors
    /// No JSON object, or params that do not fit the type: "`response_json.booking` should be text". The error does not show
    /// what was there.
    pub fn from_json(response_json: &str) -> Result<Self, FieldError> {
        let response = serde_json::from_str(response_json);
        Self::from_value(response.map_err(|_| no_object().in_member(PLACE))?)
    }

    /// Reads a `response_json` that was parsed already, or a text value that holds it.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json).
    pub fn from_value(response: JsonValue) -> Result<Self, FieldError> {
        Self::read(response).map_err(|error| error.in_member(PLACE))
    }

    fn read(response: JsonValue) -> Result<Self, FieldError> {
        let members = match response {
            JsonValue::Object(members) => members,
            JsonValue::String(text) => serde_json::from_str(&text).map_err(|_| no_object())?,
            _ => return Err(no_object()),
        };
        let is_around = is_around(&members);
        let mut from = FieldReader::new(members);
        // Only looked at: the type of the params may have a field `flow_token` of its own.
        let flow_token = from
            .peek_text("flow_token")
            .filter(|token| !token.is_empty())
            .map(FlowToken::new);
        let params =
            T::read(&mut from).map_err(|error| if is_around { outside() } else { error })?;
        Ok(Self { params, flow_token })
    }
}

/// Where errors say that they are.
const PLACE: &str = "response_json";

/// Whether it is one of the objects around a `response_json`: of the reply, of `interactive`, of the message, of the webhook.
fn is_around(members: &Map<String, JsonValue>) -> bool {
    let is = |key: &str, test: fn(&JsonValue) -> bool| members.get(key).is_some_and(test);
    is("response_json", JsonValue::is_string)
        || is("nfm_reply", JsonValue::is_object)
        || is("interactive", |inner| inner.get("nfm_reply").is_some())
        || is("entry", JsonValue::is_array) && is("object", JsonValue::is_string)
}

fn outside() -> FieldError {
    FieldError::expected(
        "the value of `interactive.nfm_reply.response_json` in the webhook's message, and is an object around that",
    )
}

fn no_object() -> FieldError {
    FieldError::expected("a JSON object")
}

impl<T> fmt::Debug for Completion<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::debug_name(f, "Completion")
    }
}
