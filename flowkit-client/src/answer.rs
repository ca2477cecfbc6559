//! The answers that a phone accepts, and the shape it demands of them.

use std::fmt;

use serde_json::Value;

use crate::request::{Action, Object, Request};
use crate::{ClientError, UserMessage};

/// The reserved screen name that ends a flow.
const SUCCESS: &str = "SUCCESS";

/// An answer that decrypts, parses and has the right shape. Whether its screen may be shown now, a [`Phone`](crate::phone::Phone)
/// decides.
///
/// `Debug` names screens and keys and hides every value.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Answer {
    /// The next screen.
    Screen {
        /// Its id.
        screen: String,
        /// Its data, without the reserved keys.
        data: Object,
        /// What pops up over it; an empty text counts as none.
        error_message: Option<String>,
        /// The `version` member, which endpoints may echo.
        version: Option<Value>,
    },
    /// The flow ends, and these parameters go to the business as the completion message. The
    /// phone adds nothing to them, not even the flow token.
    Completed {
        /// `extension_message_response.params`, exactly as given.
        params: Object,
        /// What pops up in the chat as the flow closes; an empty text counts as none.
        error_message: Option<String>,
    },
    /// The flow closes without a message in the chat.
    Closed {
        /// What pops up in the chat as the flow closes; an empty text counts as none.
        error_message: Option<String>,
    },
    /// The answer to a health check.
    HealthCheck {
        /// `data.status`; Meta wants `active`.
        status: String,
    },
    /// An error notification was acknowledged.
    Acknowledged,
}

impl Answer {
    /// Reads a decrypted answer to `request`.
    ///
    /// # Errors
    /// [`ClientError::NotJson`], or [`ClientError::Shape`] naming the member at fault.
    pub fn parse(request: &Request, plaintext: &[u8]) -> Result<Self, ClientError> {
        let mut answer = parse_object(plaintext)?;
        if request.is_error_notification() {
            return Self::acknowledgement(&answer);
        }
        if request.action() == Action::Ping {
            return Self::health_check(&answer);
        }
        let screen = match answer.remove("screen") {
            Some(Value::String(screen)) => screen,
            other => return Err(shape("screen", "a text", other.as_ref())),
        };
        let mut data = match answer.remove("data") {
            Some(Value::Object(data)) => data,
            other => {
                return Err(shape(
                    "data",
                    "an object (`{}` if there is none)",
                    other.as_ref(),
                ));
            }
        };
        let error_message = match data.remove("error_message") {
            None => None,
            Some(Value::String(text)) => Some(text).filter(|text| !text.is_empty()),
            other => return Err(shape("data.error_message", "a text", other.as_ref())),
        };
        let params = match data.remove("extension_message_response") {
            None => None,
            Some(Value::Object(mut response)) => match response.remove("params") {
                None => None,
                Some(Value::Object(params)) => Some(params),
                other => {
                    let member = "data.extension_message_response.params";
                    return Err(shape(member, "an object", other.as_ref()));
                }
            },
            other => {
                let member = "data.extension_message_response";
                return Err(shape(member, "an object", other.as_ref()));
            }
        };
        Ok(match params {
            Some(params) if screen == SUCCESS => Self::Completed {
                params,
                error_message,
            },
            None if screen == SUCCESS => Self::Closed { error_message },
            _ => Self::Screen {
                screen,
                data,
                error_message,
                version: answer.remove("version"),
            },
        })
    }

    fn acknowledgement(answer: &Object) -> Result<Self, ClientError> {
        match answer.get("data").and_then(|data| data.get("acknowledged")) {
            Some(Value::Bool(true)) => Ok(Self::Acknowledged),
            other => Err(shape("data.acknowledged", "`true`", other)),
        }
    }

    fn health_check(answer: &Object) -> Result<Self, ClientError> {
        match answer.get("data").and_then(|data| data.get("status")) {
            Some(Value::String(status)) => Ok(Self::HealthCheck {
                status: status.clone(),
            }),
            other => Err(shape("data.status", "a text", other)),
        }
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = |object: &Object| object.keys().cloned().collect::<Vec<_>>();
        match self {
            Self::Screen {
                screen,
                data,
                error_message,
                ..
            } => f
                .debug_struct("Screen")
                .field("screen", screen)
                .field("data_keys", &keys(data))
                .field("has_error_message", &error_message.is_some())
                .finish_non_exhaustive(),
            Self::Completed { params, .. } => f
                .debug_struct("Completed")
                .field("params_keys", &keys(params))
                .finish(),
            Self::Closed { .. } => f.write_str("Closed"),
            Self::HealthCheck { status } => f
                .debug_struct("HealthCheck")
                .field("is_active", &(status == "active"))
                .finish(),
            Self::Acknowledged => f.write_str("Acknowledged"),
        }
    }
}

/// The text of a 427 answer: `{"error_msg": "…"}`; `None` where it has none.
pub(crate) fn parse_token_invalid(plaintext: &[u8]) -> Result<Option<UserMessage>, ClientError> {
    match parse_object(plaintext)?.get("error_msg") {
        Some(Value::String(text)) => Ok(Some(UserMessage::new(text))),
        None => Ok(None),
        other => Err(shape("error_msg", "a text", other)),
    }
}

fn parse_object(plaintext: &[u8]) -> Result<Object, ClientError> {
    // serde_json's own text is not passed on: it can quote what it read.
    let value = serde_json::from_slice(plaintext).map_err(|fault| ClientError::NotJson {
        line: fault.line(),
        column: fault.column(),
    })?;
    match value {
        Value::Object(object) => Ok(object),
        other => Err(ClientError::Shape {
            problem: format!("it is {}, not an object", kind(&other)),
        }),
    }
}

fn shape(member: &str, expected: &str, found: Option<&Value>) -> ClientError {
    let problem = match found {
        Some(value) => format!("`{member}` is {}; it must be {expected}", kind(value)),
        None => format!("`{member}` is missing; it must be {expected}"),
    };
    ClientError::Shape { problem }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
