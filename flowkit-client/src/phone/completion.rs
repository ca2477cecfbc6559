//! The end of a flow, as the business hears of it.

use serde_json::{Map, Value};

use crate::media::{SentAs, convert_payload};

/// The message that the business receives when the flow is completed
/// ([receiving the response](https://developers.facebook.com/docs/whatsapp/flows/guides/receiveflowresponse)).
///
/// `Debug` names the keys and hides the values.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct CompletionMessage {
    /// The parameters: the payload of a `complete` action with the flow token, or the `params` of an answer with `SUCCESS`
    /// as the endpoint gave them.
    pub params: Map<String, Value>,
    /// Whether the endpoint ended the flow, and not an action of a screen.
    pub by_endpoint: bool,
    /// What Meta makes of the parameters for the webhook.
    received: Map<String, Value>,
}

impl CompletionMessage {
    /// Of a `complete` action: files take the form that the phone sends, and in the webhook the one that Meta makes of it.
    pub(super) fn of_action(payload: Map<String, Value>) -> Self {
        let (mut params, mut received) = (payload.clone(), payload);
        convert_payload(&mut params, SentAs::Completion);
        convert_payload(&mut received, SentAs::Webhook);
        Self {
            params,
            by_endpoint: false,
            received,
        }
    }

    /// Of an answer with `SUCCESS`: as the endpoint gave it.
    pub(super) fn of_endpoint(params: Map<String, Value>) -> Self {
        Self {
            received: params.clone(),
            params,
            by_endpoint: true,
        }
    }

    /// The text that the webhook carries as `interactive.nfm_reply.response_json`, with files as Meta hands them to the
    /// business.
    #[must_use]
    pub fn response_json(&self) -> String {
        Value::Object(self.received.clone()).to_string()
    }
}

impl std::fmt::Debug for CompletionMessage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CompletionMessage")
            .field("keys", &self.params.keys().collect::<Vec<_>>())
            .field("by_endpoint", &self.by_endpoint)
            .finish()
    }
}
