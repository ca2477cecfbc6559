//! A flow as an interactive message.

use std::fmt;

use serde_json::{Map, Value, json};

use crate::Result;
use crate::error::{Call, Error};

/// A message with a button that opens a flow.
///
/// `Debug` shows neither its texts, nor the flow token, nor the data.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow>
#[derive(Clone)]
#[must_use = "send_flow() sends it"]
pub struct FlowMessage {
    flow: Flow,
    button: String,
    body: String,
    header: Option<MessageHeader>,
    footer: Option<String>,
    flow_token: Option<String>,
    action: FlowAction,
    mode: FlowMode,
}

#[derive(Clone)]
enum Flow {
    Id(String),
    Name(String),
}

/// How the flow opens.
#[derive(Clone, Default)]
enum FlowAction {
    /// With its first screen.
    #[default]
    First,
    /// With this screen, an entry screen of the flow, and this data for it.
    Navigate {
        /// The screen's id.
        screen: String,
        /// Its data; may be empty.
        data: Map<String, Value>,
    },
    /// By asking the endpoint (`INIT`).
    DataExchange,
}

impl fmt::Debug for FlowAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::First => f.write_str("First"),
            Self::Navigate { screen, .. } => f
                .debug_struct("Navigate")
                .field("screen", screen)
                .finish_non_exhaustive(),
            Self::DataExchange => f.write_str("DataExchange"),
        }
    }
}

/// Which version of the flow opens.
#[derive(Debug, Clone, Copy, Default)]
enum FlowMode {
    /// The published one.
    #[default]
    Published,
    /// The draft, for tests.
    Draft,
}

/// What stands above the text of a message.
#[derive(Clone)]
#[non_exhaustive]
pub enum MessageHeader {
    /// A text of up to 60 characters.
    Text(String),
    /// An image, by its address.
    ImageLink(String),
    /// An image, by the id of the upload.
    ImageId(String),
    /// A video, by its address.
    VideoLink(String),
    /// A video, by the id of the upload.
    VideoId(String),
    /// A document, by its address.
    DocumentLink(String),
    /// A document, by the id of the upload.
    DocumentId(String),
}

impl fmt::Debug for MessageHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MessageHeader(..)")
    }
}

impl MessageHeader {
    fn json(&self) -> Value {
        let media =
            |kind: &str, key: &str, value: &str| json!({ "type": kind, kind: { key: value } });
        match self {
            Self::Text(text) => json!({ "type": "text", "text": text }),
            Self::ImageLink(link) => media("image", "link", link),
            Self::ImageId(id) => media("image", "id", id),
            Self::VideoLink(link) => media("video", "link", link),
            Self::VideoId(id) => media("video", "id", id),
            Self::DocumentLink(link) => media("document", "link", link),
            Self::DocumentId(id) => media("document", "id", id),
        }
    }
}

impl FlowMessage {
    /// A message with this text (up to 1024 characters) and a button with that one (up to 30, no emoji) that opens the flow of
    /// this id.
    pub fn new(
        flow_id: impl Into<String>,
        button: impl Into<String>,
        body: impl Into<String>,
    ) -> Self {
        Self::of(Flow::Id(flow_id.into()), button.into(), body.into())
    }

    /// The same with the flow's name instead of its id.
    pub fn by_name(
        flow_name: impl Into<String>,
        button: impl Into<String>,
        body: impl Into<String>,
    ) -> Self {
        Self::of(Flow::Name(flow_name.into()), button.into(), body.into())
    }

    fn of(flow: Flow, button: String, body: String) -> Self {
        Self {
            flow,
            button,
            body,
            header: None,
            footer: None,
            flow_token: None,
            action: FlowAction::First,
            mode: FlowMode::Published,
        }
    }

    /// What stands above the text.
    pub fn header(mut self, header: MessageHeader) -> Self {
        self.header = Some(header);
        self
    }

    /// What stands below the text, up to 60 characters.
    pub fn footer(mut self, text: impl Into<String>) -> Self {
        self.footer = Some(text.into());
        self
    }

    /// The flow token, which the endpoint gets with each request; `unused` if nothing is said.
    pub fn flow_token(mut self, token: impl Into<String>) -> Self {
        self.flow_token = Some(token.into());
        self
    }

    /// Opens with this screen and its data (may be empty).
    pub fn navigate(mut self, screen: impl Into<String>, data: Map<String, Value>) -> Self {
        self.action = FlowAction::Navigate {
            screen: screen.into(),
            data,
        };
        self
    }

    /// Opens by asking the endpoint.
    pub fn data_exchange(mut self) -> Self {
        self.action = FlowAction::DataExchange;
        self
    }

    /// Opens the draft, to test it before it is published.
    pub fn draft(mut self) -> Self {
        self.mode = FlowMode::Draft;
        self
    }

    pub(super) fn check(&self) -> Result<()> {
        let mut texts = vec![
            ("text", self.body.as_str(), 1024),
            ("button's text", &self.button, 30),
        ];
        if let Some(MessageHeader::Text(text)) = &self.header {
            texts.push(("header", text, 60));
        }
        if let Some(footer) = &self.footer {
            texts.push(("footer", footer, 60));
        }
        for (what, text, longest) in texts {
            let length = text.chars().count();
            if length == 0 {
                return Err(Error::argument(
                    Call::SendFlow,
                    format!("the {what} is empty"),
                ));
            }
            if length > longest {
                let problem =
                    format!("the {what} has {length} characters, and WhatsApp takes {longest}");
                return Err(Error::argument(Call::SendFlow, problem));
            }
        }
        match &self.flow {
            Flow::Id(id) => crate::ids::check(Call::SendFlow, "flow id", id)?,
            Flow::Name(name) if name.is_empty() => {
                return Err(Error::argument(Call::SendFlow, "the flow's name is empty"));
            }
            Flow::Name(_) => {}
        }
        match &self.action {
            FlowAction::Navigate { screen, .. } if screen.is_empty() => Err(Error::argument(
                Call::SendFlow,
                "the first screen's id is empty",
            )),
            _ => Ok(()),
        }
    }

    pub(super) fn body(&self, to: &str) -> Value {
        let mut parameters = Map::new();
        let mut put = |key: &str, value: Value| {
            parameters.insert(key.to_owned(), value);
        };
        put("flow_message_version", "3".into());
        match &self.flow {
            Flow::Id(id) => put("flow_id", id.as_str().into()),
            Flow::Name(name) => put("flow_name", name.as_str().into()),
        }
        put("flow_cta", self.button.as_str().into());
        if let Some(token) = &self.flow_token {
            put("flow_token", token.as_str().into());
        }
        match &self.action {
            FlowAction::First => put("flow_action", "navigate".into()),
            FlowAction::Navigate { screen, data } => {
                put("flow_action", "navigate".into());
                // Meta takes an object with members, or none.
                let payload = if data.is_empty() {
                    json!({ "screen": screen })
                } else {
                    json!({ "screen": screen, "data": data })
                };
                put("flow_action_payload", payload);
            }
            FlowAction::DataExchange => put("flow_action", "data_exchange".into()),
        }
        let mode = match self.mode {
            FlowMode::Published => "published",
            FlowMode::Draft => "draft",
        };
        put("mode", mode.into());
        let mut interactive = json!({
            "type": "flow",
            "body": { "text": self.body },
            "action": { "name": "flow", "parameters": parameters },
        });
        if let Some(interactive) = interactive.as_object_mut() {
            if let Some(header) = &self.header {
                interactive.insert("header".to_owned(), header.json());
            }
            if let Some(footer) = &self.footer {
                interactive.insert("footer".to_owned(), json!({ "text": footer }));
            }
        }
        json!({
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": to,
            "type": "interactive",
            "interactive": interactive,
        })
    }
}

impl fmt::Debug for FlowMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlowMessage")
            .field("action", &self.action)
            .field("mode", &self.mode)
            .finish_non_exhaustive()
    }
}
