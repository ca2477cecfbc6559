//! A template with a flow button.

use std::fmt;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Recipient;
use crate::error::{Call, Error};
use crate::{Result, screen_data};

/// An approved template whose flow button opens a flow. Which flow, and how it opens (with a screen or by asking the endpoint),
/// stands in the template ([`NewFlowTemplate`](crate::NewFlowTemplate)); there is no draft mode for it. To test a draft, send
/// it as a [`FlowMessage`](crate::FlowMessage).
///
/// ```
/// use flowkit_graph::FlowTemplate;
/// use serde_json::json;
///
/// let template = FlowTemplate::new("book_again", "en_US")
///     .flow_token("s_8f2c")
///     .data(json!({ "city": "PAR" }))
///     .component(json!({ "type": "body", "parameters": [{ "type": "text", "text": "Ada" }] }));
/// ```
///
/// `Debug` shows neither the flow token nor the data.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow>
#[derive(Clone)]
#[must_use = "send_flow_template() sends it"]
pub struct FlowTemplate {
    name: String,
    language: String,
    button: u8,
    flow_token: Option<String>,
    data: Result<Map<String, Value>, &'static str>,
    components: Vec<Value>,
}

impl FlowTemplate {
    /// The template of this name in this language, such as `en_US`.
    pub fn new(name: impl Into<String>, language: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            language: language.into(),
            button: 0,
            flow_token: None,
            data: Ok(Map::new()),
            components: Vec::new(),
        }
    }

    /// Which of the template's buttons opens the flow, from 0; the first if nothing is said.
    pub fn button(mut self, index: u8) -> Self {
        self.button = index;
        self
    }

    /// The flow token, which the endpoint gets with each request; `unused` if nothing is said.
    pub fn flow_token(mut self, token: impl Into<String>) -> Self {
        self.flow_token = Some(token.into());
        self
    }

    /// Data for the first screen, as with [`FlowMessage::navigate`](crate::FlowMessage::navigate); only for a button that opens
    /// the flow with a screen.
    pub fn data(mut self, data: impl Serialize) -> Self {
        self.data = screen_data::members(&data);
        self
    }

    /// A further component with parameters, as Meta's reference of templates writes it: for the header or the body.
    pub fn component(mut self, component: Value) -> Self {
        self.components.push(component);
        self
    }

    pub(super) fn check(&self) -> Result<()> {
        if self.name.is_empty() {
            return Err(Error::argument(
                Call::SendTemplate,
                "the template's name is empty",
            ));
        }
        if self.language.is_empty() {
            return Err(Error::argument(
                Call::SendTemplate,
                "the template's language is empty: give a code such as `en_US`",
            ));
        }
        match &self.data {
            Ok(_) => Ok(()),
            Err(problem) => Err(Error::argument(Call::SendTemplate, *problem)),
        }
    }

    pub(super) fn body(&self, to: &Recipient) -> Value {
        let mut action = Map::new();
        if let Some(token) = &self.flow_token {
            action.insert("flow_token".to_owned(), token.as_str().into());
        }
        if let Some(data) = self.data.as_ref().ok().filter(|data| !data.is_empty()) {
            action.insert("flow_action_data".to_owned(), data.clone().into());
        }
        let mut components = self.components.clone();
        components.push(json!({
            "type": "button",
            "sub_type": "flow",
            "index": self.button.to_string(),
            "parameters": [{ "type": "action", "action": action }],
        }));
        let template = json!({
            "name": self.name,
            "language": { "code": self.language },
            "components": components,
        });
        let mut message = to.message("template");
        message.insert("template".to_owned(), template);
        Value::Object(message)
    }
}

impl fmt::Debug for FlowTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlowTemplate")
            .field("name", &self.name)
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}
