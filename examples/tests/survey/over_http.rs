//! The whole way: a socket, real encryption, and a client that is another implementation.

use flowkit::client::{Answer, ClientError, Object, VirtualPhone};
use serde_json::{Value, json};
use shared::{Paint, SystemClock};

use crate::clock::TestClock;
use crate::server::{Server, assert_printed, printed};
use crate::support::{MONDAY, good_stay};
use crate::survey::Survey;
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
    let mut phone = walk::phone(&server.client, "ada").unwrap();
    phone.open().await.unwrap();
    let tapped = phone.tap("Continue").await;
    assert!(
        tapped.is_err(),
        "the rating is required, and no phone leaves it out"
    );
    phone.choose("region", "coast").await.unwrap();
    phone.choose("house", "pier").await.unwrap();
    assert_eq!(
        sent(&phone),
        json!({ "trigger": "house_selected", "house": "pier" })
    );
    phone.choose("rating", "surely").await.unwrap();
    phone.tap("Continue").await.unwrap();
    let stay = good_stay();
    let days = |half: &str| stay["stay"][half].as_str().unwrap().to_owned();
    phone
        .choose_range("stay", days("start-date"), days("end-date"))
        .await
        .unwrap();
    phone
        .choose("best_day", stay["best_day"].as_str().unwrap())
        .await
        .unwrap();
    for field in ["liked", "improve"] {
        for chip in stay[field].as_array().into_iter().flatten() {
            phone.choose(field, chip.as_str().unwrap()).await.unwrap();
        }
    }
    phone.tap("Continue").await.unwrap();
    assert_eq!(sent(&phone), stay);
    assert_eq!(phone.screen(), "THANKS");
    assert!(phone.choose("liked", "x").await.is_err(), "that is on STAY");
    assert!(phone.tap("Continue").await.is_err());
    drop(phone);
    server.stop().await;
}

/// The payload of the last step.
fn sent(phone: &VirtualPhone) -> Value {
    Value::Object(phone.transcript().last().unwrap().payload.clone())
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
            Answer::Completed { params, .. } => assert_eq!(params["voucher"], "COME-AGAIN-0001"),
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
