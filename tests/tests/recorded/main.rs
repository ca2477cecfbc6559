//! A walk that was recorded, as the code of a test: it compiles with the names of `flowkit`, and runs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "../support/mod.rs"]
mod support;

use flowkit::client::script::{RustTest, Script};
use flowkit::client::{VirtualPhone, VirtualPhoneBuilder};
use support::clinic::{Clinic, Fake};

fn phone() -> VirtualPhoneBuilder {
    VirtualPhone::of(Clinic::new(Fake::default()))
}

include!("books_a_visit.rs");

/// The walk by hand.
async fn walk() -> VirtualPhone {
    let mut phone = phone()
        .today("2026-11-29".parse().unwrap())
        .open()
        .await
        .unwrap();
    phone.tap("Continue").await.unwrap_err();
    phone.choose("Department", "Option dental").await.unwrap();
    phone.choose("Time", "Option 10").await.unwrap();
    phone.tap("Continue").await.unwrap();
    phone.fill("Name", "Zoë").unwrap();
    phone.fill("Wishes", "a quiet \"room\"").unwrap();
    phone.network().lose_next_answer();
    phone.tap("Continue").await.unwrap_err();
    phone.tap("Continue").await.unwrap();
    phone.tick("I have changed my mind").await.unwrap();
    phone.tick("I have changed my mind").await.unwrap();
    phone.tap("Book").await.unwrap();
    phone
}

/// Written anew by `FLOWKIT_UPDATE=1 cargo test -p flowkit-tests --test recorded`.
#[tokio::test]
async fn the_code_of_a_record_is_the_one_that_is_compiled() {
    let record = walk().await.record();
    let code = RustTest::new("books a visit").write(&record);
    if std::env::var_os("FLOWKIT_UPDATE").is_some() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/recorded/books_a_visit.rs"
        );
        std::fs::write(path, &code).unwrap();
        return;
    }
    assert_eq!(code, include_str!("books_a_visit.rs"));
}

#[tokio::test]
async fn a_record_replays_against_an_endpoint_that_begins_anew() {
    let record = walk().await.record();
    let record: Script = record.to_string().parse().unwrap();
    let mut phone = phone().in_chat().unwrap();
    let report = record.replay(&mut phone).await.unwrap();
    assert_eq!((report.acts, report.expectations), (12, 4), "{record}");
    assert_eq!(phone.record(), record);
    let done: serde_json::Value = phone.completed().unwrap();
    assert_eq!(done["booking_id"], "B-1");
}
