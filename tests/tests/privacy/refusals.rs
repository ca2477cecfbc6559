//! Requests that are refused before they reach the flow.

use std::time::Duration;

use flowkit::client::{Quirk, sign};
use serde_json::json;

use super::fixture::{Fixture, request, sealed};
use super::support::log::recorded_of;
use super::support::raw::{self, Raw};
use super::support::{key, other_key, public, soon, third_key};
use super::{MARK, log_of, nothing_private_in_the_log_of};

#[tokio::test]
async fn requests_that_cannot_be_decrypted() {
    let it = Fixture::of("/undecryptable", |endpoint| {
        endpoint.private_key(key()).private_key(third_key())
    })
    .await;
    let plaintext = request("data_exchange", "ONLY", json!({ "name": MARK }));
    let post = async |quirk: Quirk| it.post(&sealed(&plaintext, &[quirk])).await;
    assert_eq!(post(Quirk::WrongKey(public(&other_key()))).await, 421);
    let tried = format!(
        "tried the keys {}, {}.",
        key().fingerprint(),
        third_key().fingerprint()
    );
    log_of(
        "/undecryptable",
        &[
            "status=421",
            "none of the configured private keys opens the request's AES key",
            &tried,
            "Upload the public key that fits",
            "or add the private key that belongs to the uploaded one",
        ],
    );
    assert_eq!(post(Quirk::FlippedTag).await, 421);
    log_of(
        "/undecryptable",
        &["the GCM tag of `encrypted_flow_data` does not fit"],
    );
    assert_eq!(post(Quirk::ShortIv).await, 421);
    log_of(
        "/undecryptable",
        &["`initial_vector` has 12 bytes instead of 16"],
    );
    let body = json!({ "encrypted_flow_data": format!("*{MARK}*"), "encrypted_aes_key": "QUJD", "initial_vector": "QUJD" });
    assert_eq!(it.post(&body.to_string()).await, 421);
    log_of("/undecryptable", &["does not decode"]);
    let other = other_key().fingerprint().to_string();
    assert!(
        !recorded_of("/undecryptable").contains(&other),
        "the endpoint cannot know that key"
    );
    nothing_private_in_the_log_of("/undecryptable");
}

#[tokio::test]
async fn signatures() {
    let it = Fixture::start("/signature").await;
    let body = sealed(&request("INIT", "", json!({})), &[]);
    assert_eq!(it.post_signed(None, &body).await, 432);
    assert_eq!(
        it.post_signed(Some(&format!("sha256={MARK}")), &body).await,
        432
    );
    assert_eq!(
        it.post_signed(Some(&sign("another secret", body.as_bytes())), &body)
            .await,
        432
    );
    log_of(
        "/signature",
        &[
            "status=432",
            "no `X-Hub-Signature-256` header",
            "is not `sha256=` followed by 64 hex digits",
            "the signature fits none of the app secrets: check that the secret is that of the app connected to the flow",
        ],
    );
    nothing_private_in_the_log_of("/signature");
}

#[tokio::test]
async fn requests_of_the_wrong_shape() {
    let it = Fixture::start("/shape").await;
    // Somebody forgot to encrypt.
    assert_eq!(
        it.post(&request("INIT", "", json!({ "name": MARK }))).await,
        400
    );
    assert_eq!(
        it.post(&format!("{{\"encrypted_flow_data\": {MARK}")).await,
        400
    );
    assert_eq!(
        it.post(&json!({ "encrypted_flow_data": { MARK: MARK } }).to_string())
            .await,
        400
    );
    for plaintext in [
        MARK.to_owned(),
        format!("{{\"action\": {MARK}}}"),
        format!("{{\"action\": \"INIT\", \"screen\": [\"{MARK}\"]}}"),
        format!("{{\"action\": \"INIT\", \"flow_token\": {{\"{MARK}\": 1}}}}"),
        format!("{{\"action\": \"INIT\", \"{MARK}\": 1, \"action\": \"{MARK}\"}}"),
        format!("[\"{MARK}\"]"),
    ] {
        assert_eq!(it.send(&plaintext).await, 400, "{plaintext}");
    }
    log_of(
        "/shape",
        &[
            "status=400",
            "`encrypted_flow_data` is missing",
            "is not a JSON object",
            "has a `screen` that is not text",
        ],
    );

    // Where else a caller can put text.
    let mut connection = Raw::connect(it.server.address).await;
    connection
        .write(&format!(
            "GET /shape?name={MARK} HTTP/1.1\r\nhost: {MARK}\r\nx-name: {MARK}\r\n\r\n"
        ))
        .await;
    assert_eq!(connection.reply().await.status, 200);
    connection
        .write(&format!(
            "POST /elsewhere?{MARK} HTTP/1.1\r\nhost: h\r\n{MARK}: {MARK}\r\ncontent-length: 0\r\n\r\n"
        ))
        .await;
    assert_eq!(connection.reply().await.status, 404);
    connection
        .write(&format!("{MARK} /shape HTTP/1.1\r\nhost: h\r\n\r\n"))
        .await;
    assert_eq!(connection.reply().await.status, 405);
    connection.write(&format!("{MARK}\r\n\r\n")).await;
    assert_eq!(connection.reply().await.status, 400);
    nothing_private_in_the_log_of("/shape");
}

#[tokio::test]
async fn limits() {
    let it = Fixture::of("/limits", |endpoint| {
        endpoint
            .private_key(key())
            .body_limit(5000)
            .body_timeout(Duration::from_millis(200))
            .max_in_flight(1)
    })
    .await;
    assert_eq!(it.post(&format!("{MARK}{}", " ".repeat(5000))).await, 413);
    let mut slow = Raw::connect(it.server.address).await;
    slow.write(&raw::head("/limits", 1000, &[])).await;
    slow.write(&format!("{{\"{MARK}")).await;
    assert_eq!(slow.reply().await.status, 408);
    let mut gone = Raw::connect(it.server.address).await;
    gone.write(&raw::head("/limits", 1000, &[])).await;
    gone.write(&format!("{{\"{MARK}")).await;
    drop(gone);
    soon(async {
        while !recorded_of("/limits").contains("or the connection ended within it") {
            tokio::task::yield_now().await;
        }
    })
    .await;
    log_of(
        "/limits",
        &[
            "the body is larger than 5000 bytes, the limit of this endpoint (`body_limit`)",
            "the body was not there within 200ms (`body_timeout`)",
            "status=413",
            "status=408",
        ],
    );
    nothing_private_in_the_log_of("/limits");
}

#[tokio::test]
async fn a_body_without_room() {
    let it = Fixture::of("/room", |endpoint| {
        endpoint
            .private_key(key())
            .body_limit(100_000)
            .body_budget(200_000)
    })
    .await;
    let mut first = Raw::connect(it.server.address).await;
    first.write(&raw::head("/room", 100_000, &[])).await;
    first.write(&format!("{MARK}{}", " ".repeat(90_000))).await;
    soon(async {
        // The first one is being read; how much of it already, only an attempt tells.
        loop {
            let mut second = Raw::connect(it.server.address).await;
            second.write(&raw::head("/room", 100_000, &[])).await;
            second.write(MARK).await;
            let answer = tokio::time::timeout(Duration::from_millis(100), second.reply());
            if let Ok(reply) = answer.await {
                assert_eq!(reply.status, 503);
                assert!(
                    reply.head.contains("\r\nretry-after: 1\r\n"),
                    "{}",
                    reply.head
                );
                break;
            }
        }
    })
    .await;
    log_of(
        "/room",
        &[
            "there is no room for the body: the bodies of all requests whose signature is not checked yet may hold 200000 bytes together (`body_budget`)",
            "status=503",
        ],
    );
    nothing_private_in_the_log_of("/room");
}
