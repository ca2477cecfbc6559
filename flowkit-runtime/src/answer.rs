//! What a flow answers, before it is encrypted.

use std::fmt::Write as _;

use serde::Serialize;

use crate::{DataExchange, FlowToken, HandlerError, Params};

/// An answer to the phone. Handlers make one by [`Next`](crate::Next), which knows what may follow their
/// screen; a hook, which stands outside of any screen, makes it here, and the endpoint checks it when it
/// is sent.
///
/// `Debug` shows the kind of answer and the screen, never data.
pub struct Answer(pub(crate) Kind);

pub(crate) enum Kind {
    Show {
        screen: Target,
        data: Object,
        error_message: Option<String>,
    },
    Complete(Params),
    Close,
    TokenInvalid(Option<String>),
    /// The answer to an error notification.
    Acknowledge,
}

/// Where an answer leads.
pub(crate) enum Target {
    /// The screen that sent the request.
    Same,
    Screen(std::borrow::Cow<'static, str>),
}

/// A JSON object as text: what a screen shows.
pub(crate) struct Object(String);

impl Object {
    pub(crate) fn empty() -> Self {
        Self("{}".to_owned())
    }

    pub(crate) fn of(value: &(impl Serialize + ?Sized)) -> Result<Self, HandlerError> {
        let text = serde_json::to_string(value)?;
        if text.starts_with('{') {
            Ok(Self(text))
        } else {
            Err(HandlerError::msg(
                "the data of a screen must be an object: answer with a struct, a map or `json!({ .. })`",
            ))
        }
    }

    /// Takes `error_message` out, which the client reads as a message and not as data. It is rarely there.
    fn take_error_message(&mut self) -> Option<String> {
        if !self.0.contains("\"error_message\"") {
            return None;
        }
        let mut members: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&self.0).ok()?;
        let message = members.remove("error_message")?;
        self.0 = serde_json::Value::Object(members).to_string();
        message.as_str().map(str::to_owned)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0 == "{}"
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// The object's text with one more member in front.
    fn with_member(&self, key: &str, value: &str) -> String {
        let rest = self.0.strip_prefix('{').unwrap_or_default();
        let comma = if self.is_empty() { "" } else { "," };
        format!("{{{}:{}{comma}{rest}", quoted(key), quoted(value))
    }
}

impl Kind {
    /// Shows a screen. A message given beside the data wins over one that stands in it.
    pub(crate) fn show(screen: Target, mut data: Object, error_message: Option<String>) -> Self {
        let within = data.take_error_message();
        Self::Show {
            screen,
            data,
            error_message: error_message.or(within),
        }
    }
}

impl Answer {
    /// Shows this screen with this data, an object.
    ///
    /// # Errors
    /// A value that serde refuses, or that is no object.
    pub fn show(
        screen: impl Into<std::borrow::Cow<'static, str>>,
        data: impl Serialize,
    ) -> Result<Self, HandlerError> {
        Ok(Self(Kind::show(
            Target::Screen(screen.into()),
            Object::of(&data)?,
            None,
        )))
    }

    /// Shows an error on the screen that sent the request, which keeps its data.
    #[must_use]
    pub fn error(text: impl Into<String>) -> Self {
        Self(Kind::Show {
            screen: Target::Same,
            data: Object::empty(),
            error_message: Some(text.into()),
        })
    }

    /// Ends the flow; the parameters go to the chat as the completion message, the flow token with them.
    #[must_use]
    pub fn complete(params: Params) -> Self {
        Self(Kind::Complete(params))
    }

    /// Closes the flow without a message in the chat.
    #[must_use]
    pub fn close() -> Self {
        Self(Kind::Close)
    }

    /// The flow token is no longer valid (status 427): the phone shows the text and disables the button.
    #[must_use]
    pub fn token_invalid(text: impl Into<String>) -> Self {
        Self(Kind::TokenInvalid(Some(text.into())))
    }

    pub(crate) fn acknowledge() -> Self {
        Self(Kind::Acknowledge)
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Kind::Show {
                screen: Target::Same,
                ..
            } => f.write_str("Answer::Show(same screen)"),
            Kind::Show {
                screen: Target::Screen(screen),
                ..
            } => write!(f, "Answer::Show({screen})"),
            Kind::Complete(_) => f.write_str("Answer::Complete"),
            Kind::Close => f.write_str("Answer::Close"),
            Kind::TokenInvalid(_) => f.write_str("Answer::TokenInvalid"),
            Kind::Acknowledge => f.write_str("Answer::Acknowledge"),
        }
    }
}

/// The plaintext of the health check's answer.
pub(crate) const HEALTH_CHECK: &str = r#"{"data":{"status":"active"}}"#;
/// The plaintext of an error notification's answer.
pub(crate) const ACKNOWLEDGED: &str = r#"{"data":{"acknowledged":true}}"#;

/// The plaintext of an answer. `to` is the screen it shows, where it shows one.
pub(crate) fn plaintext(answer: &Answer, to: &str, exchange: &DataExchange) -> String {
    match &answer.0 {
        Kind::Show {
            data,
            error_message,
            ..
        } => {
            let data = match error_message {
                Some(text) => data.with_member("error_message", text),
                None => data.text().to_owned(),
            };
            let mut text = String::with_capacity(data.len().saturating_add(64));
            text.push('{');
            // The known answers echo a version below 4.0 and leave 4.0 out; clients ignore the member.
            if let Some(version) = exchange.version().filter(|version| version.major() < 4) {
                let _ = write!(text, "\"version\":\"{version}\",");
            }
            let _ = write!(text, "\"screen\":{},\"data\":{data}}}", quoted(to));
            text
        }
        Kind::Complete(params) => format!(
            r#"{{"screen":"SUCCESS","data":{{"extension_message_response":{{"params":{}}}}}}}"#,
            params.with_token(exchange.flow_token().map(FlowToken::as_str))
        ),
        Kind::Close => r#"{"screen":"SUCCESS","data":{}}"#.to_owned(),
        Kind::TokenInvalid(Some(text)) => format!("{{\"error_msg\":{}}}", quoted(text)),
        Kind::TokenInvalid(None) => String::new(),
        Kind::Acknowledge => ACKNOWLEDGED.to_owned(),
    }
}

pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::{Kind, Object, Target};

    #[test]
    fn one_message_goes_out_whoever_gave_it() {
        let data =
            || Object::of(&serde_json::json!({ "a": 1, "error_message": "of the data" })).unwrap();
        for (given, sent) in [
            (Some("beside it".to_owned()), "beside it"),
            (None, "of the data"),
        ] {
            let Kind::Show {
                data,
                error_message,
                ..
            } = Kind::show(Target::Same, data(), given)
            else {
                panic!("another kind");
            };
            assert_eq!(
                (data.text(), error_message.as_deref()),
                (r#"{"a":1}"#, Some(sent))
            );
        }
        let plain = Object::of(&serde_json::json!({ "text": "no error_message here" })).unwrap();
        let Kind::Show {
            data,
            error_message,
            ..
        } = Kind::show(Target::Same, plain, None)
        else {
            panic!("another kind");
        };
        assert_eq!(
            (data.text(), error_message),
            (r#"{"text":"no error_message here"}"#, None)
        );
    }
}
