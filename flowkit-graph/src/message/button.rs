//! A template's flow button.

use serde_json::{Map, Value};

use crate::error::{Call, Error};
use crate::flow::FlowJsonSource;
use crate::open_enum::open_enum;
use crate::{Result, ids};

open_enum! {
    /// The icon on a flow button.
    FlowIcon {
        /// A document.
        Document = "DOCUMENT",
        /// A promotion.
        Promotion = "PROMOTION",
        /// A review.
        Review = "REVIEW",
    }
}

/// A template button that opens a flow.
///
/// ```
/// use flowkit_graph::{FlowButton, FlowIcon};
///
/// let with_a_screen = FlowButton::new("Book", "1111").navigate("DATES").icon(FlowIcon::Review);
/// let by_asking_the_endpoint = FlowButton::by_name("Book", "table_booking").data_exchange();
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components>
#[derive(Debug, Clone)]
#[must_use = "NewFlowTemplate takes it"]
pub struct FlowButton {
    text: String,
    flow: Flow,
    action: Action,
    icon: Option<FlowIcon>,
}

#[derive(Debug, Clone)]
enum Flow {
    Id(String),
    Name(String),
    Json(FlowJsonSource),
}

#[derive(Debug, Clone)]
enum Action {
    Unsaid,
    Navigate(String),
    DataExchange,
}

impl FlowButton {
    /// A button with this text (up to 25 characters) that opens the flow of this id.
    pub fn new(text: impl Into<String>, flow_id: impl Into<String>) -> Self {
        Self::of(text.into(), Flow::Id(flow_id.into()))
    }

    /// The same with the flow's name, which Meta replaces by its id at once.
    pub fn by_name(text: impl Into<String>, flow_name: impl Into<String>) -> Self {
        Self::of(text.into(), Flow::Name(flow_name.into()))
    }

    /// The same with a Flow JSON, of which Meta makes a flow together with the template.
    pub fn with_json(text: impl Into<String>, json: impl Into<FlowJsonSource>) -> Self {
        Self::of(text.into(), Flow::Json(json.into()))
    }

    fn of(text: String, flow: Flow) -> Self {
        Self {
            text,
            flow,
            action: Action::Unsaid,
            icon: None,
        }
    }

    /// Opens with this screen, an entry screen of the flow; with the first one if nothing is said.
    pub fn navigate(mut self, screen: impl Into<String>) -> Self {
        self.action = Action::Navigate(screen.into());
        self
    }

    /// Opens by asking the endpoint.
    pub fn data_exchange(mut self) -> Self {
        self.action = Action::DataExchange;
        self
    }

    /// An icon; a plain one if nothing is said.
    pub fn icon(mut self, icon: FlowIcon) -> Self {
        self.icon = Some(icon);
        self
    }

    pub(super) async fn json(&self) -> Result<Value> {
        let mut button = Map::new();
        let mut put = |key: &str, value: &str| {
            button.insert(key.to_owned(), value.into());
        };
        put("type", "FLOW");
        check_text("button's text", &self.text, 25)?;
        put("text", &self.text);
        match &self.flow {
            Flow::Id(id) => {
                ids::check(Call::CreateTemplate, "flow id", id)?;
                put("flow_id", id);
            }
            Flow::Name(name) if name.is_empty() => return refuse("the flow's name is empty"),
            Flow::Name(name) => put("flow_name", name),
            Flow::Json(source) => put(
                "flow_json",
                &source.clone().read_text(Call::CreateTemplate).await?,
            ),
        }
        match &self.action {
            Action::Unsaid => put("flow_action", "navigate"),
            Action::Navigate(screen) if screen.is_empty() => {
                return refuse("the first screen's id is empty");
            }
            Action::Navigate(screen) => {
                put("flow_action", "navigate");
                put("navigate_screen", screen);
            }
            Action::DataExchange => put("flow_action", "data_exchange"),
        }
        if let Some(icon) = &self.icon {
            put("icon", icon.as_str());
        }
        Ok(Value::Object(button))
    }
}

pub(super) fn refuse<T>(problem: &str) -> Result<T> {
    Err(Error::argument(Call::CreateTemplate, problem))
}

pub(super) fn check_text(what: &str, text: &str, longest: usize) -> Result<()> {
    let length = text.chars().count();
    if text.trim().is_empty() {
        return refuse(&format!("the {what} is empty"));
    }
    if length > longest {
        return refuse(&format!(
            "the {what} has {length} characters, and WhatsApp takes {longest}"
        ));
    }
    Ok(())
}
