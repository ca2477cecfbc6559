//! A flow written with `#[flow]` behind an endpoint that the test makes on the spot: no key, secret or socket.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use flowkit::client::{ClientError, VirtualPhone};
use support::clinic::{Clinic, Fake, to_summary};

/// A phone that shows SUMMARY. The flow brings its Flow JSON along.
async fn at_summary(database: &Fake, without_envelope: bool) -> VirtualPhone {
    let mut phone = VirtualPhone::of(Clinic::new(database.clone()));
    if without_envelope {
        phone = phone.without_envelope();
    }
    let mut phone = phone.in_chat().unwrap();
    to_summary(&mut phone, "Option 9").await;
    phone
}

/// The answer to a booking is lost, and the customer taps once more: the flow must not book twice.
#[tokio::test]
async fn a_booking_whose_answer_is_lost_is_made_once() {
    for without_envelope in [false, true] {
        let database = Fake::default();
        let mut phone = at_summary(&database, without_envelope).await;
        phone.network().lose_next_answer();
        let error = phone.tap("Book").await.err().unwrap();
        assert!(
            matches!(error.client_error(), Some(ClientError::Timeout)),
            "{error}"
        );
        assert_eq!(phone.screen(), "SUMMARY", "it stays");
        assert_eq!(database.bookings().len(), 1, "it was booked nonetheless");
        phone.tap("Book").await.unwrap();
        assert_eq!(phone.snackbar(), Some("That slot has just been taken"));
        assert_eq!(database.bookings().len(), 1);
    }
}
