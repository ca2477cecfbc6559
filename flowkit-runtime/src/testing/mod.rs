//! A flow's handlers in a unit test: one line an exchange, through routing and types, without crypto or a
//! socket.
//!
//! ```
//! # use flowkit_runtime as flowkit;
//! # use flowkit::{Answer, DataExchange, Flow, HandlerError};
//! # use flowkit::__private::{Answers, DataModel, FlowTable, Handler, ScreenEntry};
//! # struct Clinic;
//! # impl Flow for Clinic {
//! #     const TABLE: &'static FlowTable = &FlowTable::new("Clinic",
//! #         &[ScreenEntry::new("DETAILS", &["DETAILS"], true, DataModel::Unknown)],
//! #         &[Handler::new(0, "open", Answers::Init), Handler::new(1, "check", Answers::DataExchange("DETAILS"))], None);
//! #     async fn call<'a>(&'a self, handler: u16, exchange: &'a DataExchange) -> Result<Answer, HandlerError> {
//! #         match handler { 0 => Answer::show("DETAILS", serde_json::json!({"name": "Ann"})),
//! #             _ => { let _ = exchange; Ok(Answer::error("Please tell us your name")) } }
//! #     }
//! # }
//! # #[tokio::main(flavor = "current_thread")] async fn main() {
//! use flowkit::testing::Tester;
//! use serde_json::json;
//!
//! let clinic = Tester::new(Clinic);
//! assert_eq!(clinic.init().await.screen(), "DETAILS");
//! let refused = clinic.submit("DETAILS", json!({ "name": "" })).await;
//! assert_eq!(refused.error_message(), Some("Please tell us your name"));
//! # }
//! ```
//!
//! What went wrong shows in the test by itself: [`Outcome`]'s accessors panic with the reason where a request got no
//! answer. A test that means it to fail says so by [`Outcome::expect_refusal`].

mod list_rules;
mod lists;
mod outcome;

pub use outcome::Outcome;

#[cfg(feature = "testing")]
#[doc(inline)]
pub use crate::endpoint::PlainReply;

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::Flow;
use crate::dispatch::{Dispatcher, DynFlow, came_from};
use crate::exchange;

/// A flow under test. Each call is one exchange; nothing is kept between them but what the flow keeps.
///
/// A clone shares the flow: `tester.clone().with_token("ben")` is a second customer.
#[derive(Debug)]
#[must_use]
pub struct Tester<F> {
    flow: Arc<F>,
    token: Option<String>,
    version: String,
}

impl<F> Clone for Tester<F> {
    fn clone(&self) -> Self {
        Self {
            flow: Arc::clone(&self.flow),
            token: self.token.clone(),
            version: self.version.clone(),
        }
    }
}

/// A flow that a [`Tester`] takes: every one, with the feature `testing`.
///
/// Without the feature no flow is one. So whoever forgot it is told which feature is missing, in place of rustc's word that there is no
/// such module.
#[diagnostic::on_unimplemented(
    message = "`flowkit::testing` needs the feature `testing`",
    label = "no flow can be tested without it",
    note = "in Cargo.toml, below `[dev-dependencies]`, write the line of `flowkit` once more, with `features = [\"testing\"]`"
)]
pub trait UnderTest {}

#[cfg(feature = "testing")]
impl<F: Flow> UnderTest for F {}

impl<F: Flow> Tester<F> {
    /// Tests this flow; requests bear the flow token `test-token` and data API version 3.0.
    pub fn new(flow: F) -> Self
    where
        F: UnderTest,
    {
        Self {
            flow: Arc::new(flow),
            token: Some("test-token".to_owned()),
            version: "3.0".to_owned(),
        }
    }

    /// Requests bear this flow token from now on.
    pub fn with_token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// Requests bear no flow token, as some phones send them.
    pub fn without_token(mut self) -> Self {
        self.token = None;
        self
    }

    /// Requests bear this data API version, such as `4.0`.
    pub fn with_version(mut self, version: impl Into<String>) -> Self {
        self.version = version.into();
        self
    }

    /// The flow itself, to look at its state.
    #[must_use]
    pub fn flow(&self) -> &F {
        &self.flow
    }

    /// Opens the flow.
    pub async fn init(&self) -> Outcome {
        self.exchange("INIT", None, &Value::Null).await
    }

    /// Opens the flow at a start screen that the message named.
    pub async fn init_at(&self, screen: &str) -> Outcome {
        self.exchange("INIT", Some(screen), &Value::Null).await
    }

    /// Sends a `data_exchange` payload from a screen.
    pub async fn submit(&self, screen: &str, payload: impl Serialize) -> Outcome {
        match serde_json::to_value(payload) {
            Ok(payload) => self.exchange("data_exchange", Some(screen), &payload).await,
            Err(error) => Outcome::Failed(format!("the test's payload cannot be written: {error}")),
        }
    }

    /// Presses Back on a screen with `refresh_on_back`.
    pub async fn back(&self, screen: &str) -> Outcome {
        self.exchange("BACK", Some(screen), &Value::Null).await
    }

    /// Reports an error that the phone met on a screen.
    pub async fn notify(&self, screen: &str, key: &str, message: &str) -> Outcome {
        let data = serde_json::json!({ "error": key, "error_message": message });
        self.exchange("data_exchange", Some(screen), &data).await
    }

    async fn exchange(&self, action: &str, screen: Option<&str>, data: &Value) -> Outcome {
        let mut request = Map::new();
        request.insert("version".to_owned(), self.version.as_str().into());
        request.insert("action".to_owned(), action.into());
        request.insert("screen".to_owned(), screen.unwrap_or_default().into());
        request.insert("data".to_owned(), data.clone());
        if let Some(token) = &self.token {
            request.insert("flow_token".to_owned(), token.as_str().into());
        }
        self.raw(&Value::Object(request)).await
    }

    /// Sends a whole decrypted request, for cases the other methods do not reach.
    pub async fn raw(&self, request: &Value) -> Outcome {
        let request = match exchange::parse(request.to_string().as_bytes()) {
            Ok(request) => request,
            Err(error) => return Outcome::from(error),
        };
        let flow: Arc<dyn DynFlow> = self.flow.clone();
        let dispatcher = Dispatcher {
            flow: &flow,
            from: came_from(&flow, &request),
            hook: None,
            deadline: None,
            held: None,
        };
        match dispatcher.reply(&request).await {
            Ok(reply) => self.judged(Outcome::read(reply.token_invalid, &reply.plaintext)),
            Err(failure) => Outcome::from(failure),
        }
    }

    /// What the endpoint sends and the phone would not draw.
    fn judged(&self, outcome: Outcome) -> Outcome {
        let Outcome::Screen { screen, data, .. } = &outcome else {
            return outcome;
        };
        let json = F::TABLE.json.unwrap_or_default();
        match lists::fault(json, screen, data) {
            Some(fault) => Outcome::Failed(format!("the phone would refuse this answer: {fault}")),
            None => outcome,
        }
    }
}
