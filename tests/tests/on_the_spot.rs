//! A flow written with `#[flow]` behind an endpoint that the test makes on the spot: no key, secret or socket.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use flowkit::client::{ClientError, Document, Session, TestEndpoint, Transport, WhatsAppClient};
use serde_json::json;
use support::clinic::{Clinic, FLOW_JSON, Fake};

async fn to_summary<T: Transport>(phone: &WhatsAppClient<T>, flow_json: &str) -> Session<T> {
    let document: Document<'static> = flow_json.parse().unwrap();
    let mut session = phone.session().with_document(document);
    session.open().await.unwrap();
    let chosen = json!({ "trigger": "chosen", "department": "dental", "slot": "9" });
    session.submit(chosen).await.unwrap();
    let form = json!({ "department": "dental", "slot": "9", "name": "Zoë" });
    session.submit(form).await.unwrap();
    assert_eq!(session.screen(), Some("SUMMARY"));
    session
}

/// The answer to a booking is lost, and the customer taps once more: the flow must not book twice.
async fn taps_twice<T: Transport>(phone: &WhatsAppClient<T>, flow_json: &str, database: &Fake) {
    let mut session = to_summary(phone, flow_json).await;
    let visit = json!({ "visit": "dental at 9" });
    phone.network().lose_next_answer();
    let error = session.submit(visit.clone()).await.unwrap_err();
    assert!(matches!(error, ClientError::Timeout), "{error}");
    assert_eq!(session.screen(), Some("SUMMARY"), "it stays");
    assert_eq!(database.bookings().len(), 1, "it was booked nonetheless");
    session.submit(visit).await.unwrap();
    assert_eq!(database.bookings().len(), 1);
}

#[tokio::test]
async fn a_booking_whose_answer_is_lost_is_made_once() {
    for without_envelope in [false, true] {
        let database = Fake::default();
        let endpoint = TestEndpoint::of(Clinic::new(database.clone())).unwrap();
        let json = endpoint.flow_json().unwrap();
        assert_eq!(json, FLOW_JSON);
        if without_envelope {
            taps_twice(&endpoint.client_without_envelope(), json, &database).await;
        } else {
            taps_twice(&endpoint.client().unwrap(), json, &database).await;
        }
    }
}
