//! Screen DETAILS.

use serde_json::json;

use crate::support::{clinic, clinic_at, emptied, good_form, misshapen};
use crate::values::{assert_misfit, message_on, with, without};

#[tokio::test]
async fn good_details_lead_to_the_summary() {
    let form = with(good_form(), "more_details", json!("I come by wheelchair"));
    let shown = clinic().submit("DETAILS", &form).await;
    assert_eq!((shown.screen(), shown.error_message()), ("SUMMARY", None));
    let mut expected = form;
    expected["appointment"] =
        json!("Dental care, 12 Harbour Street\nTuesday, 3 March 2026 at 09:00");
    expected["details"] =
        json!("Ada Okafor\nada@example.com\n+44 20 7946 0018\nI come by wheelchair");
    assert_eq!(shown.data(), &expected);
}

#[tokio::test]
async fn more_details_may_be_left_out() {
    let mut forms = emptied(&good_form(), "more_details");
    forms.push(with(good_form(), "more_details", json!(" \n")));
    for form in forms {
        let shown = clinic().submit("DETAILS", &form).await;
        assert_eq!(
            (shown.screen(), shown.error_message()),
            ("SUMMARY", None),
            "{form}"
        );
        assert_eq!(
            shown.data()["more_details"],
            "",
            "the screen declares a text"
        );
        assert_eq!(
            shown.data()["details"],
            "Ada Okafor\nada@example.com\n+44 20 7946 0018"
        );
    }
}

#[tokio::test]
async fn a_field_that_is_not_filled_in_is_refused() {
    for (field, message) in [
        ("department", "Please choose a department"),
        ("location", "Please choose a location"),
        ("date", "Please choose a date"),
        ("time", "Please choose a time"),
    ] {
        for form in emptied(&good_form(), field) {
            let refused = clinic().submit("DETAILS", &form).await;
            assert_eq!(message_on(&refused, "DETAILS"), message, "{form}");
            assert_eq!(refused.data(), &json!({}), "what was chosen stays");
        }
    }
    for (field, message) in [
        ("name", "Please tell us your name"),
        ("email", "Please tell us your e-mail address"),
        ("phone", "Please tell us your phone number"),
    ] {
        for text in ["", " \t\n"] {
            let form = with(good_form(), field, json!(text));
            let refused = clinic().submit("DETAILS", &form).await;
            assert_eq!(message_on(&refused, "DETAILS"), message, "{form}");
        }
    }
}

/// What no phone sends is a failure.
#[tokio::test]
async fn a_form_of_another_shape_does_not_fit() {
    for field in good_form().as_object().unwrap().keys() {
        for form in misshapen(&good_form(), field) {
            let outcome = clinic().submit("DETAILS", &form).await;
            assert_misfit(&outcome, field, &["dental", "Okafor"]);
        }
    }
    // A phone does not let a customer go on without these.
    for field in ["name", "email", "phone"] {
        for form in [
            without(good_form(), field),
            with(good_form(), field, json!(null)),
        ] {
            let outcome = clinic().submit("DETAILS", &form).await;
            assert_misfit(&outcome, field, &["dental", "Okafor"]);
        }
    }
    let unknown = with(good_form(), "unknown", json!([1, { "x": null }]));
    let shown = clinic().submit("DETAILS", unknown).await;
    assert_eq!(shown.screen(), "SUMMARY");
}

#[tokio::test]
async fn what_is_surely_wrong_is_refused() {
    let long = |length| json!("x".repeat(length));
    for (field, value, message) in [
        (
            "department",
            json!("shopping"),
            "We do not have that department. Please choose another",
        ),
        (
            "department",
            json!(7),
            "We do not have that department. Please choose another",
        ),
        (
            "location",
            json!("moon"),
            "That department is not at this location. Please choose another",
        ),
        (
            "location",
            json!("old_mill"),
            "That department is not at this location. Please choose another",
        ),
        (
            "date",
            json!("2026-03-01"),
            "That date has passed. Please choose another",
        ),
        (
            "date",
            json!(20_260_303),
            "We do not know that date. Please choose another",
        ),
        (
            "time",
            json!("09:15"),
            "We do not have that time. Please choose another",
        ),
        (
            "time",
            json!(9),
            "We do not have that time. Please choose another",
        ),
        ("name", long(101), "Please shorten the name"),
        (
            "email",
            json!("ada"),
            "That e-mail address looks incomplete. Please check it",
        ),
        (
            "email",
            json!("@example.com"),
            "That e-mail address looks incomplete. Please check it",
        ),
        (
            "email",
            json!("ada @example.com"),
            "That e-mail address looks incomplete. Please check it",
        ),
        (
            "email",
            json!(5),
            "That e-mail address looks incomplete. Please check it",
        ),
        (
            "phone",
            json!("call me"),
            "That phone number looks incomplete. Please check it",
        ),
        (
            "phone",
            json!(112),
            "That phone number looks incomplete. Please check it",
        ),
        (
            "phone",
            json!("1".repeat(41)),
            "Please shorten the phone number",
        ),
        (
            "more_details",
            long(601),
            "Please tell us the rest in 600 characters",
        ),
    ] {
        let form = with(good_form(), field, value);
        let refused = clinic().submit("DETAILS", &form).await;
        assert_eq!(message_on(&refused, "DETAILS"), message, "{form}");
    }
}

#[tokio::test]
async fn numbers_read_as_text() {
    let form = with(good_form(), "phone", json!(442_079_460_018_u64));
    let shown = clinic().submit("DETAILS", form).await;
    assert_eq!(shown.screen(), "SUMMARY");
    assert_eq!(shown.data()["phone"], "442079460018");
}

#[tokio::test]
async fn space_around_a_field_does_not_count() {
    let form = with(good_form(), "name", json!("  Ada Okafor\n"));
    let shown = clinic().submit("DETAILS", form).await;
    assert_eq!(shown.data()["name"], "Ada Okafor");
}

#[tokio::test]
async fn a_time_that_passed_while_typing_is_refused() {
    for (now, passed) in [
        ("2026-03-03T08:59:59", false),
        ("2026-03-03T09:00:00", true),
    ] {
        let outcome = clinic_at(now).submit("DETAILS", good_form()).await;
        assert_eq!(outcome.error_message().is_some(), passed, "{now}");
        assert_eq!(outcome.screen(), if passed { "DETAILS" } else { "SUMMARY" });
    }
}

#[tokio::test]
async fn an_empty_payload_does_not_fit() {
    let request = json!({ "version": "4.0", "action": "data_exchange", "screen": "DETAILS" });
    for request in [
        request.clone(),
        with(request.clone(), "data", json!(null)),
        with(request, "data", json!({})),
    ] {
        assert_misfit(&clinic().raw(&request).await, "name", &[]);
    }
}
