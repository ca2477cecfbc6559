//! The requests that a phone sends, as the JSON it encrypts.

use std::fmt;

use serde::Serialize;
use serde_json::{Map, Value};

/// A JSON object: a payload, or the data of a screen.
pub type Object = Map<String, Value>;

/// The version of the data exchange that the Flow JSON chose with `data_api_version`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum DataApiVersion {
    /// `"3.0"`
    #[default]
    V3,
    /// `"4.0"`: requests may carry a `flow_token_signature`.
    V4,
}

impl DataApiVersion {
    /// The text that stands in requests.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V3 => "3.0",
            Self::V4 => "4.0",
        }
    }

    /// The number by which the web client knows it.
    fn number(self) -> u16 {
        match self {
            Self::V3 => 300,
            Self::V4 => 400,
        }
    }
}

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// The flow is being opened.
    Init,
    /// A screen sends data.
    DataExchange,
    /// Back was pressed on a screen that has `refresh_on_back`.
    Back,
    /// Meta's health check.
    Ping,
    /// A `navigate` action, which sends no request: an error notification says so where such an action went wrong.
    Navigate,
}

impl Action {
    /// The word that stands in requests.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Init => "INIT",
            Self::DataExchange => "data_exchange",
            Self::Back => "BACK",
            Self::Ping => "ping",
            Self::Navigate => "navigate",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a request takes from the message with which the flow was sent to the user.
#[derive(Clone, PartialEq, Eq)]
pub struct FlowMessage {
    /// The token that the business chose; `unused` when it chose none.
    pub flow_token: String,
    /// The version that the Flow JSON names.
    pub version: DataApiVersion,
    /// Meta's signature of the token, sent with version 4.0 only.
    pub flow_token_signature: Option<String>,
}

impl Default for FlowMessage {
    fn default() -> Self {
        Self {
            flow_token: "unused".to_owned(),
            version: DataApiVersion::default(),
            flow_token_signature: None,
        }
    }
}

impl fmt::Debug for FlowMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlowMessage")
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

/// One request, before it is encrypted.
#[derive(Clone, PartialEq)]
pub struct Request {
    action: Action,
    screen: String,
    data: Object,
    is_error_notification: bool,
    version_as_number: bool,
}

impl Request {
    /// The flow is opened; with a start screen when the message named one.
    #[must_use]
    pub fn init(start_screen: Option<&str>) -> Self {
        Self::new(
            Action::Init,
            start_screen.unwrap_or_default(),
            Object::new(),
        )
    }

    /// A screen sends the payload of a `data_exchange` action.
    #[must_use]
    pub fn data_exchange(screen: &str, payload: Object) -> Self {
        Self::new(Action::DataExchange, screen, payload)
    }

    /// Back was pressed on this screen. Nothing can be attached to it.
    #[must_use]
    pub fn back(screen: &str) -> Self {
        Self::new(Action::Back, screen, Object::new())
    }

    /// Meta's health check.
    #[must_use]
    pub fn ping() -> Self {
        Self::new(Action::Ping, "", Object::new())
    }

    /// The phone could not use the answer to an earlier request.
    ///
    /// `action` and `screen` are those of the failed request; `key` is one of Meta's words, such as
    /// `payload-schema-error`.
    #[must_use]
    pub fn error_notification(action: Action, screen: &str, key: &str, message: &str) -> Self {
        let data = Object::from_iter([
            ("error".to_owned(), Value::from(key)),
            ("error_message".to_owned(), Value::from(message)),
        ]);
        Self {
            is_error_notification: true,
            ..Self::new(action, screen, data)
        }
    }

    fn new(action: Action, screen: &str, data: Object) -> Self {
        Self {
            action,
            screen: screen.to_owned(),
            data,
            is_error_notification: false,
            version_as_number: false,
        }
    }

    /// The same request with the version as the number by which the web client knows it, `300` in place of `"3.0"`, as that
    /// client writes it in error notifications.
    #[must_use]
    pub fn with_version_as_number(self) -> Self {
        Self {
            version_as_number: true,
            ..self
        }
    }

    /// What the request asks for.
    #[must_use]
    pub fn action(&self) -> Action {
        self.action
    }

    /// The screen it comes from (for INIT: the start screen); empty when there is none.
    #[must_use]
    pub fn screen(&self) -> &str {
        &self.screen
    }

    /// What it carries.
    #[must_use]
    pub fn data(&self) -> &Object {
        &self.data
    }

    /// Whether it reports an error rather than asking for a screen.
    #[must_use]
    pub fn is_error_notification(&self) -> bool {
        self.is_error_notification
    }

    /// The JSON text that is encrypted, its members in the order in which the web client writes
    /// them.
    ///
    /// ```
    /// use flowkit_client::{FlowMessage, Request};
    ///
    /// let message = FlowMessage { flow_token: "tok-1".into(), ..FlowMessage::default() };
    /// assert_eq!(
    ///     Request::init(None).plaintext(&message),
    ///     r#"{"data":{},"flow_token":"tok-1","screen":"","action":"INIT","version":"3.0"}"#,
    /// );
    /// assert_eq!(Request::ping().plaintext(&message), r#"{"version":"3.0","action":"ping"}"#);
    /// ```
    #[must_use]
    pub fn plaintext(&self, message: &FlowMessage) -> String {
        let version = message.version;
        if self.action == Action::Ping {
            return format!(r#"{{"version":"{}","action":"ping"}}"#, version.as_str());
        }
        let members = Members {
            data: &self.data,
            flow_token: &message.flow_token,
            screen: &self.screen,
            action: self.action.as_str(),
            version: if self.version_as_number {
                Value::from(version.number())
            } else {
                Value::from(version.as_str())
            },
            flow_token_signature: message
                .flow_token_signature
                .as_deref()
                .filter(|_| version == DataApiVersion::V4 && !self.is_error_notification),
        };
        // Maps with text keys and JSON values always serialise.
        serde_json::to_string(&members).unwrap_or_default()
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("action", &self.action)
            .field("screen", &self.screen)
            .finish_non_exhaustive()
    }
}

#[derive(Serialize)]
struct Members<'a> {
    data: &'a Object,
    flow_token: &'a str,
    screen: &'a str,
    action: &'static str,
    version: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    flow_token_signature: Option<&'a str>,
}
