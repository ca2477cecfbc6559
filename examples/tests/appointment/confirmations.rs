//! Screen SUMMARY.

use std::sync::Arc;

use flowkit::testing::{Outcome, Tester};
use serde_json::{Value, json};

use crate::clinic::Clinic;
use crate::clock::TestClock;
use crate::support::{MONDAY, clinic, emptied, good_form, ids, misshapen};
use crate::values::{assert_misfit, message_on, with};

const TAKEN: &str = "That time has just been taken. Please go back and choose another";

/// Confirms with the token of another customer.
async fn confirm_as(
    clinic: &Tester<Clinic<TestClock>>,
    token: Option<&str>,
    form: &Value,
) -> Outcome {
    let mut request =
        json!({ "version": "4.0", "action": "data_exchange", "screen": "SUMMARY", "data": form });
    if let Some(token) = token {
        request["flow_token"] = json!(token);
    }
    clinic.raw(&request).await
}

#[track_caller]
fn booking(outcome: &Outcome) -> String {
    let params = outcome
        .completion()
        .unwrap_or_else(|| panic!("no completion: {outcome:?}"));
    params["booking_id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_confirmation_ends_with_a_booking() {
    let booked = clinic().submit("SUMMARY", good_form()).await;
    assert!(!booking(&booked).is_empty());
    assert_eq!(booked.completion().unwrap()["flow_token"], "test-token");
}

#[tokio::test]
async fn the_same_token_gets_the_same_booking_and_another_none() {
    let clinic = clinic();
    let form = good_form();
    let first = booking(&confirm_as(&clinic, Some("ada"), &form).await);
    let refused = confirm_as(&clinic, Some("ben"), &form).await;
    assert_eq!(message_on(&refused, "SUMMARY"), TAKEN);
    assert_eq!(refused.data(), &json!({}), "what the screen shows stays");
    assert_eq!(
        booking(&confirm_as(&clinic, Some("ada"), &form).await),
        first
    );

    let later = with(form, "time", json!("09:30"));
    assert_ne!(
        booking(&confirm_as(&clinic, Some("ben"), &later).await),
        first
    );
}

#[tokio::test]
async fn without_a_token_the_customer_is_known_by_the_form() {
    let clinic = clinic();
    let form = good_form();
    let first = booking(&confirm_as(&clinic, None, &form).await);
    assert_eq!(booking(&confirm_as(&clinic, None, &form).await), first);
    let other = with(form.clone(), "name", json!("Ben Fischer"));
    assert_eq!(
        message_on(&confirm_as(&clinic, None, &other).await, "SUMMARY"),
        TAKEN
    );
    assert_eq!(
        message_on(&confirm_as(&clinic, Some("ada"), &form).await, "SUMMARY"),
        TAKEN
    );
}

#[tokio::test]
async fn a_taken_time_is_grey_and_a_full_day_is_too() {
    let clinic = clinic();
    let day = json!({
        "trigger": "date_selected", "department": "dental", "location": "harbour", "date": "2026-03-03",
    });
    let before = clinic.submit("APPOINTMENT", &day).await;
    let times = ids(&before.data()["time"], true);
    assert_eq!(times.len(), 16);
    for (taken, time) in times.iter().enumerate() {
        booking(
            &clinic
                .submit("SUMMARY", with(good_form(), "time", json!(time)))
                .await,
        );
        let after = clinic.submit("APPOINTMENT", &day).await;
        assert_eq!(ids(&after.data()["time"], false), times[..=taken]);
    }
    let place = with(day.clone(), "trigger", json!("location_selected"));
    let full = clinic.submit("APPOINTMENT", place).await;
    assert_eq!(ids(&full.data()["date"], false), ["2026-03-03"]);
    assert_eq!(full.error_message(), None);
    // Another department is as free as before.
    let eyes = with(day, "department", json!("eyes"));
    assert_eq!(
        ids(
            &clinic.submit("APPOINTMENT", eyes).await.data()["time"],
            true
        ),
        times
    );
}

#[tokio::test]
async fn what_the_phone_sends_back_is_checked_again() {
    let fields = [
        "department",
        "location",
        "date",
        "time",
        "name",
        "email",
        "phone",
    ];
    for field in fields {
        // Afresh each time: whoever has the slot already gets its booking again.
        let clinic = clinic();
        for form in emptied(&good_form(), field) {
            let refused = clinic.submit("SUMMARY", &form).await;
            assert!(!message_on(&refused, "SUMMARY").is_empty(), "{form}");
        }
        for form in misshapen(&good_form(), field) {
            assert_misfit(&clinic.submit("SUMMARY", &form).await, field, &["dental"]);
        }
        let form = with(good_form(), field, json!(7));
        let refused = field != "name";
        assert_eq!(
            clinic
                .submit("SUMMARY", &form)
                .await
                .error_message()
                .is_some(),
            refused,
            "{form}"
        );
    }
    message_on(&clinic().submit("SUMMARY", json!({})).await, "SUMMARY");
}

#[tokio::test]
async fn a_time_that_passed_meanwhile_is_refused() {
    let clock = TestClock::at("2026-03-03T08:55:00");
    let clinic = Tester::new(Clinic::new(clock.clone()));
    assert_eq!(
        clinic.submit("DETAILS", good_form()).await.screen(),
        "SUMMARY"
    );
    clock.set("2026-03-03T09:05:00");
    let refused = clinic.submit("SUMMARY", good_form()).await;
    assert_eq!(
        message_on(&refused, "SUMMARY"),
        "That time has passed. Please choose another"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_customers_at_the_same_moment_one_gets_the_slot() {
    let clinic = Arc::new(clinic());
    let form = good_form();
    let tasks: Vec<_> = (0..32)
        .map(|number| {
            let (clinic, form) = (clinic.clone(), form.clone());
            tokio::spawn(async move {
                confirm_as(&clinic, Some(&format!("customer-{number}")), &form).await
            })
        })
        .collect();
    let mut booked = 0;
    for task in tasks {
        let outcome = task.await.unwrap();
        match outcome.completion() {
            Some(_) => booked += 1,
            None => assert_eq!(message_on(&outcome, "SUMMARY"), TAKEN),
        }
    }
    assert_eq!(booked, 1);
}

#[tokio::test]
async fn a_retry_after_the_hour_has_come_gets_the_same_booking() {
    let clock = TestClock::at(MONDAY);
    let clinic = Tester::new(Clinic::new(clock.clone()));
    let first = clinic.submit("SUMMARY", good_form()).await;
    let id = first.completion().unwrap()["booking_id"].clone();
    clock.set("2026-03-03T09:01:00");
    let again = clinic.submit("SUMMARY", good_form()).await;
    assert_eq!(again.completion().unwrap()["booking_id"], id);
    let late = clinic
        .clone()
        .with_token("somebody-else")
        .submit("SUMMARY", good_form())
        .await;
    assert!(!message_on(&late, "SUMMARY").is_empty());
}

#[tokio::test]
async fn customers_without_a_token_of_their_own_are_told_apart() {
    let clinic = clinic().with_token("unused");
    let first = clinic.submit("SUMMARY", good_form()).await;
    assert!(first.completion().is_some(), "{first:?}");
    let other = with(good_form(), "name", json!("Ben Fischer"));
    let late = clinic.submit("SUMMARY", &other).await;
    assert!(!message_on(&late, "SUMMARY").is_empty());
    let again = clinic.submit("SUMMARY", good_form()).await;
    assert_eq!(
        again.completion().unwrap()["booking_id"],
        first.completion().unwrap()["booking_id"]
    );
}
