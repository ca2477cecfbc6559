//! An exchange without its envelope is the exchange that WhatsApp has, but for the envelope.
#![cfg(feature = "testing")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use common::{NoCrypto, post, unencrypted};
use flowkit_runtime::__private::{Answers, DataModel, FlowTable, Handler, ScreenEntry};
use flowkit_runtime::*;
use serde_json::{Value, json};
use tokio::sync::Semaphore;

/// Does what the field `do` of a payload says.
struct Obedient {
    go_on: Arc<Semaphore>,
}

impl Flow for Obedient {
    const TABLE: &'static FlowTable = &FlowTable::new(
        "Obedient",
        &[
            ScreenEntry::new("FORM", &["FORM"], true, DataModel::Unknown),
            ScreenEntry::new("APART", &["APART"], false, DataModel::Unknown),
        ],
        &[
            Handler::new(0, "open", Answers::Init),
            Handler::new(1, "obey", Answers::DataExchange("FORM")),
        ],
        Some("{}"),
    );

    async fn call<'a>(
        &'a self,
        _: u16,
        exchange: &'a DataExchange,
    ) -> Result<Answer, HandlerError> {
        let payload: Value = exchange.data_as()?;
        match payload["do"].as_str().unwrap_or_default() {
            "expire" => Ok(Answer::token_invalid("ask for a new link")),
            "fail" => Err(HandlerError::msg("told to")),
            "refuse" => Err(HandlerError::status(ProtocolStatus::TimedOut, "told to")),
            "panic" => panic!("told to"),
            "breach" => Answer::show("APART", json!({})),
            "hang" => std::future::pending().await,
            "wait" => {
                let _free = self.go_on.acquire().await.unwrap();
                Answer::show("FORM", json!({}))
            }
            _ => Answer::show("FORM", json!({ "greeting": "Zoë" })),
        }
    }
}

const SMALL: usize = 2000;

fn endpoint(go_on: &Arc<Semaphore>) -> Endpoint {
    let go_on = Arc::clone(go_on);
    Endpoint::builder()
        .decryptor(NoCrypto)
        .encryptor(NoCrypto)
        .insecure_skip_signature()
        .body_limit(SMALL)
        .max_in_flight(1)
        .handler_timeout(Duration::from_secs(3))
        .on_mismatch(|mismatch, _| match mismatch {
            Mismatch::NoHandler { .. } => Some(Answer::error("nobody is here")),
            _ => None,
        })
        .flow("/flow", Obedient { go_on })
        .build()
        .unwrap()
}

fn request(screen: &str, data: &Value) -> Vec<u8> {
    json!({ "version": "3.0", "action": "data_exchange", "screen": screen, "data": data, "flow_token": "t" })
        .to_string()
        .into_bytes()
}

fn told(word: &str) -> Vec<u8> {
    request("FORM", &json!({ "do": word }))
}

/// The status and the plaintext of an answer that came in an envelope that [`NoCrypto`] opens.
async fn in_its_envelope(endpoint: &Endpoint, path: &str, plaintext: &[u8]) -> (u16, String) {
    let (status, body) = post(endpoint, path, None, &unencrypted(plaintext)).await;
    let opened = base64::engine::general_purpose::STANDARD.decode(&body);
    // A 404 has a text of its own, which is not encrypted.
    let opened = opened.map_or(String::new(), |bytes| String::from_utf8(bytes).unwrap());
    (status, opened)
}

#[tokio::test(start_paused = true)]
async fn the_answer_is_the_one_of_the_envelope() {
    let endpoint = endpoint(&Arc::new(Semaphore::new(0)));
    let ping = br#"{"version":"3.0","action":"ping"}"#.to_vec();
    let notification = json!({ "error": "payload-schema-error", "error_message": "no" });
    let cases = [
        ("/flow", told("greet"), 200),
        ("/flow", ping, 200),
        ("/flow", request("FORM", &notification), 200),
        ("/flow", request("ELSEWHERE", &json!({})), 500),
        ("/flow", told("expire"), 427),
        ("/flow", told("fail"), 500),
        ("/flow", told("refuse"), 504),
        ("/flow", told("panic"), 500),
        ("/flow", told("breach"), 500),
        ("/flow", told("hang"), 504),
        ("/flow", request("APART", &json!({})), 200),
        ("/flow", b"[no json".to_vec(), 400),
        ("/flow", told(&"x".repeat(SMALL)), 413),
        ("/elsewhere", told("greet"), 404),
    ];
    for (path, plaintext, status) in cases {
        let reply = endpoint.exchange_plaintext(path, &plaintext).await;
        let enveloped = in_its_envelope(&endpoint, path, &plaintext).await;
        let shown = String::from_utf8_lossy(&plaintext).into_owned();
        assert_eq!(reply.status.as_u16(), status, "{shown}");
        assert_eq!((status, reply.body), enveloped, "{shown}");
    }
}

#[tokio::test]
async fn it_takes_a_place_among_the_requests_in_flight() {
    let go_on = Arc::new(Semaphore::new(0));
    let endpoint = endpoint(&go_on);
    let (first, second) = tokio::join!(
        biased;
        async {
            let waiting = told("wait");
            endpoint.exchange_plaintext("/flow", &waiting).await
        },
        async {
            let reply = endpoint.exchange_plaintext("/flow", &told("greet")).await;
            go_on.add_permits(1);
            reply
        },
    );
    assert_eq!((first.status.as_u16(), second.status.as_u16()), (200, 503));
    assert_eq!(second.body, "");
    let after = endpoint.exchange_plaintext("/flow", &told("greet")).await;
    assert_eq!(after.status, 200);
    assert!(!format!("{after:?}").contains("Zoë"), "{after:?}");
}

#[test]
fn the_flow_json_of_a_path() {
    let endpoint = endpoint(&Arc::new(Semaphore::new(0)));
    assert_eq!(endpoint.flow_json("/flow"), Some("{}"));
    assert_eq!(endpoint.flow_json("/elsewhere"), None);
    assert_eq!(endpoint.paths(), ["/flow"]);
}
