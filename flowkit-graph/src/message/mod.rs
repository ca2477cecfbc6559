//! Sending flows.

mod button;
mod header;
mod interactive;
mod new_template;
mod recipient;
mod template;

pub use button::{FlowButton, FlowIcon};
pub use header::MessageHeader;
pub use interactive::FlowMessage;
pub use new_template::{CreatedTemplate, NewFlowTemplate, TemplateCategory, TemplateStatus};
pub use recipient::Recipient;
pub use template::FlowTemplate;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Call, Error};
use crate::open_enum::open_enum;
use crate::time::or_default;
use crate::transport::Request;
use crate::{GraphClient, Result, ids};

open_enum! {
    /// What Meta does with a template that it took.
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages>
    MessageStatus {
        /// It is sent.
        Accepted = "accepted",
        /// It waits until Meta has seen how the first customers take the template, and is sent or dropped then.
        HeldForQualityAssessment = "held_for_quality_assessment",
        /// It is not sent, because customers did not take the template well.
        Paused = "paused",
    }
}

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
    /// What Meta does with it, if Meta says so: it does for templates.
    pub status: Option<MessageStatus>,
}

/// A recipient. `Debug` hides number and id, which are a customer's.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct SentContact {
    /// The number or id as it was given.
    #[serde(default)]
    pub input: Option<String>,
    /// The number as WhatsApp knows it, if the message goes to a number.
    #[serde(default)]
    pub wa_id: Option<String>,
    /// The business-scoped user id, if the message goes to one.
    #[serde(default)]
    pub user_id: Option<String>,
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
    #[serde(default)]
    message_status: Option<MessageStatus>,
}

impl GraphClient {
    /// Sends a flow as an interactive message, to someone who wrote within the last 24 hours, by phone number or
    /// business-scoped user id.
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
        to: impl Into<Recipient>,
        message: &FlowMessage,
    ) -> Result<SentMessage> {
        message.check()?;
        let to = to.into();
        self.send(Call::SendFlow, phone_number_id, &to, &message.body(&to))
            .await
    }

    /// Sends an approved template with a flow button, to a phone number or a business-scoped user id.
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
    /// with the template, with 131009 a value that does not fit it, with 131062 a user id where only a number can be, with
    /// 132068 a blocked flow, with 132069 a throttled one.
    pub async fn send_flow_template(
        &self,
        phone_number_id: &str,
        to: impl Into<Recipient>,
        template: &FlowTemplate,
    ) -> Result<SentMessage> {
        template.check()?;
        let to = to.into();
        self.send(
            Call::SendTemplate,
            phone_number_id,
            &to,
            &template.body(&to),
        )
        .await
    }

    async fn send(
        &self,
        call: Call,
        phone_number_id: &str,
        to: &Recipient,
        body: &impl Serialize,
    ) -> Result<SentMessage> {
        ids::check(call, "phone number id", phone_number_id)?;
        to.check(call)?;
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
            status: message.message_status,
        })
    }
}
