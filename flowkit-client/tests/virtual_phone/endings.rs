//! Exchanges that fail: what the error says, and in which state the phone is then.

use std::time::Duration;

use flowkit_client::phone::{Cause, RefusalKind};
use flowkit_client::{ClientError, VirtualPhone, WalkError, WalkErrorKind};
use serde_json::json;

use crate::kitchen::{kitchen, opened, phone_of, with_wish};
use crate::support::{Reaction, TestEndpoint};

/// Taps Continue with this wish, which is to fail.
async fn fails(wish: &str) -> (TestEndpoint, VirtualPhone, WalkError) {
    let (kitchen, mut phone) = with_wish(wish).await;
    let error = phone.tap("Continue").await.err().unwrap();
    (kitchen, phone, error)
}

#[tokio::test]
async fn after_a_status_the_person_may_tap_again() {
    let (kitchen, mut phone, error) = fails("fire").await;
    assert!(
        matches!(
            error.client_error(),
            Some(ClientError::Status { status: 500 })
        ),
        "{error}"
    );
    assert!(
        error.message().contains("the endpoint answered 500"),
        "{error}"
    );
    assert!(phone.snackbar().is_some() && phone.error().is_none());
    assert_eq!(
        kitchen.seen().len(),
        2,
        "a server that fails is not told so"
    );
    phone.fill("wish", "bread").unwrap();
    phone.tap("Continue").await.unwrap();
    assert_eq!(phone.screen(), "SUMMARY");
}

#[tokio::test]
async fn a_refused_token_disables_the_button_for_good() {
    let (kitchen, mut phone, error) = fails("used").await;
    assert!(
        matches!(error.client_error(), Some(ClientError::TokenInvalid { .. })),
        "{error}"
    );
    assert_eq!(phone.error().unwrap().text, "Ordered already");
    assert!(phone.phone().is_button_disabled());
    phone.close().await.unwrap();
    let error = phone.open().await.err().unwrap();
    assert!(matches!(error.kind(), WalkErrorKind::Impossible), "{error}");
    assert!(error.message().contains("needs a new message"), "{error}");
    assert_eq!(kitchen.seen().len(), 2);
    assert_eq!(
        phone.transcript().steps().len(),
        2,
        "what nobody could do is no step"
    );
}

#[tokio::test]
async fn the_phone_refuses_data_and_screens_that_do_not_fit_and_reports_them() {
    for (wish, kind, key, check) in [
        (
            "a number",
            RefusalKind::Data,
            "payload-schema-error",
            "data_wrong_type",
        ),
        (
            "lost",
            RefusalKind::Transition,
            "invalid-screen-transition",
            "unknown_screen",
        ),
    ] {
        let (kitchen, phone, error) = fails(wish).await;
        let refusal = error.refusal().unwrap();
        assert_eq!((refusal.kind, refusal.check), (kind, check), "{error}");
        assert!(
            matches!(&phone.error().unwrap().cause, Cause::Refused(shown) if **shown == *refusal),
            "{error}"
        );
        assert_eq!(phone.transcript().last().unwrap().reported, Some(key));
        let reported = kitchen.seen().last().unwrap().json();
        assert_eq!(
            (&reported["data"]["error"], &reported["screen"]),
            (&json!(key), &json!("ORDER"))
        );
        assert_eq!(kitchen.seen().len(), 3, "it is reported once");
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_decrypted_is_reported() {
    let (kitchen, phone, error) = fails("in the clear").await;
    assert!(
        matches!(
            error.client_error(),
            Some(ClientError::Undecryptable { .. })
        ),
        "{error}"
    );
    assert!(!phone.error().unwrap().may_retry);
    let reported = kitchen.seen().last().unwrap().json();
    assert_eq!(reported["data"]["error"], "response-decryption-error");
    let last = phone.transcript().last().unwrap();
    assert_eq!(last.reported, Some("response-decryption-error"));

    let (_kitchen, phone, error) = fails("noise").await;
    assert!(
        matches!(error.client_error(), Some(ClientError::NotJson { .. })),
        "{error}"
    );
    assert!(phone.error().is_some());
}

#[tokio::test]
async fn a_silent_close_is_no_failure() {
    let (_kitchen, mut phone) = with_wish("leave").await;
    phone.tap("Continue").await.unwrap();
    assert!(phone.completion().is_none() && !phone.phone().is_button_disabled());
    phone.open().await.unwrap();
    assert_eq!(phone.screen(), "ORDER");
}

#[tokio::test]
async fn an_answer_that_is_lost_is_asked_for_again_by_the_person() {
    let (kitchen, mut phone) = with_wish("bread").await;
    phone.network().lose_next_answer();
    let error = phone.tap("Continue").await.err().unwrap();
    assert!(
        matches!(error.client_error(), Some(ClientError::Timeout)),
        "{error}"
    );
    assert_eq!((phone.screen(), kitchen.seen().len()), ("ORDER", 2));
    phone.tap("Continue").await.unwrap();
    assert_eq!((phone.screen(), kitchen.seen().len()), ("SUMMARY", 3));
}

#[tokio::test]
async fn without_a_connection_the_error_offers_another_try() {
    let kitchen = kitchen().await;
    let mut phone = phone_of(&kitchen);
    phone.network().offline();
    let error = phone.open().await.err().unwrap();
    assert!(
        matches!(error.client_error(), Some(ClientError::Offline)),
        "{error}"
    );
    assert!(phone.error().unwrap().may_retry);
    assert_eq!((phone.screen(), kitchen.seen().len()), ("", 0));

    let error = phone.retry().await.err().unwrap();
    assert!(
        matches!(error.client_error(), Some(ClientError::Offline)),
        "{error}"
    );
    phone.network().online();
    phone.retry().await.unwrap();
    assert_eq!(phone.screen(), "ORDER");
    let error = phone.retry().await.err().unwrap();
    assert!(
        error.message().contains("nothing offers another try"),
        "{error}"
    );
}

#[tokio::test]
async fn a_slow_network_takes_no_time_and_too_slow_a_one_times_out() {
    let (_kitchen, mut phone) = with_wish("bread").await;
    phone.network().slow_by(Duration::from_secs(4));
    phone.tap("Continue").await.unwrap();
    assert!(phone.transcript().last().unwrap().elapsed >= Duration::from_secs(4));
    phone.network().slow_by(Duration::from_secs(10));
    let error = phone.tap("Order").await.err().unwrap();
    assert!(
        matches!(error.client_error(), Some(ClientError::Timeout)),
        "{error}"
    );
    phone.network().heal();
    phone.tap("Order").await.unwrap();
}

#[tokio::test]
async fn other_faults_of_the_network() {
    let (_kitchen, mut phone) = with_wish("bread").await;
    phone.network().break_next_connection();
    let error = phone.tap("Continue").await.err().unwrap();
    assert!(
        matches!(error.client_error(), Some(ClientError::Transport { .. })),
        "{error}"
    );
    phone.network().answer_next_with(503);
    let error = phone.tap("Continue").await.err().unwrap();
    assert!(
        matches!(
            error.client_error(),
            Some(ClientError::Status { status: 503 })
        ),
        "{error}"
    );
    phone.network().expire_token("Too late");
    phone.tap("Continue").await.err().unwrap();
    assert_eq!(phone.error().unwrap().text, "Too late");
}

#[tokio::test]
async fn what_the_person_did_before_a_failure_is_still_there() {
    let (_kitchen, phone, _) = fails("fire").await;
    assert_eq!(phone.field("wish").unwrap().value(), Some(&json!("fire")));
    assert_eq!(phone.field("dish").unwrap().value(), Some(&json!("soup")));
    let (_kitchen, phone) = opened().await;
    assert!(phone.error().is_none());
}

/// From 6.0 to 6.3 a field that a screen opens with is chosen right then, so two screens can call each other for ever.
#[tokio::test]
async fn a_flow_that_goes_round_in_a_circle_is_stopped() {
    let screen = |id: &str| {
        let exchange = json!({ "name": "data_exchange", "payload": {} });
        json!({ "id": id, "title": id, "terminal": true, "layout": { "type": "SingleColumnLayout", "children": [
            { "type": "Form", "name": "form", "init-values": { "pick": "1" }, "children": [
                { "type": "Dropdown", "name": "pick", "label": "Pick", "on-select-action": exchange,
                  "data-source": [{ "id": "1", "title": "One" }] },
                { "type": "Footer", "label": "Go", "on-click-action": exchange },
            ] },
        ] } })
    };
    let flow = json!({ "version": "6.2", "data_api_version": "3.0", "routing_model": { "PING": ["PONG"], "PONG": [] },
        "screens": [screen("PING"), screen("PONG")] });
    let endpoint = TestEndpoint::start(|request| {
        let next = match request.json()["screen"].as_str() {
            Some("PING") => "PONG",
            _ => "PING",
        };
        Reaction::Answer(json!({ "screen": next, "data": {} }))
    })
    .await;
    let phone = VirtualPhone::over(&endpoint.client()).flow_json(&flow.to_string());
    let error = phone.open().await.unwrap_err();
    assert!(matches!(error.kind(), WalkErrorKind::Endless), "{error}");
    assert!(
        error.message().contains("goes round in a circle"),
        "{error}"
    );
    assert_eq!(endpoint.seen().len(), 50);
}
