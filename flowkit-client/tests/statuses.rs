//! How the client reads each HTTP answer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use flowkit_client::{Answer, ClientError, OpenFault, WhatsAppClient};
use serde_json::json;
use support::{Reaction, TestEndpoint, other_public_key, public_key};

fn screen_a() -> Reaction {
    Reaction::Answer(json!({ "screen": "A", "data": {} }))
}

/// What the client makes of one reaction to INIT.
async fn init_against(reaction: fn() -> Reaction) -> Result<Answer, ClientError> {
    let endpoint = TestEndpoint::start(move |_| reaction()).await;
    endpoint.client().init(None).await
}

#[tokio::test]
async fn a_421_fetches_the_key_and_asks_once_more() {
    let endpoint = TestEndpoint::start(|_| screen_a()).await;
    let fetched = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&fetched);
    let client = endpoint
        .builder(other_public_key())
        .key_source(move || {
            count.fetch_add(1, Ordering::Relaxed);
            async { Ok(public_key()) }
        })
        .http(&endpoint.url())
        .unwrap();
    client.init(None).await.unwrap();
    assert_eq!((endpoint.undecryptable(), endpoint.seen().len()), (1, 1));
    // The new key is kept, for every clone.
    client.clone().init(None).await.unwrap();
    assert_eq!(fetched.load(Ordering::Relaxed), 1);
    assert_eq!(client.public_key(), Some(public_key()));
}

#[tokio::test]
async fn p205_error_421_once() {
    let endpoint = TestEndpoint::start(|_| screen_a()).await;
    let client = endpoint
        .builder(other_public_key())
        .http(&endpoint.url())
        .unwrap();
    let error = client.init(None).await.unwrap_err();
    assert!(matches!(&error, ClientError::KeyRefused { .. }), "{error}");
    assert!(
        error.to_string().contains(other_public_key().fingerprint()),
        "{error}"
    );
    assert!(!error.may_retry());
    assert_eq!(endpoint.undecryptable(), 2);
}

#[tokio::test]
async fn the_second_try_has_new_keys_and_waits() {
    let first = AtomicUsize::new(0);
    let endpoint = TestEndpoint::start(move |_| match first.fetch_add(1, Ordering::Relaxed) {
        0 => Reaction::Plain(421, Vec::new()),
        _ => screen_a(),
    })
    .await;
    let client = WhatsAppClient::builder(public_key())
        .http(&endpoint.url())
        .unwrap();
    let began = Instant::now();
    client.init(None).await.unwrap();
    assert!(
        began.elapsed() >= Duration::from_millis(500),
        "the phone's own wait is the default"
    );
    let seen = endpoint.seen();
    assert_eq!(seen[0].plaintext, seen[1].plaintext);
    assert_ne!(seen[0].aes_key, seen[1].aes_key);
    assert_ne!(seen[0].iv, seen[1].iv);
    assert_eq!(
        seen[0].signature, None,
        "without a secret nothing is signed"
    );
}

#[tokio::test]
async fn error_notifications_are_sent_once() {
    let endpoint = TestEndpoint::start(|_| Reaction::Plain(421, Vec::new())).await;
    let sent = endpoint
        .client()
        .error_notification("A", "payload-schema-error", "")
        .await;
    assert!(
        matches!(sent, Err(ClientError::Status { status: 421 })),
        "{sent:?}"
    );
    assert_eq!(endpoint.seen().len(), 1);
}

#[tokio::test]
async fn a_427_carries_a_message_or_none() {
    let with_text = || Reaction::Sealed(427, br#"{"error_msg":"Already ordered"}"#.to_vec());
    let error = init_against(with_text).await.unwrap_err();
    let ClientError::TokenInvalid {
        message: Some(message),
        has_body: true,
    } = &error
    else {
        panic!("{error}");
    };
    assert_eq!(message.as_str(), "Already ordered");
    let printed = format!("{error} {error:?}");
    assert!(
        !printed.contains("ordered"),
        "what was encrypted is not printed: {printed}"
    );
    assert!(!error.may_retry());

    let error = init_against(|| Reaction::Plain(427, Vec::new()))
        .await
        .unwrap_err();
    assert!(
        matches!(
            error,
            ClientError::TokenInvalid {
                message: None,
                has_body: false
            }
        ),
        "{error}"
    );

    let without_text = || Reaction::Sealed(427, br#"{"error":"x"}"#.to_vec());
    let error = init_against(without_text).await.unwrap_err();
    assert!(
        matches!(
            error,
            ClientError::TokenInvalid {
                message: None,
                has_body: true
            }
        ),
        "{error}"
    );

    let plain = || Reaction::Plain(427, br#"{"error_msg":"in the clear"}"#.to_vec());
    let error = init_against(plain).await.unwrap_err();
    assert!(
        matches!(
            error,
            ClientError::Undecryptable {
                fault: OpenFault::Json
            }
        ),
        "{error}"
    );

    let no_text = || Reaction::Sealed(427, br#"{"error_msg":7}"#.to_vec());
    let error = init_against(no_text).await.unwrap_err();
    assert!(
        error.to_string().contains("`error_msg` is a number"),
        "{error}"
    );
}

#[tokio::test]
async fn other_statuses_may_be_retried() {
    const STATUSES: [u16; 12] = [201, 204, 301, 400, 401, 403, 404, 405, 432, 500, 502, 503];
    let next = AtomicUsize::new(0);
    let endpoint = TestEndpoint::start(move |_| {
        let status = STATUSES[next.fetch_add(1, Ordering::Relaxed)];
        Reaction::Plain(status, Vec::new())
    })
    .await;
    for expected in STATUSES {
        let error = endpoint.client().init(None).await.unwrap_err();
        assert!(
            matches!(error, ClientError::Status { status } if status == expected),
            "{expected}: {error}"
        );
        assert!(error.may_retry(), "{error}");
        assert_eq!(error.notification_key(), None);
    }
}

#[tokio::test]
async fn garbage_is_refused_with_its_reason() {
    type Case = (fn() -> Reaction, &'static str);
    let cases: [Case; 12] = [
        (|| Reaction::Plain(200, b"OK".to_vec()), "not plain base64"),
        (
            || Reaction::Plain(200, br#"{"screen":"A","data":{}}"#.to_vec()),
            "the body is JSON",
        ),
        (
            || Reaction::IvNotInverted(json!({ "screen": "A", "data": {} })),
            "invert every bit",
        ),
        (
            || Reaction::Sealed(200, b"not json".to_vec()),
            "not JSON (at line 1",
        ),
        (|| Reaction::Sealed(200, b"\xff\xfe".to_vec()), "not JSON"),
        (
            || Reaction::Answer(json!(["A"])),
            "it is a list, not an object",
        ),
        (
            || Reaction::Answer(json!({ "data": {} })),
            "`screen` is missing",
        ),
        (
            || Reaction::Answer(json!({ "screen": 7, "data": {} })),
            "`screen` is a number",
        ),
        (
            || Reaction::Answer(json!({ "screen": "A" })),
            "`data` is missing; it must be an object",
        ),
        (
            || Reaction::Answer(json!({ "screen": "A", "data": [] })),
            "`data` is a list",
        ),
        (
            || Reaction::Answer(json!({ "screen": "A", "data": { "error_message": null } })),
            "`data.error_message` is null",
        ),
        (
            || {
                Reaction::Answer(
                    json!({ "screen": "SUCCESS", "data": { "extension_message_response": { "params": "x" } } }),
                )
            },
            "params` is a text",
        ),
    ];
    for (reaction, expected) in cases {
        let error = init_against(reaction).await.unwrap_err();
        assert!(
            error.to_string().contains(expected),
            "wanted {expected:?}, got: {error}"
        );
        // What can be decrypted and is no answer is not reported.
        let undecryptable = matches!(error, ClientError::Undecryptable { .. });
        let key = undecryptable.then_some("response-decryption-error");
        assert_eq!(error.notification_key(), key, "{error}");
        assert!(!error.may_retry(), "{error}");
    }
}

#[tokio::test]
async fn an_empty_error_message_pops_up_nothing() {
    let answer = init_against(|| {
        Reaction::Answer(json!({ "screen": "A", "data": { "error_message": "" } }))
    });
    let Answer::Screen {
        data,
        error_message,
        ..
    } = answer.await.unwrap()
    else {
        panic!("no screen");
    };
    assert_eq!((data.len(), error_message), (0, None));
}

#[tokio::test]
async fn values_of_an_answer_stay_out_of_errors_and_debug() {
    let secret = || Reaction::Sealed(200, br#"{"screen": sesame}"#.to_vec());
    let error = init_against(secret).await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("sesame"));
    let answer = init_against(|| {
        Reaction::Answer(
            json!({ "screen": "A", "data": { "name": "sesame", "error_message": "sesame" } }),
        )
    });
    let printed = format!("{:?}", answer.await.unwrap());
    assert!(
        printed.contains("name") && !printed.contains("sesame"),
        "{printed}"
    );
}
