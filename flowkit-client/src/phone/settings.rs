//! Which phone it is, and how the flow came to it.

use jiff::civil::Date;
use serde_json::{Map, Value};

/// Whose behaviour the phone has where Meta's web client departs from what Meta documents.
///
/// The web client has oddities of which nobody knows whether the apps share them. Some customers have the one and some
/// the other, so a [`Warning`](super::Warning) names the rule wherever the two differ on a walk:
///
/// | Rule | What the web client does |
/// |---|---|
/// | `endpointless_scan` | it reports no errors where it finds no `data_exchange`, and does not look everywhere |
/// | `derived_routes` | without a `routing_model` it takes fewer `navigate` actions for routes |
/// | `if_backtick_false` | it shows the `else` of every If whose condition stands in backticks |
/// | `chips_action_sees_old_value` | an action of a ChipsSelector sends what was chosen before the tap |
/// | `calendar_end_required_not_blocking` | the Footer does not wait for the last day of a range |
/// | `error_427_without_msg` | it shows the word `undefined` for a 427 without `error_msg` |
/// | `notify_decrypt_empty_key` | it reports an answer that it cannot decrypt with an empty `data.error` |
/// | `notify_version_number` | it reports errors with the version as a number, such as `300` |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Client {
    /// What Meta documents.
    #[default]
    Documented,
    /// What the web client does, such as never showing the `then` of an If whose condition stands in backticks.
    WebExact,
}

/// What the phone runs on.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// Android.
    #[default]
    Android,
    /// iOS: a date is set as soon as its wheels open.
    Ios,
    /// WhatsApp Web.
    Web,
}

/// How far the flow has come.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Customers see it: a fault of a component is an error in place of the screen.
    #[default]
    Published,
    /// Only its developer sees it: a fault of a component is a banner below it, and an error can be closed.
    Draft,
    /// Meta's preview without an endpoint: nothing but `update_data` and `open_url` acts.
    Preview,
}

/// How the message opens the flow
/// ([sending a flow](https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow)).
///
/// `Debug` names the keys of the data and hides the values.
#[derive(Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub enum Opening {
    /// `flow_action: data_exchange`, also where the message names none: the endpoint is asked with INIT.
    #[default]
    Exchange,
    /// `flow_action: navigate`: this screen shows with this data, and nobody is asked.
    Navigate {
        /// `flow_action_payload.screen`; the phone shows an error if it is missing.
        screen: Option<String>,
        /// `flow_action_payload.data`.
        data: Map<String, Value>,
    },
}

impl std::fmt::Debug for Opening {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Exchange => f.write_str("Exchange"),
            Self::Navigate { screen, data } => f
                .debug_struct("Navigate")
                .field("screen", screen)
                .field("keys", &data.keys().collect::<Vec<_>>())
                .finish(),
        }
    }
}

/// Which phone it is, and which message it got.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Settings {
    /// Whose behaviour it has where the web client departs from the documentation.
    pub client: Client,
    /// What it runs on.
    pub platform: Platform,
    /// How far the flow has come.
    pub stage: Stage,
    /// How the message opens the flow.
    pub opening: Opening,
    /// Its day, from which calendars count.
    pub today: Date,
    /// Whether the message is an advertisement's, whose completion also names the flow.
    pub advertised_flow_id: Option<String>,
    /// The message that carries the flow: what was filled in is kept for this message alone.
    pub message_id: String,
}

impl Settings {
    /// A published flow on an Android phone on this day, asked for by INIT.
    #[must_use]
    pub fn new(today: Date) -> Self {
        Self {
            client: Client::default(),
            platform: Platform::default(),
            stage: Stage::default(),
            opening: Opening::default(),
            today,
            advertised_flow_id: None,
            message_id: "wamid.TEST".to_owned(),
        }
    }
}
