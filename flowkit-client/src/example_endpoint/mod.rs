//! An endpoint for any Flow JSON, which answers with what its data models give as examples.

mod asked;
mod data;
mod generated;
mod plan;
mod turns;

#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value, json};

use crate::phone::FlowJson;
use crate::transport::{Reply, Transport};
use crate::virtual_phone::{VirtualPhone, VirtualPhoneBuilder};
use crate::{ClientError, WhatsAppClient};

use asked::Asked;
use plan::{Next, Plan, PlannedScreen};
use turns::Turns;

/// The action of an answer that ends the flow.
const SUCCESS: &str = flowkit_json::phone_rules::SUCCESS;

/// An endpoint in memory for a flow that has none yet. It answers from the Flow JSON alone, so that a flow can be walked
/// through before a line of its endpoint is written.
///
/// | request | answer |
/// |---|---|
/// | `INIT` | the start screen that the request names, else the first screen to which no route leads |
/// | `data_exchange` of a button, a link or a row | the screens that the routing model names for that screen, in turn; the end of the flow (`SUCCESS` with the `flow_token`) from a screen that is `terminal` |
/// | `data_exchange` of a choice (`on-select-action`) | the same screen again, with an item in each list that is empty in the example, and with what is hidden or disabled by a flag of the data shown and enabled |
/// | `BACK` | the first screen that leads here |
/// | `ping` | `active` |
/// | an error notification | it is acknowledged |
///
/// The data of a screen is the `__example__` of each of its fields. Where there is none, or it does not fit its own schema, a value is
/// made up that does.
///
/// Requests and answers are plaintext ([`Transport::SEALED`] is `false`): no key is needed.
///
/// ```
/// use std::sync::Arc;
/// use flowkit_client::{ExampleEndpoint, phone::FlowJson};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let flow = FlowJson::parse(r#"{"version": "7.3", "data_api_version": "3.0", "routing_model": {"ASK": ["DONE"], "DONE": []},
///     "screens": [
///         {"id": "ASK", "title": "Ask", "data": {"city": {"type": "string", "__example__": "Lagos"}}, "layout": {
///             "type": "SingleColumnLayout", "children": [
///                 {"type": "TextBody", "text": "${data.city}"},
///                 {"type": "Footer", "label": "Go on", "on-click-action": {"name": "data_exchange", "payload": {}}}]}},
///         {"id": "DONE", "title": "Done", "terminal": true, "layout": {"type": "SingleColumnLayout", "children": [
///             {"type": "Footer", "label": "End", "on-click-action": {"name": "data_exchange", "payload": {}}}]}}]}"#)?;
/// let endpoint = ExampleEndpoint::of(Arc::new(flow));
/// let mut phone = endpoint.phone().open().await?;
/// assert_eq!((phone.screen(), phone.data("city")), ("ASK", "Lagos".into()));
/// phone.tap("Go on").await?.tap("End").await?;
/// assert!(phone.completion().is_some());
/// # Ok(()) }
/// ```
///
/// Meta's page on the protocol: <https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint>
#[derive(Clone)]
pub struct ExampleEndpoint {
    flow: Arc<FlowJson>,
    plan: Arc<Plan>,
    turns: Arc<Turns>,
}

impl ExampleEndpoint {
    /// An endpoint for this flow. It remembers for each flow token which screen came last, so that a person who goes back and
    /// taps again is shown the next one. Of 1,000 tokens it does; then it forgets the one that it has known longest.
    #[must_use]
    pub fn of(flow: Arc<FlowJson>) -> Self {
        Self {
            plan: Arc::new(Plan::of(&flow)),
            flow,
            turns: Arc::new(Turns::remembered()),
        }
    }

    /// The same, but it remembers nothing: which of several screens comes is decided by the request alone, its flow token, its screen
    /// and its payload. Another seed decides otherwise.
    #[must_use]
    pub fn stateless(self, seed: u64) -> Self {
        Self {
            turns: Arc::new(Turns::by_request(seed)),
            ..self
        }
    }

    /// The flow.
    #[must_use]
    pub fn flow(&self) -> &Arc<FlowJson> {
        &self.flow
    }

    /// The data with which it answers for this screen; `None` if the flow has no such screen.
    #[must_use]
    pub fn data_of(&self, screen: &str) -> Option<&Map<String, Value>> {
        Some(&self.plan.screen(screen)?.data)
    }

    /// The screen with which a flow without endpoint opens: the first one to which no route leads.
    #[must_use]
    pub fn first_screen(&self) -> Option<&str> {
        let first = self.plan.entries.first()?;
        Some(&self.plan.screens.get(*first)?.id)
    }

    /// A client that asks it.
    #[must_use]
    pub fn client(&self) -> WhatsAppClient<Self> {
        WhatsAppClient::without_envelope()
            .retry_wait(std::time::Duration::ZERO)
            .over_plaintext(self.clone())
    }

    /// A phone on this flow. It opens by INIT if the flow names a version of the data exchange, which only flows with an endpoint
    /// do, and else by `navigate` on the [first screen](Self::first_screen) with its example data.
    pub fn phone(&self) -> VirtualPhoneBuilder {
        let phone = VirtualPhone::over(&self.client()).flow(Arc::clone(&self.flow));
        match (self.plan.has_endpoint, self.first_screen()) {
            (false, Some(screen)) => {
                let data = self.data_of(screen).cloned().unwrap_or_default();
                phone.opened_on(screen, Value::Object(data))
            }
            _ => phone,
        }
    }

    /// Answers a request, both as the JSON that is encrypted otherwise. `None` for what is no request.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use flowkit_client::{ExampleEndpoint, phone::FlowJson};
    /// # let flow = FlowJson::parse(r#"{"version": "7.3", "screens": [{"id": "HELLO", "title": "Hello"}]}"#)?;
    /// let endpoint = ExampleEndpoint::of(Arc::new(flow));
    /// let answer = endpoint.answer(br#"{"version": "3.0", "action": "ping"}"#);
    /// assert_eq!(answer.as_deref(), Some(br#"{"data":{"status":"active"}}"#.as_slice()));
    /// assert_eq!(endpoint.answer(b"hello"), None);
    /// # Ok::<(), flowkit_client::ClientError>(())
    /// ```
    #[must_use]
    pub fn answer(&self, request: &[u8]) -> Option<Bytes> {
        let asked = Asked::read(request)?;
        Some(match &asked {
            Asked::Ping => text(&json!({"data": {"status": "active"}})),
            Asked::Notification => text(&json!({"data": {"acknowledged": true}})),
            Asked::Init { token, screen } => {
                self.turns.begin(token);
                let named = screen.as_deref().and_then(|id| self.plan.screen(id));
                match named.or_else(|| self.entry(token)) {
                    Some(screen) => screen.answer.clone(),
                    None => ended(token),
                }
            }
            Asked::Back { token, screen } => {
                let back = self.plan.screen(screen).and_then(|left| left.back);
                self.shown(back, token)
            }
            Asked::Exchange {
                token,
                screen,
                payload,
            } => match self.plan.screen(screen) {
                Some(left) => self.next(left, token, payload),
                None => ended(token),
            },
        })
    }

    fn entry(&self, token: &str) -> Option<&PlannedScreen> {
        let entries = &self.plan.entries;
        let turn = self.turns.first(token, entries.len());
        self.plan.screens.get(*entries.get(turn)?)
    }

    fn next(&self, left: &PlannedScreen, token: &str, payload: &Map<String, Value>) -> Bytes {
        let choices = left.choices_for(payload);
        let turn = self.turns.next(token, &left.id, payload, choices.len());
        match choices.get(turn) {
            Some(Next::Screen(screen)) => self.shown(Some(*screen), token),
            Some(Next::Again(screen)) => match self.plan.screens.get(*screen) {
                Some(screen) => screen.again.clone(),
                None => ended(token),
            },
            Some(Next::End) | None => ended(token),
        }
    }

    fn shown(&self, screen: Option<usize>, token: &str) -> Bytes {
        match screen.and_then(|screen| self.plan.screens.get(screen)) {
            Some(screen) => screen.answer.clone(),
            None => ended(token),
        }
    }
}

/// The answer that ends the flow.
fn ended(token: &str) -> Bytes {
    let params = json!({"flow_token": token});
    text(&json!({"screen": SUCCESS, "data": {"extension_message_response": {"params": params}}}))
}

fn text(value: &Value) -> Bytes {
    Bytes::from(value.to_string())
}

impl Transport for ExampleEndpoint {
    const SEALED: bool = false;

    async fn post(&self, _: HeaderMap, plaintext: Bytes) -> Result<Reply, ClientError> {
        let (status, body) = match self.answer(&plaintext) {
            Some(body) => (StatusCode::OK, body),
            None => (StatusCode::BAD_REQUEST, Bytes::new()),
        };
        Ok(Reply {
            status,
            headers: HeaderMap::new(),
            body,
        })
    }
}

impl fmt::Debug for ExampleEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExampleEndpoint")
            .field("screens", &self.plan.screens.len())
            .field("turns", &self.turns)
            .finish_non_exhaustive()
    }
}
