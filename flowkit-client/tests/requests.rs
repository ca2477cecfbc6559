//! What every request looks like on the wire.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

mod support;

use flowkit_client::{Answer, DataApiVersion, FlowMessage, Quirk, sign};
use serde_json::{Value, json};
use support::{APP_SECRET, Reaction, TestEndpoint};

fn screen_a() -> Reaction {
    Reaction::Answer(json!({ "screen": "A", "data": {} }))
}

#[tokio::test]
async fn every_request_has_the_shape_that_phones_send() {
    let endpoint = TestEndpoint::start(|request| match request.action().as_str() {
        "ping" => Reaction::Answer(json!({ "data": { "status": "active" } })),
        _ if request.is_error_notification() => {
            Reaction::Answer(json!({ "data": { "acknowledged": true } }))
        }
        _ => screen_a(),
    })
    .await;
    let client = endpoint.client().with_flow_token("tok-1");
    let payload = json!({ "n": 3, "none": null }).as_object().unwrap().clone();

    client.init(None).await.unwrap();
    client.init(Some("START")).await.unwrap();
    client.data_exchange("A", payload).await.unwrap();
    client.back("B").await.unwrap();
    let health = client.ping().await.unwrap();
    let noted = client
        .error_notification("B", "payload-schema-error", "why")
        .await
        .unwrap();

    assert_eq!(
        health,
        Answer::HealthCheck {
            status: "active".to_owned()
        }
    );
    assert_eq!(noted, Answer::Acknowledged);
    let seen = endpoint.seen();
    let texts: Vec<&str> = seen
        .iter()
        .map(|request| std::str::from_utf8(&request.plaintext).unwrap())
        .collect();
    assert_eq!(
        texts,
        [
            r#"{"data":{},"flow_token":"tok-1","screen":"","action":"INIT","version":"3.0"}"#,
            r#"{"data":{},"flow_token":"tok-1","screen":"START","action":"INIT","version":"3.0"}"#,
            r#"{"data":{"n":3,"none":null},"flow_token":"tok-1","screen":"A","action":"data_exchange","version":"3.0"}"#,
            r#"{"data":{},"flow_token":"tok-1","screen":"B","action":"BACK","version":"3.0"}"#,
            r#"{"version":"3.0","action":"ping"}"#,
            r#"{"data":{"error":"payload-schema-error","error_message":"why"},"flow_token":"tok-1","screen":"B","action":"data_exchange","version":"3.0"}"#,
        ]
    );
    for request in &seen {
        let expected = sign(APP_SECRET, &request.body);
        assert_eq!(request.signature.as_deref(), Some(expected.as_str()));
        assert_eq!(request.content_type.as_deref(), Some("application/json"));
        assert_eq!(request.path, "/flow?tenant=7");
    }
}

#[tokio::test]
async fn version_4_carries_metas_token_signature() {
    let endpoint = TestEndpoint::start(|_| screen_a()).await;
    let message = |version| FlowMessage {
        flow_token: "tok-1".to_owned(),
        version,
        flow_token_signature: Some("a.b.c".to_owned()),
    };
    let client = endpoint.client();
    client
        .with_message(message(DataApiVersion::V4))
        .init(None)
        .await
        .unwrap();
    client
        .with_message(message(DataApiVersion::V3))
        .init(None)
        .await
        .unwrap();
    let seen: Vec<Value> = endpoint
        .seen()
        .iter()
        .map(support::Received::json)
        .collect();
    assert_eq!(
        (&seen[0]["version"], &seen[0]["flow_token_signature"]),
        (&json!("4.0"), &json!("a.b.c"))
    );
    assert_eq!(
        (&seen[1]["version"], seen[1].get("flow_token_signature")),
        (&json!("3.0"), None)
    );
}

#[tokio::test]
async fn signature_quirks_change_only_the_header() {
    let endpoint = TestEndpoint::start(|_| screen_a()).await;
    let client = endpoint.client();
    for quirk in [
        Quirk::NoSignature,
        Quirk::UpperCaseSignature,
        Quirk::WrongSignature,
    ] {
        client.with_quirks([quirk]).init(None).await.unwrap();
    }
    let seen = endpoint.seen();
    let right = |at: usize| sign(APP_SECRET, &seen[at].body);
    assert_eq!(seen[0].signature, None);
    let upper = seen[1].signature.clone().unwrap();
    assert_ne!(upper, right(1));
    assert_eq!(upper.to_ascii_lowercase(), right(1));
    assert!(upper.starts_with("sha256="));
    let wrong = seen[2].signature.clone().unwrap();
    assert_ne!(wrong, right(2));
    assert_eq!(wrong.len(), right(2).len());
}

#[tokio::test]
async fn any_text_can_be_sent_for_tests() {
    let endpoint = TestEndpoint::start(|_| Reaction::Sealed(400, b"why".to_vec())).await;
    let trip = endpoint.client().round_trip(b"[not json").await.unwrap();
    assert_eq!(trip.status, 400);
    assert_eq!(trip.plaintext().unwrap(), b"why");
    assert_eq!(endpoint.seen()[0].plaintext, b"[not json");
}
