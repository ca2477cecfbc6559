//! Sending flows.

mod button;
mod header;
mod interactive;
mod new_template;
mod template;

pub use button::{FlowButton, FlowIcon};
pub use header::MessageHeader;
pub use interactive::FlowMessage;
pub use new_template::{CreatedTemplate, NewFlowTemplate, TemplateCategory, TemplateStatus};
pub use template::FlowTemplate;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Call, Error};
use crate::time::or_default;
use crate::transport::Request;
use crate::{GraphClient, Result, ids};

/// A message that Meta took. Whether it arrives, the webhook tells.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages>
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SentMessage {
    /// Its id, which comes back as `context.id` with the completion of the flow.
    pub id: String,
    /// Whom it goes to.
    pub contacts: Vec<SentContact>,
}

/// A recipient. `Debug` hides the number, which is a customer's.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct SentContact {
    /// The number as it was given.
    #[serde(default)]
    pub input: Option<String>,
    /// The number as WhatsApp knows it.
    #[serde(default)]
    pub wa_id: Option<String>,
}

impl fmt::Debug for SentContact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SentContact(..)")
    }
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default, deserialize_with = "or_default")]
    contacts: Vec<SentContact>,
    #[serde(default, deserialize_with = "or_default")]
    messages: Vec<Message>,
}

#[derive(Deserialize)]
struct Message {
    id: String,
}

impl GraphClient {
    /// Sends a flow as an interactive message, to the phone number of someone who wrote within the last 24 hours.
    ///
    /// ```no_run
    /// # use flowkit_graph::{FlowMessage, GraphClient};
    /// # async fn example(graph: GraphClient) -> flowkit_graph::Result<()> {
    /// let message = FlowMessage::new("1111", "Book", "Pick a time")
    ///     .flow_token("s_8f2c")
    ///     .data_exchange();
    /// let sent = graph.send_flow("106540352242922", "33600000000", &message).await?;
    /// println!("{}", sent.id);
    /// # Ok(()) }
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow>
    ///
    /// # Errors
    /// Texts that are too long or missing, before anything is sent. Meta refuses with 131009 a wrong id, screen, data or
    /// mode, with 132068 a blocked flow, with 132069 a throttled one.
    pub async fn send_flow(
        &self,
        phone_number_id: &str,
        to: &str,
        message: &FlowMessage,
    ) -> Result<SentMessage> {
        message.check()?;
        self.send(Call::SendFlow, phone_number_id, to, &message.body(to))
            .await
    }

    /// Sends an approved template with a flow button.
    ///
    /// ```no_run
    /// # use flowkit_graph::{FlowTemplate, GraphClient};
    /// # async fn example(graph: GraphClient) -> flowkit_graph::Result<()> {
    /// let template = FlowTemplate::new("book_again", "en_US").flow_token("s_8f2c");
    /// graph.send_flow_template("106540352242922", "33600000000", &template).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow>
    ///
    /// # Errors
    /// A template without a name or language, before anything is sent. Meta refuses with 132000 to 132018 what is wrong
    /// with the template, with 132068 a blocked flow, with 132069 a throttled one.
    pub async fn send_flow_template(
        &self,
        phone_number_id: &str,
        to: &str,
        template: &FlowTemplate,
    ) -> Result<SentMessage> {
        template.check()?;
        self.send(Call::SendTemplate, phone_number_id, to, &template.body(to))
            .await
    }

    async fn send(
        &self,
        call: Call,
        phone_number_id: &str,
        to: &str,
        body: &impl Serialize,
    ) -> Result<SentMessage> {
        ids::check(call, "phone number id", phone_number_id)?;
        if !to.bytes().any(|byte| byte.is_ascii_digit()) {
            return Err(Error::argument(
                call,
                "the recipient's number has no digits",
            ));
        }
        let request = Request::post(call, phone_number_id)
            .edge("messages")
            .json(body)?;
        let answer: Answer = self.transport.call(&request).await?;
        let Some(message) = answer.messages.into_iter().next() else {
            let problem = "Meta's answer names no message";
            return Err(Error::answer(call, phone_number_id, problem));
        };
        Ok(SentMessage {
            id: message.id,
            contacts: answer.contacts,
        })
    }
}
