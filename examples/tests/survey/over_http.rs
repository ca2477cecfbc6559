//! The whole way: a socket, real encryption, and a client that is another implementation.

use flowkit::client::{Answer, ClientError, Object};
use serde_json::json;
use shared::{Paint, Phone, SystemClock};

use crate::clock::TestClock;
use crate::server::{Server, assert_printed, printed};
use crate::support::{MONDAY, good_stay};
use crate::survey::{Survey, screens};
use crate::walk;

#[tokio::test]
async fn the_demonstrations_walk() {
    let printed = printed(
        Survey::new(TestClock::at(MONDAY)),
        Paint::new(false),
        walk::walk,
    )
    .await;
    assert_printed(
        &printed,
        &[
            "(Choose a region first)",
            "Gull Cottage · Pier House\n",
            "trigger: region_selected",
            "trigger: stay_selected",
            "nights       7",
            "! Your best day must be one of your stay",
            "voucher      COME-AGAIN-0001",
            "trigger: all_houses_wanted",
            "→ back",
            "answered     1",
        ],
    );
}

#[tokio::test]
async fn the_walk_on_the_machines_own_clock() {
    printed(Survey::new(SystemClock), Paint::new(true), walk::walk).await;
}

/// The payloads that these tests write by hand are those that the phone makes from the Flow JSON.
#[tokio::test]
async fn the_phone_sends_what_the_tests_send() {
    let server = Server::start(Survey::new(TestClock::at(MONDAY))).await;
    let mut phone = Phone::new(&server.client, screens::FLOW_JSON, "ada").unwrap();
    phone.open().await.unwrap();
    let step = phone.tap("Continue").await;
    assert!(
        step.is_err(),
        "the rating is required, and no phone leaves it out"
    );
    phone.choose("region", "coast").await.unwrap();
    let step = phone.choose("house", "pier").await.unwrap();
    assert_eq!(
        json!(step.payload),
        json!({ "trigger": "house_selected", "house": "pier" })
    );
    phone.fill_in("rating", "surely").unwrap();
    phone.tap("Continue").await.unwrap();
    for (key, value) in good_stay().as_object().unwrap() {
        if key != "trigger" {
            phone.fill_in(key, value.clone()).unwrap();
        }
    }
    let step = phone.tap("Continue").await.unwrap();
    assert_eq!(json!(step.payload), good_stay());
    assert_eq!(phone.screen(), "THANKS");
    assert!(phone.fill_in("liked", "x").is_err(), "that is on STAY");
    assert!(phone.tap("Continue").await.is_err());
    drop(phone);
    server.stop().await;
}

#[tokio::test]
async fn one_voucher_for_each_guest() {
    let server = Server::start(Survey::new(TestClock::at(MONDAY))).await;
    let client = server.client.with_flow_token("ada");
    let place = json!({ "trigger": "continued", "house": "pier", "rating": "surely" });
    for (screen, payload) in [("PLACE", place), ("STAY", good_stay())] {
        let payload = payload.as_object().unwrap().clone();
        client.data_exchange(screen, payload).await.unwrap();
    }
    // The answer was lost, and the phone sends it again.
    for _ in 0..2 {
        match client.data_exchange("THANKS", Object::new()).await.unwrap() {
            Answer::Completed { params } => assert_eq!(params["voucher"], "COME-AGAIN-0001"),
            other => panic!("{other:?}"),
        }
    }
    match client.init(None).await.unwrap_err() {
        ClientError::TokenInvalid { message, .. } => {
            let message = message.map(|it| it.as_str().to_owned()).unwrap_or_default();
            assert!(message.contains("COME-AGAIN-0001"), "{message}");
        }
        other => panic!("{other:?}"),
    }
    let unused = server.client.with_flow_token("unused").init(None).await;
    assert!(matches!(unused, Err(ClientError::TokenInvalid { .. })));
    drop(client);
    server.stop().await;
}
