//! Every known answer through the whole endpoint: status, and the body byte for byte.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
#![cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]

mod common;

use common::{Scripted, post, vectors};
use flowkit_runtime::{AppSecret, Endpoint, PrivateKey};
use serde_json::Value;

fn endpoint(case: &Value) -> Endpoint {
    let key = PrivateKey::from_pem(include_str!("vectors/keys/pkcs8.pem"), None).unwrap();
    let answer = case["response_plaintext"].as_str().unwrap_or("{}");
    let builder = Endpoint::builder()
        .private_key(key)
        .flow("/flow", Scripted::answering(answer));
    match case["app_secret"].as_str() {
        Some(secret) => builder.app_secret(AppSecret::new(secret).unwrap()),
        None => builder.insecure_skip_signature(),
    }
    .build()
    .unwrap()
}

/// Sends every case of one kind; gives its name, the body that came back and the body that should.
async fn answers(kind: &str) -> Vec<(String, String, String)> {
    let vectors = vectors();
    let mut answers = Vec::new();
    for case in vectors[kind].as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        let signature = case["x_hub_signature_256"].as_str();
        let (status, body) = post(
            &endpoint(case),
            "/flow",
            signature,
            case["body"].as_str().unwrap(),
        )
        .await;
        assert_eq!(
            u64::from(status),
            case["expect_status"].as_u64().unwrap(),
            "{name}"
        );
        let expected = case["response_body"].as_str().unwrap_or_default();
        answers.push((name.to_owned(), body, expected.to_owned()));
    }
    answers
}

#[tokio::test]
async fn good_cases_are_answered_to_the_byte() {
    let answers = answers("good").await;
    assert_eq!(answers.len(), 12);
    for (name, body, expected) in answers {
        assert!(!expected.is_empty(), "{name}");
        assert_eq!(body, expected, "{name}");
    }
}

#[tokio::test]
async fn bad_cases_get_their_status_and_nothing_else() {
    let answers = answers("bad").await;
    assert_eq!(answers.len(), 13);
    for (name, body, _) in answers {
        assert_eq!(body, "", "{name}: the caller learns nothing but the status");
    }
}

#[tokio::test]
async fn no_case_passes_without_its_signature() {
    let vectors = vectors();
    let cases = vectors["good"].as_array().unwrap();
    for case in cases {
        let name = case["name"].as_str().unwrap();
        let body = case["body"].as_str().unwrap();
        let right = case["x_hub_signature_256"].as_str().unwrap();
        for wrong in [
            None,
            Some("sha256=00"),
            Some("zz"),
            Some(&right[..right.len() - 1]),
            Some("sha256=0000000000000000000000000000000000000000000000000000000000000000"),
        ] {
            let (status, _) = post(&endpoint(case), "/flow", wrong, body).await;
            assert_eq!(status, 432, "{name} with {wrong:?}");
        }
        let upper = right.to_uppercase().replace("SHA256", "sha256");
        let (status, _) = post(&endpoint(case), "/flow", Some(&upper), body).await;
        assert_eq!(
            u64::from(status),
            case["expect_status"].as_u64().unwrap(),
            "{name} in upper case"
        );
    }
}
