//! Requests that reach the flow, whatever it makes of them.

use flowkit::Answer;
use serde_json::json;

use super::fixture::{Fixture, request, sealed};
use super::support::http2::Http2;
use super::support::log::{recorded, recorded_of};
use super::support::raw::PING;
use super::support::{key, third_key};
use super::{
    MARK, SECRET, TOKEN, log_of, nothing_private_in_the_log_of, nothing_private_was_shown, show,
};

#[tokio::test]
async fn requests_that_are_answered() {
    let it = Fixture::start("/answered").await;
    assert_eq!(it.exchange("INIT", "", json!({})).await, 200);
    assert_eq!(it.exchange("INIT", "FAR", json!({})).await, 200);
    assert_eq!(it.deed(json!({ "do": "show", "name": MARK })).await, 200);
    assert_eq!(it.deed(json!({ "do": "refuse", "name": MARK })).await, 200);
    assert_eq!(
        it.deed(json!({ "do": "complete", "name": MARK })).await,
        200
    );
    assert_eq!(it.send(PING).await, 200);
    log_of(
        "/answered",
        &[
            "flow_request",
            "action=\"INIT\"",
            "action=\"data_exchange\"",
            "action=\"ping\"",
            "screen=\"ONLY\"",
            "screen=\"FAR\"",
            "version=\"3.0\"",
            "status=200",
            "decrypt_us=",
            "answered",
        ],
    );
    nothing_private_in_the_log_of("/answered");
}

#[tokio::test]
async fn a_token_that_is_refused() {
    let it = Fixture::start("/refused-token").await;
    assert_eq!(
        it.deed(json!({ "do": "end_token", "name": MARK })).await,
        427
    );
    log_of("/refused-token", &["status=427"]);
    nothing_private_in_the_log_of("/refused-token");
}

#[tokio::test]
async fn screens_and_actions_that_the_flow_does_not_have() {
    let it = Fixture::start("/unknown").await;
    assert_eq!(it.exchange("data_exchange", MARK, json!({})).await, 500);
    assert_eq!(it.exchange("BACK", MARK, json!({})).await, 500);
    assert_eq!(it.exchange("INIT", MARK, json!({})).await, 500);
    assert_eq!(it.exchange(MARK, "ONLY", json!({})).await, 500);
    assert_eq!(it.exchange("BACK", "ONLY", json!({})).await, 500);
    let odd = json!({ "version": MARK, "action": "INIT", "flow_token": TOKEN });
    assert_eq!(it.send(&odd.to_string()).await, 200);
    log_of(
        "/unknown",
        &[
            "screen=\"<unknown>\"",
            "a screen that the flow does not have; it has ONLY, FAR",
            "action=\"<unknown>\"",
            "the action is unknown; known are INIT, BACK, data_exchange and ping",
            "INIT asked for another start screen",
            "screen ONLY has no handler for BACK",
        ],
    );
    nothing_private_in_the_log_of("/unknown");
}

#[tokio::test]
async fn error_notifications() {
    let it = Fixture::start("/notified").await;
    let report = |key: &str, message: &str| json!({ "error": key, "error_message": message });
    assert_eq!(
        it.exchange(
            "data_exchange",
            "ONLY",
            report("payload-schema-error", MARK)
        )
        .await,
        200
    );
    assert_eq!(
        it.exchange("data_exchange", MARK, report(MARK, MARK)).await,
        200
    );
    assert_eq!(
        it.exchange(
            "INIT",
            "",
            report("timeout_error", &format!("panic {MARK}"))
        )
        .await,
        200
    );
    log_of(
        "/notified",
        &[
            "error=\"payload-schema-error\"",
            "error=\"timeout_error\"",
            "error=\"<other>\"",
            "action=\"error notification\"",
            "after an error notification: the handler `hear` panicked",
        ],
    );
    nothing_private_in_the_log_of("/notified");
}

/// While one key replaces another, the log tells whether phones still have the old one.
#[tokio::test]
async fn an_older_key_that_decrypts() {
    let it = Fixture::of("/rotated", |endpoint| {
        endpoint.private_key(third_key()).private_key(key())
    })
    .await;
    assert_eq!(it.send(PING).await, 200);
    let fingerprint = key().fingerprint().to_string();
    log_of(
        "/rotated",
        &["decrypted with another key than the first", &fingerprint],
    );
    nothing_private_in_the_log_of("/rotated");

    let it = Fixture::start("/not-rotated").await;
    assert_eq!(it.send(PING).await, 200);
    assert!(!recorded_of("/not-rotated").contains("another key"));
}

#[tokio::test]
async fn handlers_in_trouble() {
    let it = Fixture::start("/trouble").await;
    assert_eq!(it.deed(json!({ "do": "panic", "name": MARK })).await, 500);
    assert_eq!(
        it.deed(json!({ "do": "panic_late", "name": MARK })).await,
        500
    );
    assert_eq!(it.deed(json!({ "do": "fail" })).await, 500);
    assert_eq!(it.deed(json!({ "do": "sleep" })).await, 504);
    assert_eq!(
        it.deed(json!({ "do": "no_object", "name": MARK })).await,
        500
    );
    log_of(
        "/trouble",
        &[
            "the handler `act` panicked",
            "the handler `act` failed: the database is away",
            "the handler `act` did not answer within 300ms",
            "status=504",
            "the data of a screen must be an object",
            "screen=\"ONLY\"",
        ],
    );
    nothing_private_in_the_log_of("/trouble");
}

#[tokio::test]
async fn what_a_hook_answers() {
    let it = Fixture::of("/hook", |endpoint| {
        endpoint
            .private_key(key())
            .on_mismatch(|mismatch, exchange| {
                show("Mismatch", mismatch);
                show("DataExchange", exchange);
                let answer = match exchange.screen() {
                    Some("ONLY") => Answer::show("ONLY", json!({ "name": MARK })).unwrap(),
                    screen => Answer::show(screen.unwrap().to_owned(), json!({})).unwrap(),
                };
                Some(answer)
            })
    })
    .await;
    assert_eq!(it.deed(json!({ "do": MARK })).await, 200);
    // A hook that sends a caller's own text back as a screen is stopped, and its text not repeated.
    assert_eq!(it.exchange("data_exchange", MARK, json!({})).await, 500);
    log_of(
        "/hook",
        &[
            "answered by the hook: the payload does not fit the handler's type",
            "not sent, because the phone would refuse it: the answer shows a screen that the flow does not have",
        ],
    );
    nothing_private_in_the_log_of("/hook");
    nothing_private_was_shown(&["Mismatch", "DataExchange"]);
}

#[tokio::test]
async fn the_log_over_http_2() {
    let it = Fixture::start("/http-2").await;
    let mut connection = Http2::connect(it.server.address).await;
    let plaintext = request(
        "data_exchange",
        "ONLY",
        json!({ "do": "refuse", "name": MARK }),
    );
    let (status, body) = connection
        .post("/http-2", SECRET, sealed(&plaintext, &[]))
        .await;
    assert_eq!((status, body.is_empty()), (200, false));
    let wrong = request("data_exchange", "ONLY", json!({ "do": MARK }));
    assert_eq!(
        connection
            .post("/http-2", SECRET, sealed(&wrong, &[]))
            .await
            .0,
        500
    );
    assert_eq!(
        connection
            .post("/http-2", "another secret", sealed(&plaintext, &[]))
            .await
            .0,
        432
    );
    log_of(
        "/http-2",
        &[
            "status=200",
            "status=500",
            "the payload does not fit",
            "status=432",
        ],
    );
    let log = recorded();
    assert!(
        log.lines().any(|line| line.contains("TRACE h2::")),
        "the libraries below are heard, too"
    );
    nothing_private_in_the_log_of("/http-2");
}
