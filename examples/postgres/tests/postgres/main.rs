//! The flow against a real PostgreSQL server, which each test starts for itself.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod server;

use flowkit::testing::{Outcome, Tester};
use flowkit_postgres_example::shop::Shop;
use flowkit_postgres_example::store::Store;
use serde_json::json;
use server::Server;
use sqlx::{Connection, PgConnection};

async fn shop(server: &Server) -> Tester<Shop> {
    let store = Store::connect(server.options()).await.unwrap();
    Tester::new(Shop { store })
}

/// A customer who has chosen a slot, said a name, and sees the summary.
async fn at_the_summary(shop: &Tester<Shop>, token: &str, slot: &str) -> Tester<Shop> {
    let customer = shop.clone().with_token(token);
    assert_eq!(customer.init().await.screen(), "SLOT");
    let chosen = customer.submit("SLOT", json!({ "slot": slot })).await;
    assert_eq!(chosen.screen(), "DETAILS");
    let named = customer.submit("DETAILS", json!({ "name": token })).await;
    assert_eq!(named.screen(), "CONFIRM");
    customer
}

async fn book(customer: &Tester<Shop>) -> Outcome {
    customer.submit("CONFIRM", json!({})).await
}

/// Lets time pass: every draft was last touched this many minutes earlier.
async fn minutes_pass(server: &Server, minutes: i32) {
    let mut connection = PgConnection::connect_with(&server.options()).await.unwrap();
    sqlx::query("update drafts set touched_at = touched_at - make_interval(mins => $1)")
        .bind(minutes)
        .execute(&mut connection)
        .await
        .unwrap();
}

#[tokio::test]
#[ignore = "needs PostgreSQL: `initdb` and `postgres` on the path"]
async fn what_was_chosen_is_there_on_the_next_screen_and_the_booking_is_kept() {
    let server = Server::start("chosen");
    let shop = shop(&server).await;
    let ann = at_the_summary(&shop, "ann", "fri-18").await;
    let named = ann.submit("DETAILS", json!({ "name": "Ann" })).await;
    assert_eq!(
        named.data(),
        &json!({ "summary": "Friday, 18:00, for Ann" })
    );
    let booked = book(&ann).await;
    let id = booked.completion().unwrap().get("booking_id").cloned();
    assert!(id.is_some());

    // The answer was lost, and the phone asks again.
    let again = book(&ann).await;
    assert_eq!(again.completion().unwrap().get("booking_id").cloned(), id);

    // Another instance of the program, on the same database, which it finds as it is.
    let elsewhere = self::shop(&server).await.with_token("ben");
    let offered = elsewhere.init().await.data().to_string();
    assert!(
        offered.contains("fri-17") && !offered.contains("fri-18"),
        "{offered}"
    );
    let unknown = elsewhere.submit("SLOT", json!({ "slot": "sun-10" })).await;
    assert!(
        unknown
            .error_message()
            .is_some_and(|text| text.contains("do not have"))
    );
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: `initdb` and `postgres` on the path"]
async fn of_many_who_want_a_slot_at_once_one_gets_it() {
    let server = Server::start("race");
    let shop = shop(&server).await;
    let mut rivals = Vec::new();
    for number in 0..12 {
        rivals.push(at_the_summary(&shop, &format!("rival-{number}"), "sat-10").await);
    }
    let attempts: Vec<_> = rivals
        .into_iter()
        .map(|rival| tokio::spawn(async move { book(&rival).await }))
        .collect();
    let mut winners = 0;
    for attempt in attempts {
        let outcome = attempt.await.unwrap();
        if matches!(outcome, Outcome::Completed(_)) {
            winners += 1;
        } else {
            assert_eq!(outcome.screen(), "SLOT");
            assert!(
                outcome
                    .error_message()
                    .is_some_and(|text| text.contains("just been taken"))
            );
            assert!(!outcome.data().to_string().contains("sat-10"));
        }
    }
    assert_eq!(winners, 1);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: `initdb` and `postgres` on the path"]
async fn a_customer_who_taps_twice_has_one_booking() {
    let server = Server::start("twice");
    let shop = shop(&server).await;
    let ann = at_the_summary(&shop, "ann", "fri-17").await;
    let taps: Vec<_> = (0..8)
        .map(|_| {
            let ann = ann.clone();
            tokio::spawn(async move { book(&ann).await })
        })
        .collect();
    let mut ids = Vec::new();
    for tap in taps {
        ids.push(tap.await.unwrap().completion().unwrap().clone());
    }
    ids.dedup();
    assert_eq!(ids.len(), 1, "{ids:?}");
}

#[tokio::test]
#[ignore = "needs PostgreSQL: `initdb` and `postgres` on the path"]
async fn a_draft_expires() {
    let server = Server::start("expiry");
    let shop = shop(&server).await;
    let store = shop.flow().store.clone();
    let ann = at_the_summary(&shop, "ann", "fri-17").await;
    minutes_pass(&server, 29).await;
    assert_eq!(store.forget_expired().await.unwrap(), 0);
    assert_eq!(
        ann.submit("DETAILS", json!({ "name": "Ann" }))
            .await
            .screen(),
        "CONFIRM"
    );

    minutes_pass(&server, 31).await;
    let late = book(&ann).await;
    assert_eq!(late.screen(), "SLOT");
    assert!(
        late.error_message()
            .is_some_and(|text| text.contains("long time"))
    );
    assert!(
        late.data().to_string().contains("fri-17"),
        "nothing was booked"
    );
    assert_eq!(store.forget_expired().await.unwrap(), 1);
}
