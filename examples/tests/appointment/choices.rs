//! Screen APPOINTMENT.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::support::{clinic, clinic_at, emptied, ids, misshapen};
use crate::values::{assert_misfit, message_on, with};

const FLAGS: [&str; 3] = ["is_location_enabled", "is_date_enabled", "is_time_enabled"];

/// Which lists the answer enables, disables and leaves as they are.
fn flags(data: &Value) -> [Option<bool>; 3] {
    FLAGS.map(|flag| data.get(flag).map(|enabled| enabled.as_bool().unwrap()))
}

#[tokio::test]
async fn opens_with_departments_only() {
    let opened = clinic().init().await;
    assert_eq!(opened.screen(), "APPOINTMENT");
    assert_eq!(opened.error_message(), None);
    let data = opened.data();
    assert_eq!(
        ids(&data["department"], true),
        ["dental", "eyes", "skin", "physio"]
    );
    assert_eq!(flags(data), [Some(false); 3]);
    for list in ["location", "date", "time"] {
        assert!(
            ids(&data[list], true).is_empty(),
            "nothing can be chosen from {list}"
        );
        assert_eq!(
            ids(&data[list], false).len(),
            1,
            "a phone wants an option in {list}"
        );
    }
}

#[tokio::test]
async fn every_choice_enables_the_next_field() {
    let clinic = clinic();
    let chosen = clinic
        .submit(
            "APPOINTMENT",
            json!({ "trigger": "department_selected", "department": "eyes" }),
        )
        .await;
    assert_eq!(
        (chosen.screen(), chosen.error_message()),
        ("APPOINTMENT", None)
    );
    assert_eq!(flags(chosen.data()), [Some(true), Some(false), Some(false)]);
    assert_eq!(
        ids(&chosen.data()["location"], true),
        ["harbour", "old_mill"]
    );

    let chosen = clinic
        .submit(
            "APPOINTMENT",
            json!({ "trigger": "location_selected", "department": "eyes", "location": "old_mill" }),
        )
        .await;
    assert_eq!(
        (chosen.screen(), chosen.error_message()),
        ("APPOINTMENT", None)
    );
    assert_eq!(flags(chosen.data()), [None, Some(true), Some(false)]);
    assert_eq!(
        ids(&chosen.data()["date"], true),
        // Mondays, Wednesdays, Fridays and Saturdays of two weeks and a day.
        [
            "2026-03-02",
            "2026-03-04",
            "2026-03-06",
            "2026-03-07",
            "2026-03-09",
            "2026-03-11",
            "2026-03-13",
            "2026-03-14",
            "2026-03-16",
        ]
    );
    assert_eq!(chosen.data()["date"][0]["title"], "Mon 2 March");

    let chosen = clinic
        .submit(
            "APPOINTMENT",
            json!({
                "trigger": "date_selected", "department": "eyes", "location": "old_mill",
                "date": "2026-03-04",
            }),
        )
        .await;
    assert_eq!(
        (chosen.screen(), chosen.error_message()),
        ("APPOINTMENT", None)
    );
    assert_eq!(flags(chosen.data()), [None, None, Some(true)]);
    assert_eq!(
        ids(&chosen.data()["time"], true),
        [
            "10:00", "10:30", "11:00", "11:30", "12:00", "12:30", "13:00", "13:30", "14:00"
        ]
    );
}

#[tokio::test]
async fn another_department_takes_back_what_depended_on_the_first() {
    let payload = json!({ "trigger": "department_selected", "department": "skin" });
    let chosen = clinic().submit("APPOINTMENT", payload).await;
    // The phone merges key by key, so the lists must be in the answer to be gone.
    for list in ["date", "time"] {
        assert!(ids(&chosen.data()[list], true).is_empty(), "{list}");
        assert_eq!(chosen.data()[format!("is_{list}_enabled")], false);
    }
}

/// Each choice with its trigger and the fields that it sends.
fn choices() -> [(&'static [&'static str], Value); 3] {
    let all = ["department", "location", "date"];
    let chosen = json!({ "department": "dental", "location": "harbour", "date": "2026-03-03" });
    [1, 2, 3].map(|count| {
        let fields = &["department", "location", "date"][..count];
        let mut payload = json!({ "trigger": format!("{}_selected", all[count - 1]) });
        for field in fields {
            payload[*field] = chosen[*field].clone();
        }
        (fields, payload)
    })
}

#[tokio::test]
async fn a_bad_choice_is_answered_with_a_message() {
    let clinic = clinic();
    for (fields, payload) in choices() {
        for field in fields {
            let mut bad = emptied(&payload, field);
            let values = [
                json!(" \t\n"),
                json!("nowhere"),
                json!(7),
                json!(-1.5),
                json!(1e300),
                json!("not_yet"),
            ];
            bad.extend(values.map(|value| with(payload.clone(), field, value)));
            for payload in bad {
                let refused = clinic.submit("APPOINTMENT", &payload).await;
                assert!(!message_on(&refused, "APPOINTMENT").is_empty(), "{payload}");
                assert_eq!(refused.data()["is_time_enabled"], false, "{payload}");
            }
        }
    }
}

/// What no phone sends is a failure.
#[tokio::test]
async fn a_choice_of_another_shape_does_not_fit() {
    let clinic = clinic();
    for (fields, payload) in choices() {
        for field in fields {
            for payload in misshapen(&payload, field) {
                let outcome = clinic.submit("APPOINTMENT", &payload).await;
                assert_misfit(&outcome, field, &["dental", "harbour"]);
            }
        }
        let mut bad = emptied(&payload, "trigger");
        bad.extend(misshapen(&payload, "trigger"));
        bad.push(with(payload, "trigger", json!("time_selected")));
        bad.push(json!({}));
        for payload in bad {
            let outcome = clinic.submit("APPOINTMENT", &payload).await;
            assert_misfit(&outcome, "trigger", &["dental", "time_selected"]);
        }
    }
}

#[tokio::test]
async fn only_dates_that_are_offered_can_be_chosen() {
    let clinic = clinic_at("2026-03-04T12:00:00");
    for (date, message) in [
        ("2026-03-03", "That date has passed. Please choose another"),
        ("1999-12-31", "That date has passed. Please choose another"),
        (
            "2026-03-07",
            "We are closed on that date. Please choose another",
        ),
        (
            "2026-03-19",
            "That date is too far ahead. Please choose an earlier one",
        ),
        (
            "9999-12-31",
            "That date is too far ahead. Please choose an earlier one",
        ),
        (
            "2026-02-30",
            "We do not know that date. Please choose another",
        ),
        (
            "20260304",
            "We do not know that date. Please choose another",
        ),
        (
            "2026-03-04T10:00",
            "We do not know that date. Please choose another",
        ),
        (
            "tomorrow",
            "We do not know that date. Please choose another",
        ),
    ] {
        let payload = json!({
            "trigger": "date_selected", "department": "dental", "location": "harbour", "date": date,
        });
        let refused = clinic.submit("APPOINTMENT", payload).await;
        assert_eq!(message_on(&refused, "APPOINTMENT"), message, "{date}");
        // What was chosen before stays.
        assert_eq!(flags(refused.data()), [None, None, Some(false)]);
    }
}

#[tokio::test]
async fn times_that_passed_cannot_be_chosen() {
    let payload = json!({
        "trigger": "date_selected", "department": "dental", "location": "harbour", "date": "2026-03-04",
    });
    let noon = clinic_at("2026-03-04T12:00:00")
        .submit("APPOINTMENT", &payload)
        .await;
    assert_eq!(
        ids(&noon.data()["time"], true).first(),
        Some(&"12:30"),
        "12:00 begins now"
    );
    assert_eq!(ids(&noon.data()["time"], false).last(), Some(&"12:00"));

    let evening = clinic_at("2026-03-04T20:00:00")
        .submit("APPOINTMENT", &payload)
        .await;
    assert!(ids(&evening.data()["time"], true).is_empty());
    let payload =
        json!({ "trigger": "location_selected", "department": "dental", "location": "harbour" });
    let evening = clinic_at("2026-03-04T20:00:00")
        .submit("APPOINTMENT", &payload)
        .await;
    assert_eq!(
        ids(&evening.data()["date"], false),
        ["2026-03-04"],
        "nothing is left of today"
    );
}

/// The limits of a drop-down list on the phone: 1 to 200 options, titles of at most 30 characters, ids
/// that are not empty and there once.
#[tokio::test]
async fn every_list_keeps_to_the_limits_of_the_phone() {
    let clinic = clinic();
    let mut seen = vec![clinic.init().await];
    for department in ["dental", "eyes", "skin", "physio"] {
        let payload = json!({ "trigger": "department_selected", "department": department });
        let chosen = clinic.submit("APPOINTMENT", payload).await;
        for location in ids(&chosen.data()["location"], true) {
            let payload = json!({ "trigger": "location_selected", "department": department, "location": location });
            let chosen = clinic.submit("APPOINTMENT", payload).await;
            for date in ids(&chosen.data()["date"], true) {
                let payload = json!({
                    "trigger": "date_selected", "department": department, "location": location, "date": date,
                });
                seen.push(clinic.submit("APPOINTMENT", payload).await);
            }
            seen.push(chosen.clone());
        }
        seen.push(chosen);
    }
    assert!(seen.len() > 50);
    for outcome in seen {
        assert_eq!(outcome.error_message(), None);
        for list in ["department", "location", "date", "time"] {
            let Some(options) = outcome.data().get(list) else {
                continue; // stays as it is
            };
            let options = options.as_array().unwrap();
            assert!((1..=200).contains(&options.len()), "{list}");
            let mut ids = HashSet::new();
            for option in options {
                let (id, title) = (
                    option["id"].as_str().unwrap(),
                    option["title"].as_str().unwrap(),
                );
                assert!(!id.is_empty() && ids.insert(id), "{list}: {id}");
                assert!((1..=30).contains(&title.chars().count()), "{list}: {title}");
            }
        }
    }
}

#[tokio::test]
async fn an_error_notification_is_acknowledged() {
    let outcome = clinic()
        .notify("APPOINTMENT", "payload-schema-error", "data.time")
        .await;
    assert_eq!(outcome, flowkit::testing::Outcome::Acknowledged);
}
