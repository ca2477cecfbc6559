//! What a flow answers, before it is encrypted.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;

use serde::Serialize;
use serde::de::IgnoredAny;

use crate::{DataExchange, FlowToken, HandlerError, Params, json};

/// An answer to the phone. Handlers make one by [`Next`](crate::Next), which knows what may follow their
/// screen; a hook, which stands outside of any screen, makes it here, and the endpoint checks it when it
/// is sent.
///
/// `Debug` shows the kind of answer and the screen, never data.
pub struct Answer(pub(crate) AnswerKind);

pub(crate) enum AnswerKind {
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

/// The screen that an answer shows.
pub(crate) enum Target {
    /// The screen that sent the request.
    Same,
    Screen(Cow<'static, str>),
}

/// Members of an answer's `data` that the phone takes out before it looks at the rest, and what to do instead.
const RESERVED: [(&str, &str); 2] = [
    (
        "error_message",
        "the phone takes it out and shows it as a message: give that text to `Next::error`, `error_with`, `show_with_error` or `show_as_with_error`",
    ),
    (
        "extension_message_response",
        "the phone takes it for the end of the flow: answer with `Next::complete`",
    ),
];

/// A JSON object as text: what a screen shows.
pub(crate) struct Object(String);

impl Object {
    pub(crate) fn empty() -> Self {
        Self("{}".to_owned())
    }

    /// # Errors
    /// What cannot be written, is no object, or has a member that the protocol reserves.
    pub(crate) fn of(value: &(impl Serialize + ?Sized)) -> Result<Self, HandlerError> {
        let text = json::to_text(value)?;
        if !text.starts_with('{') {
            return Err(HandlerError::msg(
                "the data of a screen must be an object: answer with a struct, a map or `json!({ .. })`",
            ));
        }
        for (reserved, advice) in RESERVED {
            if has_member(&text, reserved) {
                return Err(HandlerError::msg(format!(
                    "`{reserved}` cannot be data of a screen, because {advice}"
                )));
            }
        }
        Ok(Self(text))
    }

    pub(crate) fn is_empty(&self) -> bool {
        // A `RawValue` is written as it stands, which may be `{ }`.
        self.0
            .strip_prefix('{')
            .is_some_and(|rest| rest.trim_start() == "}")
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

/// Whether a JSON object has this member itself, not deeper down.
fn has_member(object: &str, name: &str) -> bool {
    // Nearly every object is told by this alone, since serde_json escapes none of these letters. A `RawValue` is written
    // as it stands, and may hold `\u0066low_token`.
    (object.contains(name) || object.contains("\\u"))
        && serde_json::from_str::<HashMap<Cow<'_, str>, IgnoredAny>>(object)
            .is_ok_and(|members| members.contains_key(name))
}

impl Answer {
    /// Shows this screen with this data, an object.
    ///
    /// # Errors
    /// A value that serde refuses, a number that is not finite, a value that is no object, or one with a member that the
    /// protocol reserves (`error_message`, `extension_message_response`).
    pub fn show(
        screen: impl Into<Cow<'static, str>>,
        data: impl Serialize,
    ) -> Result<Self, HandlerError> {
        Ok(Self(AnswerKind::Show {
            screen: Target::Screen(screen.into()),
            data: Object::of(&data)?,
            error_message: None,
        }))
    }

    /// Shows this screen with this data, an object, and a message that pops up over it.
    ///
    /// # Errors
    /// As [`show`](Self::show).
    pub fn show_with_error(
        screen: impl Into<Cow<'static, str>>,
        data: impl Serialize,
        text: impl Into<String>,
    ) -> Result<Self, HandlerError> {
        Ok(Self(AnswerKind::Show {
            screen: Target::Screen(screen.into()),
            data: Object::of(&data)?,
            error_message: Some(text.into()),
        }))
    }

    /// Shows an error on the screen that sent the request, which keeps its data.
    #[must_use]
    pub fn error(text: impl Into<String>) -> Self {
        Self(AnswerKind::Show {
            screen: Target::Same,
            data: Object::empty(),
            error_message: Some(text.into()),
        })
    }

    /// Ends the flow; the parameters go to the chat as the completion message, the flow token with them.
    #[must_use]
    pub fn complete(params: Params) -> Self {
        Self(AnswerKind::Complete(params))
    }

    /// Closes the flow without a message in the chat.
    #[must_use]
    pub fn close() -> Self {
        Self(AnswerKind::Close)
    }

    /// The flow token is no longer valid (status 427): the phone shows the text and disables the button.
    #[must_use]
    pub fn token_invalid(text: impl Into<String>) -> Self {
        Self(AnswerKind::TokenInvalid(Some(text.into())))
    }

    pub(crate) fn acknowledge() -> Self {
        Self(AnswerKind::Acknowledge)
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            AnswerKind::Show {
                screen: Target::Same,
                ..
            } => f.write_str("Answer::Show(same screen)"),
            AnswerKind::Show {
                screen: Target::Screen(screen),
                ..
            } => write!(f, "Answer::Show({screen})"),
            AnswerKind::Complete(_) => f.write_str("Answer::Complete"),
            AnswerKind::Close => f.write_str("Answer::Close"),
            AnswerKind::TokenInvalid(_) => f.write_str("Answer::TokenInvalid"),
            AnswerKind::Acknowledge => f.write_str("Answer::Acknowledge"),
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
        AnswerKind::Show {
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
            // The answers of our vectors repeat the version below 4.0 and leave it out from 4.0 on. Phones ignore it.
            if let Some(version) = exchange.version().filter(|version| version.major() < 4) {
                let _ = write!(text, "\"version\":\"{version}\",");
            }
            let _ = write!(text, "\"screen\":{},\"data\":{data}}}", quoted(to));
            text
        }
        AnswerKind::Complete(params) => format!(
            r#"{{"screen":"SUCCESS","data":{{"extension_message_response":{{"params":{}}}}}}}"#,
            params.with_token(exchange.flow_token().map(FlowToken::as_str))
        ),
        AnswerKind::Close => r#"{"screen":"SUCCESS","data":{}}"#.to_owned(),
        AnswerKind::TokenInvalid(Some(text)) => format!("{{\"error_msg\":{}}}", quoted(text)),
        AnswerKind::TokenInvalid(None) => String::new(),
        AnswerKind::Acknowledge => ACKNOWLEDGED.to_owned(),
    }
}

pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Object;

    #[test]
    fn reserved_members_are_no_data() {
        for message in [json!("text"), json!(5), json!(null), json!({})] {
            let error = Object::of(&json!({ "a": 1, "error_message": message }))
                .err()
                .unwrap();
            let text = error.to_string();
            assert!(
                text.starts_with("`error_message` cannot be data") && text.contains("Next::error"),
                "{text}"
            );
        }
        let ends = json!({ "extension_message_response": { "params": {} } });
        let text = Object::of(&ends).err().unwrap().to_string();
        assert!(
            text.contains("`extension_message_response`") && text.contains("Next::complete"),
            "{text}"
        );
        for fine in [
            json!({ "text": "no error_message here", "\"error_message\"": 1 }),
            json!({ "rooms": [{ "error_message": 5 }] }),
            json!({ "error-message": "x", "error": "y" }),
        ] {
            Object::of(&fine).unwrap();
        }
    }

    /// A `RawValue` goes to the phone as it stands, spaces and repeated members included.
    #[test]
    fn raw_values_are_held_to_the_same() {
        let of = |text: &str| {
            let raw = serde_json::value::RawValue::from_string(text.to_owned()).unwrap();
            Object::of(&raw)
        };
        for reserved in [
            r#"{ "error_message" : 5 }"#,
            r#"{"a":1,"error\u005fmessage":"x"}"#,
            r#"{"\u0065xtension_message_response":{}}"#,
        ] {
            let text = of(reserved).err().unwrap().to_string();
            assert!(text.contains("cannot be data of a screen"), "{text}");
        }
        of(r#"{"a":"error\u005fmessage"}"#).unwrap();
        assert!(of("[{}]").is_err());
        for (object, with) in [
            ("{}", json!({ "error_message": "m" })),
            ("{ }", json!({ "error_message": "m" })),
            ("{\n\t}", json!({ "error_message": "m" })),
            (" { \"a\" : 1 } ", json!({ "error_message": "m", "a": 1 })),
        ] {
            let text = of(object).unwrap().with_member("error_message", "m");
            let read: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(read, with, "{text}");
        }
    }

    #[test]
    fn only_objects_are_data() {
        for other in [json!(5), json!([]), json!("{"), json!(null)] {
            assert!(Object::of(&other).is_err(), "{other}");
        }
    }
}
