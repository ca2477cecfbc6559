//! An exchange without its envelope, for tests that ask an endpoint thousands of times a second.

use std::time::Instant;

use http::StatusCode;

use super::Endpoint;
use super::refusal::Refusal;
use super::respond::{Clock, settled};
use crate::log::{self, Phases, RequestSpan};

/// What an endpoint answers to a decrypted request: [`Endpoint::exchange_plaintext`].
///
/// `Debug` shows the size of the body alone, for the body can hold what customers entered.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlainReply {
    /// The HTTP status that the endpoint would answer with, such as 200 or 427.
    pub status: StatusCode,
    /// The plaintext of the answer, JSON; empty with every status but 200 and 427.
    pub body: String,
}

impl std::fmt::Debug for PlainReply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PlainReply")
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

impl Endpoint {
    /// Answers a request that is decrypted already with an answer that is not encrypted; `path` is the path of the flow, such
    /// as `/appointment`, and `plaintext` the JSON that a phone encrypts.
    ///
    /// For tests. RSA takes most of the time of an exchange; without it an endpoint answers many times as often. **Left out
    /// are the signature, RSA and AES**, so nothing is learnt about the app secret, the keys, a
    /// [`RequestDecryptor`](crate::RequestDecryptor) or a [`ResponseEncryptor`](crate::ResponseEncryptor), and 421 and 432 come
    /// only from a handler that chooses them; nor is there a body on its way, so the `body_timeout` and the `body_budget` never
    /// apply. All else is the code that
    /// answers WhatsApp: the statuses, the `body_limit` (here of the plaintext), `max_in_flight`, the log, hooks, the
    /// `handler_timeout`, panics that are caught, and the phone's rules on the answer.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// # use flowkit::{Answer, DataExchange, Flow, HandlerError};
    /// # use flowkit::__private::{Answers, DataModel, FlowTable, Handler, ScreenEntry};
    /// # struct Clinic;
    /// # impl Flow for Clinic {
    /// #     const TABLE: &'static FlowTable = &FlowTable::new("Clinic",
    /// #         &[ScreenEntry::new("DETAILS", &["DETAILS"], true, DataModel::Unknown)],
    /// #         &[Handler::new(0, "open", Answers::Init)], None);
    /// #     async fn call<'a>(&'a self, _: u16, _: &'a DataExchange) -> Result<Answer, HandlerError> {
    /// #         Answer::show("DETAILS", serde_json::json!({"name": "Ann"}))
    /// #     }
    /// # }
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> flowkit::Result<()> {
    /// use flowkit::{AppSecret, Endpoint, PrivateKey};
    ///
    /// let endpoint = Endpoint::builder()
    ///     .private_key(PrivateKey::generate()?)
    ///     .app_secret(AppSecret::new("0123456789abcdef0123456789abcdef")?)
    ///     .flow("/clinic", Clinic)
    ///     .build()?;
    /// let init = br#"{"version": "3.0", "action": "INIT", "screen": "", "data": {}, "flow_token": "t-1"}"#;
    /// let reply = endpoint.exchange_plaintext("/clinic", init).await;
    /// assert_eq!(reply.status, 200);
    /// assert!(reply.body.contains(r#""name":"Ann""#));
    /// assert_eq!(endpoint.exchange_plaintext("/else", init).await.status, 404);
    /// # Ok(()) }
    /// ```
    pub async fn exchange_plaintext(&self, path: &str, plaintext: &[u8]) -> PlainReply {
        let Some((path, mounted)) = self.0.mounts.get_key_value(path) else {
            log::no_such_path(path, &self.paths());
            return PlainReply {
                status: StatusCode::NOT_FOUND,
                body: String::new(),
            };
        };
        let span = RequestSpan::new(path);
        let mut phases = Phases::default();
        let mut clock = Clock(Instant::now());
        let exchange = async {
            let limit = self.0.limits.body_bytes;
            if plaintext.len() > limit {
                return Err(Refusal::TooLarge { limit });
            }
            let place = self.place()?;
            let reply = self.reply(mounted, plaintext, place, &span).await?;
            phases.handler = clock.lap();
            Ok((reply.status(), reply.plaintext))
        };
        let (status, body) = settled(&span, exchange).await;
        span.answered(status, phases);
        PlainReply { status, body }
    }

    /// The text of the Flow JSON from which the flow at this path was made, such as `/appointment`. `None` where no flow has
    /// the path, and where the flow was written without a Flow JSON.
    #[must_use]
    pub fn flow_json(&self, path: &str) -> Option<&'static str> {
        self.0.mounts.get(path)?.flow.table().json
    }
}
