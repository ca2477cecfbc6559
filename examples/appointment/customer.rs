//! A virtual customer: a person with a phone, who chooses from the lists that it shows.

use flowkit::HandlerError;
use flowkit::client::{
    DataApiVersion, Document, FlowMessage, Object, Session, Step, WhatsAppClient,
};
use serde_json::{Value, json};

use crate::clinic::screens;

/// The fields of APPOINTMENT, in the order in which they are filled in.
pub(crate) const FIELDS: [&str; 4] = ["department", "location", "date", "time"];

pub(crate) struct Customer {
    pub(crate) session: Session,
    /// What was chosen on APPOINTMENT.
    chosen: Object,
    /// What is typed on DETAILS.
    typed: Object,
}

impl Customer {
    /// A customer who got the flow in a message of their own, so with a token of its own. The phone knows
    /// the Flow JSON and refuses what does not keep to it.
    pub(crate) fn new(
        client: &WhatsAppClient,
        name: &str,
        email: &str,
        phone: &str,
    ) -> Result<Self, HandlerError> {
        let message = FlowMessage {
            flow_token: name.to_lowercase().replace(' ', "-"),
            version: DataApiVersion::V4,
            flow_token_signature: None,
        };
        let document: Document<'static> = screens::FLOW_JSON.parse()?;
        let typed = [("name", name), ("email", email), ("phone", phone)];
        Ok(Self {
            session: client
                .with_message(message)
                .session()
                .with_document(document),
            chosen: Object::new(),
            typed: typed
                .into_iter()
                .map(|(key, text)| (key.to_owned(), json!(text)))
                .collect(),
        })
    }

    /// Chooses the first option of this list that can be chosen, and says its title.
    pub(crate) fn choose(&mut self, field: &str) -> Result<String, HandlerError> {
        let list = self
            .session
            .data()
            .and_then(|data| data.get(field)?.as_array());
        let is_enabled = |option: &&Value| option.get("enabled") != Some(&json!(false));
        let mut options = list.into_iter().flatten().filter(is_enabled);
        // Not the first date: if that is today, its next time may pass while the walk goes on.
        let option = if field == "date" {
            options.nth(1)
        } else {
            options.next()
        };
        let text = |member| option.and_then(|option| option.get(member)?.as_str());
        match (text("id"), text("title")) {
            (Some(id), Some(title)) => {
                let title = title.to_owned();
                self.chosen.insert(field.to_owned(), json!(id));
                Ok(title)
            }
            _ => Err(HandlerError::msg(format!(
                "the phone shows no {field} that could be chosen"
            ))),
        }
    }

    /// Sends the choice of this field, with those before it.
    pub(crate) async fn send_choice(&mut self, field: &str) -> Result<Step, HandlerError> {
        let mut payload =
            Object::from_iter([("trigger".to_owned(), json!(format!("{field}_selected")))]);
        for name in FIELDS {
            payload.insert(
                name.to_owned(),
                self.chosen.get(name).cloned().unwrap_or_default(),
            );
            if name == field {
                break;
            }
        }
        Ok(self.session.submit(Value::Object(payload)).await?)
    }

    /// Goes from APPOINTMENT to DETAILS.
    pub(crate) fn go_on(&mut self) -> Result<Step, HandlerError> {
        Ok(self
            .session
            .navigate("DETAILS", Value::Object(self.chosen.clone()))?)
    }

    /// What DETAILS sends, and SUMMARY again.
    pub(crate) fn form(&self) -> Object {
        self.chosen
            .clone()
            .into_iter()
            .chain(self.typed.clone())
            .collect()
    }

    /// Sends the form from the screen that shows.
    pub(crate) async fn send_form(&mut self) -> Result<Step, HandlerError> {
        Ok(self.session.submit(Value::Object(self.form())).await?)
    }

    /// The booking's id, once the flow is completed.
    pub(crate) fn booking_id(&self) -> Result<String, HandlerError> {
        let id = self
            .session
            .completion()
            .and_then(|params| params.get("booking_id")?.as_str());
        id.map(str::to_owned)
            .ok_or_else(|| HandlerError::msg("the flow did not end with a booking id"))
    }
}
