//! A walk that checks every answer against the Flow JSON, as the phone does.
//!
//! The wording of a breach belongs to `flowkit-json`; here only its kind and the names in it count.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

mod support;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use flowkit_client::{Action, ClientError, Deed, Document, Session};
use serde_json::{Value, json};
use support::{Reaction, TestEndpoint};

/// A session on the hotel's flow, against an endpoint that gives these answers one after the other.
async fn hotel(answers: impl IntoIterator<Item = Value>) -> (TestEndpoint, Session) {
    let answers = Mutex::new(answers.into_iter().collect::<VecDeque<_>>());
    let endpoint = TestEndpoint::start(move |request| {
        Reaction::Answer(if request.is_error_notification() {
            json!({ "data": { "acknowledged": true } })
        } else {
            answers
                .lock()
                .unwrap()
                .pop_front()
                .expect("one more answer")
        })
    })
    .await;
    let document: Document<'static> = include_str!("vectors/hotel.json").parse().unwrap();
    let session = endpoint.client().session().with_document(document);
    (endpoint, session)
}

fn show(screen: &str, data: Value) -> Value {
    json!({ "screen": screen, "data": data })
}

fn dates() -> Value {
    show("DATES", json!({ "nights": 2 }))
}

fn rooms() -> Value {
    show("ROOMS", json!({ "rooms": [{ "id": "12" }], "view": "sea" }))
}

fn guest() -> Value {
    show("GUEST", json!({ "room": "12", "price": 80 }))
}

/// Opens the flow with DATES, submits, and expects the answer to be refused in this way.
async fn refused_from_dates(answer: Value, key: &str, words: &str) {
    let (endpoint, mut session) = hotel([dates(), answer]).await;
    session.open().await.unwrap();
    let error = session
        .submit(json!({ "from": "2026-12-01" }))
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains(words),
        "wanted {words:?}, got: {error}"
    );
    assert_eq!(error.notification_key(), Some(key), "{error}");
    assert_eq!(session.screen(), Some("DATES"), "the screen stays");
    assert_eq!(session.transcript().last().unwrap().reported, Some(key));
    let notification = endpoint.seen().last().unwrap().json();
    assert_eq!(notification["data"]["error"], key);
    assert_eq!(notification["data"]["error_message"], error.to_string());
    assert_eq!(notification["screen"], "DATES");
    assert_eq!(endpoint.seen().len(), 3, "it is reported once");
}

#[tokio::test]
async fn a_walk_by_the_rules() {
    let done =
        json!({ "screen": "SUCCESS", "data": { "extension_message_response": { "params": {} } } });
    let confirm = show("CONFIRM", json!({}));
    let (endpoint, mut session) = hotel([dates(), rooms(), guest(), confirm, done]).await;
    session.open().await.unwrap();
    for _ in 0..4 {
        session.submit(json!({})).await.unwrap();
    }
    assert_eq!(session.completion().map(serde_json::Map::len), Some(0));
    assert_eq!(endpoint.seen().len(), 5);
    assert!(
        session
            .transcript()
            .steps()
            .iter()
            .all(|step| step.reported.is_none())
    );
}

#[tokio::test]
async fn a_skipped_or_unknown_screen_is_an_invalid_transition() {
    const KEY: &str = "invalid-screen-transition";
    refused_from_dates(guest(), KEY, "`GUEST`").await;
    refused_from_dates(show("ROOM", json!({})), KEY, "`ROOMS`").await;
    refused_from_dates(show("success", json!({})), KEY, "`success`").await;
    // The transition is judged before the data.
    refused_from_dates(show("GUEST", json!({ "room": 7 })), KEY, "`GUEST`").await;
}

#[tokio::test]
async fn data_that_does_not_fit_is_a_schema_error() {
    const KEY: &str = "payload-schema-error";
    refused_from_dates(
        show("DATES", json!({ "nights": "2" })),
        KEY,
        "`data.nights`",
    )
    .await;
    refused_from_dates(show("DATES", json!({ "hint": null })), KEY, "`data.hint`").await;
    refused_from_dates(show("ROOMS", json!({ "rooms": [] })), KEY, "`data.rooms`").await;
    refused_from_dates(
        show("ROOMS", json!({ "rooms": [{ "id": 1 }] })),
        KEY,
        "`data.rooms[0].id`",
    )
    .await;
}

#[tokio::test]
async fn error_messages_and_unknown_keys_are_no_data() {
    let answer = show("DATES", json!({ "error_message": "Full", "unknown": [1] }));
    let (_endpoint, mut session) = hotel([dates(), answer]).await;
    session.open().await.unwrap();
    session.submit(json!({})).await.unwrap();
    assert_eq!(session.snackbar(), Some("Full"));
    assert_eq!(session.data().unwrap()["nights"], 2);
    assert!(!session.data().unwrap().contains_key("error_message"));
}

#[tokio::test]
async fn the_flow_opens_with_an_entry_screen() {
    let (endpoint, mut session) = hotel([guest(), dates()]).await;
    let error = session.open().await.unwrap_err();
    assert!(matches!(&error, ClientError::Transition { from: None, to, .. } if to == "GUEST"));
    assert!(error.to_string().contains("`GUEST`"), "{error}");
    assert_eq!(session.screen(), None);
    let notification = endpoint.seen()[1].json();
    assert_eq!(
        (&notification["action"], &notification["screen"]),
        (&json!("INIT"), &json!(""))
    );
    session.open().await.unwrap();
}

#[tokio::test]
async fn a_named_start_screen_need_not_be_an_entry_but_must_be_answered() {
    let (endpoint, mut session) = hotel([guest(), dates()]).await;
    session.open_at("GUEST").await.unwrap();
    assert_eq!(session.screen(), Some("GUEST"));
    let error = session.open_at("GUEST").await.unwrap_err();
    assert!(error.to_string().contains("`GUEST`"), "{error}");
    assert_eq!(endpoint.seen().last().unwrap().json()["screen"], "GUEST");
}

#[tokio::test]
async fn a_navigation_list_must_be_left_and_wants_every_key() {
    let incomplete = show("GUEST", json!({ "room": "12" }));
    let (_endpoint, mut session) = hotel([dates(), rooms(), rooms(), incomplete, guest()]).await;
    session.open().await.unwrap();
    session.submit(json!({})).await.unwrap();
    assert_eq!(session.screen(), Some("ROOMS"));

    let error = session.submit(json!({})).await.unwrap_err();
    assert!(matches!(error, ClientError::Transition { .. }), "{error}");
    assert!(error.to_string().contains("NavigationList"), "{error}");

    let error = session.submit(json!({})).await.unwrap_err();
    assert!(matches!(error, ClientError::Data { .. }), "{error}");
    assert!(error.to_string().contains("`data.price`"), "{error}");

    session.submit(json!({})).await.unwrap();
    assert_eq!(session.screen(), Some("GUEST"));
}

#[tokio::test]
async fn required_keys_are_wanted_every_time() {
    let message_only = show("GUEST", json!({ "error_message": "No" }));
    let (_endpoint, mut session) = hotel([dates(), rooms(), guest(), message_only]).await;
    session.open().await.unwrap();
    session.submit(json!({})).await.unwrap();
    session.submit(json!({})).await.unwrap();
    let error = session.submit(json!({})).await.unwrap_err();
    assert!(error.to_string().contains("`data.room`"), "{error}");
    assert_eq!(session.snackbar(), None);
}

#[tokio::test]
async fn p023_a_screen_without_data_takes_any() {
    let surplus = show("CONFIRM", json!({ "total": 1 }));
    let (_endpoint, mut session) = hotel([dates(), rooms(), guest(), surplus]).await;
    session.open().await.unwrap();
    session.submit(json!({})).await.unwrap();
    session.submit(json!({})).await.unwrap();
    session.submit(json!({})).await.unwrap();
    assert_eq!(session.screen(), Some("CONFIRM"));
    let held = Value::Object(session.data().unwrap().clone());
    assert_eq!(held, json!({ "total": 1 }));
}

#[tokio::test]
async fn back_asks_the_endpoint_where_the_flow_says_so() {
    let fewer = show("ROOMS", json!({ "rooms": [{ "id": "14" }] }));
    let (endpoint, mut session) = hotel([dates(), rooms(), guest(), fewer]).await;
    session.open().await.unwrap();
    session.submit(json!({})).await.unwrap();
    session.submit(json!({})).await.unwrap();

    let step = session.back().await.unwrap();
    assert_eq!(step.deed, Deed::Sent(Action::Back));
    assert_eq!(
        endpoint.seen().last().unwrap().json(),
        json!({ "data": {}, "flow_token": "unused", "screen": "GUEST", "action": "BACK", "version": "3.0" })
    );
    assert_eq!(session.path(), ["DATES", "ROOMS"]);
    let held = Value::Object(session.data().unwrap().clone());
    assert_eq!(
        held,
        json!({ "rooms": [{ "id": "14" }], "view": "sea" }),
        "merged key by key"
    );

    // ROOMS has no `refresh_on_back`.
    let step = session.back().await.unwrap();
    assert_eq!(
        (step.deed, session.screen()),
        (Deed::WentBack, Some("DATES"))
    );
    assert_eq!(endpoint.seen().len(), 4);
}

#[tokio::test]
async fn p195_an_answer_to_back_is_taken_like_any_other() {
    // Only the screen before is gone back to.
    let (_endpoint, mut session) = hotel([guest(), rooms()]).await;
    session.open_at("GUEST").await.unwrap();
    session.back().await.unwrap();
    assert_eq!(session.path(), ["GUEST", "ROOMS"]);
}

#[tokio::test]
async fn a_refused_answer_to_back_leaves_the_screen() {
    let (endpoint, mut session) = hotel([dates(), rooms(), guest(), dates()]).await;
    session.open().await.unwrap();
    session.submit(json!({})).await.unwrap();
    session.submit(json!({})).await.unwrap();
    let error = session.back().await.unwrap_err();
    assert!(error.to_string().contains("`DATES`"), "{error}");
    assert_eq!(session.path(), ["DATES", "ROOMS", "GUEST"]);
    assert_eq!(
        endpoint.seen().last().unwrap().json()["data"]["error"],
        "invalid-screen-transition"
    );
}

#[tokio::test]
async fn steps_without_the_endpoint_are_checked_too() {
    let (endpoint, mut session) = hotel([]).await;
    let error = session.start("GUEST", json!({ "room": "1" })).unwrap_err();
    assert!(error.to_string().contains("`GUEST`"), "{error}");
    let error = session
        .start("DATES", json!({ "nights": 1.5 }))
        .unwrap_err();
    assert!(error.to_string().contains("`data.nights`"), "{error}");
    session.start("DATES", json!({ "nights": 1.0 })).unwrap();
    let error = session.navigate("CONFIRM", json!({})).unwrap_err();
    assert!(matches!(error, ClientError::Transition { .. }), "{error}");
    session
        .navigate("ROOMS", json!({ "rooms": [{ "id": "1" }] }))
        .unwrap();
    assert_eq!(session.path(), ["DATES", "ROOMS"]);
    assert!(endpoint.seen().is_empty());
}

#[tokio::test]
async fn many_sessions_share_a_document() {
    let document: Document<'static> = include_str!("vectors/hotel.json").parse().unwrap();
    let document = Arc::new(document);
    let endpoint = TestEndpoint::start(|_| Reaction::Answer(dates())).await;
    let mut walks = tokio::task::JoinSet::new();
    for number in 0..20 {
        let client = endpoint.client().with_flow_token(&format!("tok-{number}"));
        let mut session = client.session().with_document(Arc::clone(&document));
        walks.spawn(async move {
            session
                .open()
                .await
                .map(|_| session.screen().map(str::to_owned))
        });
    }
    while let Some(walk) = walks.join_next().await {
        assert_eq!(walk.unwrap().unwrap().as_deref(), Some("DATES"));
    }
    let mut tokens: Vec<_> = endpoint
        .seen()
        .iter()
        .map(|seen| seen.json()["flow_token"].to_string())
        .collect();
    tokens.sort();
    tokens.dedup();
    assert_eq!(tokens.len(), 20);
}
