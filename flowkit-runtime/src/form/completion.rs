use std::fmt;

use super::{FieldReader, Fields};
use crate::{FieldError, FlowToken, JsonValue};

/// What a finished flow sent to the chat, read from the webhook of the completion message.
///
/// `T` is one of the types that `#[flow]` makes for a `complete` action, such as `screens::SummaryParams`. The
/// webhook itself is the business's own: take `interactive.nfm_reply.response_json` out of its message. A
/// [`JsonObject`](crate::JsonObject) reads what any flow sends.
///
/// ```
/// # use flowkit_runtime::{FieldError, __private::{FieldReader, Fields}};
/// # struct SummaryParams { name: String }
/// # impl Fields for SummaryParams {
/// #     fn read(from: &mut FieldReader) -> Result<Self, FieldError> { Ok(Self { name: from.field("name")? }) }
/// # }
/// use flowkit_runtime::Completion;
///
/// let response_json = r#"{"flow_token":"order-17","name":"Ann"}"#;
/// let completion = Completion::<SummaryParams>::from_json(response_json)?;
/// assert_eq!(completion.params.name, "Ann");
/// assert_eq!(completion.flow_token.unwrap().as_str(), "order-17");
///
/// let anything = Completion::<flowkit_runtime::JsonObject>::from_json(response_json)?;
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
    /// The token the flow was sent with; some clients leave it out, and so does an endpoint that ends a flow
    /// without repeating it.
    pub flow_token: Option<FlowToken>,
}

impl<T: Fields> Completion<T> {
    /// Reads `interactive.nfm_reply.response_json`: JSON as a text. The same text quoted once more (as in the
    /// webhook's raw body) is taken too.
    ///
    /// # Errors
    /// No JSON object, or params that do not fit the type; the error does not show what was there.
    pub fn from_json(response_json: &str) -> Result<Self, FieldError> {
        Self::from_value(serde_json::from_str(response_json).map_err(|_| no_object())?)
    }

    /// Reads a `response_json` that was parsed already, or a text value that holds it.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json).
    pub fn from_value(response: JsonValue) -> Result<Self, FieldError> {
        let members = match response {
            JsonValue::Object(members) => members,
            JsonValue::String(text) => serde_json::from_str(&text).map_err(|_| no_object())?,
            _ => return Err(no_object()),
        };
        let mut from = FieldReader::new(members);
        // Not taken out: the params may have a field of this name.
        let flow_token = from
            .peek_text("flow_token")
            .filter(|token| !token.is_empty())
            .map(FlowToken::new);
        Ok(Self {
            params: T::read(&mut from)?,
            flow_token,
        })
    }
}

fn no_object() -> FieldError {
    FieldError::expected("a JSON object")
}

impl<T> fmt::Debug for Completion<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::debug_name(f, "Completion")
    }
}
