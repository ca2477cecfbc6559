//! What a walk remembers, without a Flow JSON to check against.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

mod support;

use flowkit_client::{ClientError, Deed, Outcome, Session};
use serde_json::{Value, json};
use support::{Reaction, Received, TestEndpoint};

/// Answers by screen and action, as a small business would.
fn business(request: &Received) -> Reaction {
    let json = request.json();
    let screen = json["screen"].as_str().unwrap_or_default();
    Reaction::Answer(match (request.action().as_str(), screen, &json["data"]) {
        ("INIT", ..) => json!({ "screen": "FORM", "data": { "list": ["a"], "hint": "first" } }),
        (_, "FORM", data) if data["choice"] == "a" => {
            json!({ "screen": "FORM", "data": { "hint": "second", "error_message": "Not a" } })
        }
        (_, "FORM", data) if data["choice"] == "unjson" => {
            return Reaction::Sealed(200, b"oops".to_vec());
        }
        (_, "FORM", data) if data["choice"] == "unencrypted" => {
            return Reaction::Plain(200, b"{}".to_vec());
        }
        (_, "FORM", data) if data["choice"] == "used" => {
            return Reaction::Sealed(427, br#"{"error_msg":"Used already"}"#.to_vec());
        }
        (_, "FORM", data) if data["choice"] == "down" => return Reaction::Plain(500, Vec::new()),
        (_, "FORM", data) if data["choice"] == "close" => {
            json!({ "screen": "SUCCESS", "data": {} })
        }
        (_, "FORM", _) => json!({ "screen": "SUMMARY", "data": { "line": "b" } }),
        (_, "SUMMARY", _) => json!({
            "screen": "SUCCESS",
            "data": { "extension_message_response": { "params": { "booking": "B-17" } } },
        }),
        other => panic!("nobody sends {other:?}"),
    })
}

async fn opened() -> (TestEndpoint, Session) {
    let endpoint = TestEndpoint::start(|request| {
        if request.is_error_notification() {
            return Reaction::Answer(json!({ "data": { "acknowledged": true } }));
        }
        business(request)
    })
    .await;
    let mut session = endpoint.client().with_flow_token("tok-1").session();
    session.open().await.unwrap();
    (endpoint, session)
}

fn data(session: &Session, screen: &str) -> Value {
    Value::Object(session.data_of(screen).unwrap().clone())
}

#[tokio::test]
async fn a_whole_walk_to_the_completion() {
    let (endpoint, mut session) = opened().await;
    assert_eq!(session.screen(), Some("FORM"));

    // A refresh merges key by key and pops up a message.
    session.submit(json!({ "choice": "a" })).await.unwrap();
    assert_eq!(session.snackbar(), Some("Not a"));
    assert_eq!(
        data(&session, "FORM"),
        json!({ "list": ["a"], "hint": "second" })
    );
    assert_eq!(session.path(), ["FORM"]);

    session.submit(json!({ "choice": "b" })).await.unwrap();
    assert_eq!(
        (session.screen(), session.snackbar()),
        (Some("SUMMARY"), None)
    );
    assert_eq!(session.path(), ["FORM", "SUMMARY"]);

    session.submit(json!({})).await.unwrap();
    let params = session.completion().unwrap();
    assert_eq!(params["booking"], "B-17");
    assert!(
        !params.contains_key("flow_token"),
        "the phone does not add it here"
    );
    assert!(session.has_ended() && session.screen().is_none());

    let requests: Vec<Value> = endpoint
        .seen()
        .iter()
        .map(support::Received::json)
        .collect();
    assert_eq!(requests.len(), 4);
    assert!(
        requests
            .iter()
            .all(|request| request["flow_token"] == "tok-1")
    );
    assert_eq!(requests[2]["data"], json!({ "choice": "b" }));
}

#[tokio::test]
async fn back_without_a_refresh_asks_nobody() {
    let (endpoint, mut session) = opened().await;
    session.submit(json!({ "choice": "b" })).await.unwrap();
    let step = session.back().await.unwrap();
    assert_eq!(step.deed, Deed::WentBack);
    assert_eq!(session.screen(), Some("FORM"));
    assert_eq!(session.data().unwrap()["hint"], "first", "as it was left");

    session.back().await.unwrap();
    assert!(
        session.has_ended(),
        "back on the first screen closes the flow"
    );
    assert_eq!(session.completion(), None);
    assert_eq!(endpoint.seen().len(), 2);
}

#[tokio::test]
async fn p191_p192_the_screen_before_is_gone_back_to_and_an_older_one_comes_once_more() {
    let (_endpoint, mut session) = opened().await;
    session.navigate("SUMMARY", json!({ "line": "x" })).unwrap();
    session.navigate("MAP", json!({})).unwrap();
    session.navigate("SUMMARY", json!({})).unwrap();
    assert_eq!(session.path(), ["FORM", "SUMMARY"]);
    session.navigate("MAP", json!({})).unwrap();
    session
        .navigate("FORM", json!({ "hint": "third" }))
        .unwrap();
    assert_eq!(session.path(), ["FORM", "SUMMARY", "MAP", "FORM"]);
    assert_eq!(
        data(&session, "FORM"),
        json!({ "list": ["a"], "hint": "third" })
    );
    assert_eq!(data(&session, "SUMMARY"), json!({ "line": "x" }));
}

#[tokio::test]
async fn an_error_leaves_the_screen_and_is_reported_if_it_is_the_endpoints() {
    let (endpoint, mut session) = opened().await;
    let error = session
        .submit(json!({ "choice": "unjson" }))
        .await
        .unwrap_err();
    assert!(matches!(error, ClientError::NotJson { .. }), "{error}");
    assert_eq!(session.screen(), Some("FORM"));
    assert_eq!(session.transcript().last().unwrap().reported, None);
    let error = session
        .submit(json!({ "choice": "unencrypted" }))
        .await
        .unwrap_err();
    assert!(
        matches!(error, ClientError::Undecryptable { .. }),
        "{error}"
    );
    assert_eq!(session.screen(), Some("FORM"));
    let step = session.transcript().last().unwrap().clone();
    assert_eq!(step.reported, Some("response-decryption-error"));
    let notification = endpoint.seen().last().unwrap().json();
    assert_eq!(
        notification,
        json!({
            "data": { "error": "response-decryption-error", "error_message": error.to_string() },
            "flow_token": "tok-1",
            "screen": "FORM",
            "action": "data_exchange",
            "version": "3.0",
        })
    );

    let before = endpoint.seen().len();
    let error = session
        .submit(json!({ "choice": "down" }))
        .await
        .unwrap_err();
    assert!(error.may_retry(), "{error}");
    assert_eq!(
        endpoint.seen().len(),
        before + 1,
        "a failing server is not told that it fails"
    );
    session.submit(json!({ "choice": "b" })).await.unwrap();
    assert_eq!(session.screen(), Some("SUMMARY"));
}

#[tokio::test]
async fn a_refused_token_disables_the_button() {
    let (endpoint, mut session) = opened().await;
    session
        .submit(json!({ "choice": "used" }))
        .await
        .unwrap_err();
    assert!(session.is_disabled() && session.has_ended());
    let error = session.open().await.unwrap_err();
    assert!(
        error.to_string().contains("a new message is needed"),
        "{error}"
    );
    let error = session.submit(json!({})).await.unwrap_err();
    assert!(matches!(error, ClientError::Misuse { .. }), "{error}");
    assert_eq!(endpoint.seen().len(), 2, "misuse sends nothing");
    assert_eq!(session.transcript().steps().len(), 2, "and is no step");
}

#[tokio::test]
async fn a_flow_can_close_and_be_opened_anew() {
    let (_endpoint, mut session) = opened().await;
    session.submit(json!({ "choice": "b" })).await.unwrap();
    session.back().await.unwrap();
    let step = session.submit(json!({ "choice": "close" })).await.unwrap();
    assert!(matches!(step.outcome, Outcome::Closed));
    assert_eq!(session.completion(), None);
    assert!(session.data_of("SUMMARY").is_some());
    session.open().await.unwrap();
    assert_eq!(session.screen(), Some("FORM"));
    assert_eq!(session.data_of("SUMMARY"), None, "nothing is remembered");
    assert_eq!(session.transcript().steps().len(), 5);
}

#[tokio::test]
async fn the_start_screen_must_be_answered() {
    let (_endpoint, mut session) = opened().await;
    session.open_at("FORM").await.unwrap();
    let error = session.open_at("SUMMARY").await.unwrap_err();
    assert!(
        matches!(&error, ClientError::Transition { from: None, .. }),
        "{error}"
    );
    assert!(
        error.to_string().contains("INIT asked for `SUMMARY`"),
        "{error}"
    );
    assert_eq!(session.screen(), None);
    let step = session.transcript().last().unwrap();
    assert_eq!(step.screen.as_deref(), Some("SUMMARY"));
    assert_eq!(step.reported, Some("invalid-screen-transition"));
}

#[tokio::test]
async fn steps_without_the_endpoint() {
    let (endpoint, _) = opened().await;
    let mut session = endpoint.client().with_flow_token("tok-2").session();
    session
        .start("FORM", json!({ "hint": "from the message" }))
        .unwrap();
    session.navigate("SUMMARY", json!({})).unwrap();
    session.complete(json!({ "answer": 42 })).unwrap();
    let params = Value::Object(session.completion().unwrap().clone());
    assert_eq!(params, json!({ "answer": 42, "flow_token": "tok-2" }));
    assert_eq!(endpoint.seen().len(), 1, "only the other session asked");
}

#[tokio::test]
async fn what_no_user_can_do_is_explained() {
    let (endpoint, mut session) = opened().await;
    let error = session.submit(json!("text")).await.unwrap_err();
    assert!(
        error.to_string().contains("must be a JSON object"),
        "{error}"
    );
    let mut closed = endpoint.client().session();
    for error in [
        closed.submit(json!({})).await.unwrap_err(),
        closed.back().await.unwrap_err(),
        closed.navigate("FORM", json!({})).unwrap_err(),
        closed.complete(json!({})).unwrap_err(),
    ] {
        assert!(error.to_string().contains("call `open` first"), "{error}");
    }
}

#[tokio::test]
async fn the_transcript_reads_well_and_debug_says_little() {
    let (_endpoint, mut session) = opened().await;
    session.submit(json!({ "choice": "a" })).await.unwrap();
    session
        .submit(json!({ "choice": "used" }))
        .await
        .unwrap_err();
    let printed = session.transcript().to_string();
    for expected in [
        "→ INIT\n",
        "→ data_exchange FORM {\"choice\":\"a\"}\n",
        "ms  FORM {\"hint\":\"second\"}\n  snackbar: Not a\n",
        "ms  error: the endpoint answered 427",
        "  dialog: Used already\n",
    ] {
        assert!(printed.contains(expected), "no {expected:?} in\n{printed}");
    }
    assert!(session.transcript().waited() > std::time::Duration::ZERO);
    let debug = format!("{:?} {session:?}", session.transcript());
    for private in ["choice", "second", "Not a", "Used already", "tok-1"] {
        assert!(!debug.contains(private), "{private} in {debug}");
    }
}

#[tokio::test]
async fn long_data_is_cut_between_characters() {
    let endpoint = TestEndpoint::start(|_| {
        Reaction::Answer(json!({ "screen": "A", "data": { "text": "é👋".repeat(400) } }))
    })
    .await;
    let mut session = endpoint.client().session();
    let printed = session.open().await.unwrap().to_string();
    assert!(printed.ends_with('…'), "{printed}");
    assert!(printed.chars().count() < 260, "{printed}");
}

#[tokio::test]
async fn a_step_tells_that_the_key_was_fetched_again() {
    let (endpoint, _) = opened().await;
    let client = endpoint
        .builder(support::other_public_key())
        .key_source(|| async { Ok(support::public_key()) })
        .http(&endpoint.url())
        .unwrap();
    let mut session = client.session();
    assert!(session.open().await.unwrap().key_fetched_again);
    assert!(
        !session
            .submit(json!({ "choice": "a" }))
            .await
            .unwrap()
            .key_fetched_again
    );
    let printed = session.transcript().to_string();
    assert_eq!(printed.matches("after a 421").count(), 1, "{printed}");
}
