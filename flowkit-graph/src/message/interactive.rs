//! A flow as an interactive message.

use std::fmt;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{MessageHeader, Recipient};
use crate::error::{Call, Error};
use crate::{Result, screen_data};

/// A message with a button that opens a flow.
///
/// ```
/// use flowkit_graph::{FlowMessage, MessageHeader};
/// use serde_json::json;
///
/// // Opens with a screen and its data.
/// let message = FlowMessage::new("1111", "Book", "Pick a time")
///     .header(MessageHeader::Text("Table booking".to_owned()))
///     .footer("Takes one minute")
///     .flow_token("s_8f2c")
///     .navigate("DATES", json!({ "city": "PAR" }));
///
/// // Opens by asking the endpoint; the draft, before anyone else sees it.
/// let test = FlowMessage::by_name("table_booking", "Book", "Pick a time").data_exchange().draft();
/// ```
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
    data_as_text: bool,
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
        data: Result<Map<String, Value>, &'static str>,
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
            data_as_text: false,
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

    /// Opens with this screen and its data: a value that serde writes as an object, such as `json!({ .. })` or what `#[flow]`
    /// made of the screen; `()` for none.
    pub fn navigate(mut self, screen: impl Into<String>, data: impl Serialize) -> Self {
        self.action = FlowAction::Navigate {
            screen: screen.into(),
            data: screen_data::members(&data),
        };
        self
    }

    /// Sends the data of [`navigate`](Self::navigate) as text that holds its JSON. Meta takes an object, and all but one of its
    /// pages say so; that one (*Sending a flow*, March 2026) shows the text. Should the object be refused one day, this is
    /// the other form.
    pub fn data_as_text(mut self) -> Self {
        self.data_as_text = true;
        self
    }

    /// Opens by asking the endpoint.
    pub fn data_exchange(mut self) -> Self {
        self.action = FlowAction::DataExchange;
        self
    }

    /// Opens the draft, to test it before it is published. WhatsApp puts texts of its own in place of the message's, with a
    /// warning. Without it, a flow that was edited since is opened as it was published last.
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
            if text.trim().is_empty() {
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
        if self.button.chars().any(is_emoji) {
            let problem = "the button's text holds an emoji, and WhatsApp takes none there";
            return Err(Error::argument(Call::SendFlow, problem));
        }
        if let Some(header) = &self.header {
            header.check()?;
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
            FlowAction::Navigate {
                data: Err(problem), ..
            } => Err(Error::argument(Call::SendFlow, *problem)),
            _ => Ok(()),
        }
    }

    pub(super) fn body(&self, to: &Recipient) -> Value {
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
                let mut payload = json!({ "screen": screen });
                if let Some(data) = data.as_ref().ok().filter(|data| !data.is_empty()) {
                    let data = Value::Object(data.clone());
                    payload = if self.data_as_text {
                        json!({ "screen": screen, "data": data.to_string() })
                    } else {
                        json!({ "screen": screen, "data": data })
                    };
                }
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
        let mut message = to.message("interactive");
        message.insert("interactive".to_owned(), interactive);
        Value::Object(message)
    }
}

/// The blocks that hold emoji and nothing that a text would need.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}')
}

impl fmt::Debug for FlowMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlowMessage")
            .field("action", &self.action)
            .field("mode", &self.mode)
            .finish_non_exhaustive()
    }
}
