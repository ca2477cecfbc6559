//! What a request asks for.

use serde::Deserialize;
use serde_json::{Map, Value};

/// A request, as far as its answer depends on it.
#[derive(Debug)]
pub(super) enum Asked {
    Ping,
    Notification,
    Init {
        token: String,
        /// The start screen, if the message named one.
        screen: Option<String>,
    },
    Back {
        token: String,
        screen: String,
    },
    Exchange {
        token: String,
        screen: String,
        payload: Map<String, Value>,
    },
}

#[derive(Deserialize)]
struct Members {
    action: String,
    #[serde(default)]
    screen: String,
    #[serde(default)]
    flow_token: String,
    #[serde(default)]
    data: Map<String, Value>,
}

impl Asked {
    /// Reads the JSON of a request; `None` for anything else.
    pub(super) fn read(plaintext: &[u8]) -> Option<Self> {
        let Members {
            action,
            screen,
            flow_token: token,
            data: payload,
        } = serde_json::from_slice(plaintext).ok()?;
        if action == "ping" {
            return Some(Self::Ping);
        }
        // Requests of the phone and reports of its errors have the same actions. A report holds these two keys and no other.
        let is_report = payload.len() == 2
            && payload.get("error").is_some_and(Value::is_string)
            && payload.get("error_message").is_some_and(Value::is_string);
        if is_report {
            return Some(Self::Notification);
        }
        match action.as_str() {
            "INIT" => Some(Self::Init {
                token,
                screen: Some(screen).filter(|screen| !screen.is_empty()),
            }),
            "BACK" => Some(Self::Back { token, screen }),
            "data_exchange" => Some(Self::Exchange {
                token,
                screen,
                payload,
            }),
            _ => None,
        }
    }
}
