//! What the phone would get, with accessors that panic in a test where there is no answer.

use serde_json::Value;

use crate::dispatch::Failure;
use crate::exchange::RequestError;

/// What the phone would get. It is for tests, so unlike elsewhere `Debug` shows the data.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::testing::Outcome;
///
/// let refused = Outcome::Failed("the handler `book` failed: the book is closed".to_owned());
/// assert!(refused.expect_refusal().contains("closed"));
/// let panic = std::panic::catch_unwind(|| refused.screen().to_owned());
/// assert!(panic.is_err(), "nothing is shown");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Outcome {
    /// A screen is shown.
    Screen {
        /// Its id.
        screen: String,
        /// Its data, without `error_message`.
        data: Value,
        /// The message that pops up.
        error_message: Option<String>,
    },
    /// The flow ends; these parameters go to the chat, `flow_token` among them.
    Completed(Value),
    /// The flow closes without a message in the chat.
    Closed,
    /// The flow token is no longer valid (status 427).
    TokenInvalid(Option<String>),
    /// The error notification was acknowledged.
    Acknowledged,
    /// The phone gets an error status, or would refuse the answer; the text is what the log would say.
    Failed(String),
}

impl Outcome {
    pub(super) fn read(token_invalid: bool, plaintext: &str) -> Self {
        let Ok(mut answer) = serde_json::from_str::<Value>(plaintext) else {
            return if token_invalid {
                Self::TokenInvalid(None)
            } else {
                Self::Failed("the answer is not JSON".to_owned())
            };
        };
        if token_invalid {
            return Self::TokenInvalid(
                answer
                    .get("error_msg")
                    .and_then(Value::as_str)
                    .map(str::to_owned),
            );
        }
        let Some(screen) = answer
            .get("screen")
            .and_then(Value::as_str)
            .map(str::to_owned)
        else {
            return Self::Acknowledged;
        };
        if screen == "SUCCESS" {
            return match answer.pointer("/data/extension_message_response/params") {
                Some(params) => Self::Completed(params.clone()),
                None => Self::Closed,
            };
        }
        let mut data = answer.get_mut("data").map(Value::take).unwrap_or_default();
        let error_message = data
            .as_object_mut()
            .and_then(|data| data.remove("error_message"))
            .and_then(|text| text.as_str().map(str::to_owned));
        Self::Screen {
            screen,
            data,
            error_message,
        }
    }

    /// The screen shown.
    ///
    /// # Panics
    /// If none is, with what happened instead.
    #[must_use]
    #[track_caller]
    pub fn screen(&self) -> &str {
        match self {
            Self::Screen { screen, .. } => screen,
            other => other.instead("no screen is shown"),
        }
    }

    /// The data of the screen shown, without `error_message`.
    ///
    /// # Panics
    /// If none is, with what happened instead.
    #[must_use]
    #[track_caller]
    pub fn data(&self) -> &Value {
        match self {
            Self::Screen { data, .. } => data,
            other => other.instead("no screen is shown, so there is no data"),
        }
    }

    /// The message that pops up over the screen shown, `None` if there is none or the flow ends.
    ///
    /// # Panics
    /// If there is no answer at all, with the reason.
    #[must_use]
    #[track_caller]
    pub fn error_message(&self) -> Option<&str> {
        match self {
            Self::Screen { error_message, .. } => error_message.as_deref(),
            Self::Failed(_) => self.instead("no screen is shown, so there is no message over it"),
            _ => None,
        }
    }

    /// The parameters of a completion, `None` if the flow goes on or ends in another way.
    ///
    /// # Panics
    /// If there is no answer at all, with the reason.
    #[must_use]
    #[track_caller]
    pub fn completion(&self) -> Option<&Value> {
        match self {
            Self::Completed(params) => Some(params),
            Self::Failed(_) => self.instead("the flow is not completed"),
            _ => None,
        }
    }

    /// What the log would say of a failure, `None` for any other outcome.
    #[must_use]
    pub fn failure(&self) -> Option<&str> {
        match self {
            Self::Failed(text) => Some(text),
            _ => None,
        }
    }

    /// What the log would say of the failure, in a test that means the request to fail.
    ///
    /// # Panics
    /// If there is an answer, with what it is.
    #[must_use]
    #[track_caller]
    pub fn expect_refusal(&self) -> &str {
        match self {
            Self::Failed(text) => text,
            other => other.instead("the request was to be refused"),
        }
    }

    /// Ends the test with what happened.
    #[track_caller]
    #[allow(
        clippy::panic,
        reason = "the assertion of a unit test; nothing else calls it"
    )]
    fn instead(&self, expected: &str) -> ! {
        match self {
            Self::Screen {
                screen,
                error_message: None,
                ..
            } => panic!("{expected}: the answer shows {screen}"),
            Self::Screen {
                screen,
                error_message: Some(text),
                ..
            } => panic!("{expected}: the answer shows {screen} with the message {text:?}"),
            Self::Completed(params) => panic!("{expected}: the flow is completed with {params}"),
            Self::Closed => panic!("{expected}: the flow is closed"),
            Self::TokenInvalid(Some(text)) => {
                panic!("{expected}: the token is no longer valid (427), {text:?}")
            }
            Self::TokenInvalid(None) => panic!("{expected}: the token is no longer valid (427)"),
            Self::Acknowledged => panic!("{expected}: an error notification is acknowledged"),
            Self::Failed(text) => panic!("{expected}: {text}"),
        }
    }
}

impl From<RequestError> for Outcome {
    fn from(error: RequestError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<Failure> for Outcome {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure.to_string())
    }
}
