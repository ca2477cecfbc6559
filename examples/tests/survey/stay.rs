//! Screens STAY and THANKS.

use flowkit::testing::Tester;
use serde_json::json;

use crate::clock::TestClock;
use crate::support::{MONDAY, good_stay, survey, survey_at_stay};
use crate::survey::Survey;
use crate::values::{assert_misfit, message_on, with, without};

#[tokio::test]
async fn the_days_bound_the_best_one() {
    let survey = survey_at_stay().await;
    let stay = json!({ "start-date": "2026-02-20", "end-date": "2026-02-27" });
    let choice = json!({ "trigger": "stay_selected", "stay": stay });
    let shown = survey.submit("STAY", &choice).await;
    assert_eq!(
        shown.data(),
        &json!({
            "arrival": "2026-02-20",
            "departure": "2026-02-27",
            "has_stay": true,
            "nights": 7,
        })
    );
    // Not both days yet, or no longer: nothing to complain about.
    for stay in [
        json!({ "start-date": "2026-02-20", "end-date": "" }),
        json!({ "start-date": "", "end-date": "2026-02-27" }),
        json!({ "start-date": "2026-02-20" }),
        json!(null),
        json!(""),
    ] {
        let shown = survey
            .submit("STAY", with(choice.clone(), "stay", stay))
            .await;
        assert_eq!((shown.screen(), shown.error_message()), ("STAY", None));
        assert_eq!(shown.data(), &json!({ "has_stay": false }));
    }
    let stay = json!({ "start-date": "2026-02-27", "end-date": "2026-02-20" });
    let refused = survey.submit("STAY", with(choice, "stay", stay)).await;
    assert_eq!(
        message_on(&refused, "STAY"),
        "The last day must be after the first"
    );
    assert_eq!(refused.data(), &json!({ "has_stay": false }));
}

#[tokio::test]
async fn thanks_for_what_was_told() {
    let survey = survey_at_stay().await;
    let shown = survey.submit("STAY", good_stay()).await;
    assert_eq!(shown.screen(), "THANKS");
    assert_eq!(
        shown.data()["thanks"],
        "Aylin will read that you liked the garden, the beds. We look after the noise, the lift. \
         Good that there was Tuesday, 24 February!"
    );
    for empty in [json!(null), json!(""), json!([])] {
        let least = with(good_stay(), "improve", empty.clone());
        let least = with(
            least,
            "best_day",
            if empty == json!([]) {
                json!(null)
            } else {
                empty
            },
        );
        let shown = survey.submit("STAY", least).await;
        assert_eq!(
            shown.data()["thanks"],
            "Aylin will read that you liked the garden, the beds."
        );
    }
}

#[tokio::test]
async fn what_does_not_fit_is_refused() {
    let survey = survey_at_stay().await;
    let stay = |start, end| json!({ "start-date": start, "end-date": end });
    for (key, value, text) in [
        (
            "stay",
            stay("", ""),
            "Please choose your first and your last day",
        ),
        (
            "stay",
            stay("2026-02-20", ""),
            "Please choose your first and your last day",
        ),
        (
            "stay",
            stay("2026-02-28", "2026-03-03"),
            "Please choose days within the last year",
        ),
        (
            "best_day",
            json!("2026-02-28"),
            "Your best day must be one of your stay",
        ),
        (
            "liked",
            json!([]),
            "Please choose one to three things that you liked",
        ),
        (
            "liked",
            json!(["garden", "beds", "quiet", "people"]),
            "Please choose one to three things that you liked",
        ),
        (
            "liked",
            json!(["garden", "casino"]),
            "Please choose again what you liked",
        ),
        // The stairs are another house's.
        (
            "improve",
            json!(["noise", "stairs"]),
            "Please choose again what we should look after",
        ),
    ] {
        let spoilt = with(good_stay(), key, value);
        let refused = survey.submit("STAY", &spoilt).await;
        assert_eq!(message_on(&refused, "STAY"), text, "{spoilt}");
    }
}

#[tokio::test]
async fn payloads_of_another_shape() {
    let survey = survey_at_stay().await;
    for (spoilt, path) in [
        (without(good_stay(), "trigger"), "trigger"),
        (
            with(good_stay(), "best_day", json!("2026-02-30")),
            "best_day",
        ),
        (with(good_stay(), "best_day", json!("tomorrow")), "best_day"),
        (with(good_stay(), "stay", json!("2026-02-20")), "stay"),
        (
            with(good_stay(), "stay", json!({ "start-date": "tomorrow" })),
            "stay.start-date",
        ),
        // A phone does not let a guest go on without these.
        (with(good_stay(), "stay", json!(null)), "stay"),
        (without(good_stay(), "liked"), "liked"),
        (with(good_stay(), "liked", json!("garden")), "liked"),
    ] {
        let outcome = survey.submit("STAY", &spoilt).await;
        assert_misfit(&outcome, path, &["2026-02-30", "tomorrow", "garden"]);
    }
}

#[tokio::test]
async fn a_stay_can_end_today() {
    let clock = TestClock::at(MONDAY);
    let survey = Tester::new(Survey::new(clock.clone()));
    let stay = json!({ "start-date": "2026-03-01", "end-date": "2026-03-03" });
    let choice = json!({ "trigger": "stay_selected", "stay": stay });
    for (now, is_refused) in [
        ("2026-03-02T23:59:59", true),
        ("2026-03-03T00:00:00", false),
    ] {
        clock.set(now);
        let outcome = survey.submit("STAY", &choice).await;
        assert_eq!(outcome.error_message().is_some(), is_refused, "{now}");
    }
}

#[tokio::test]
async fn nothing_is_told_before_the_house() {
    let refused = survey().submit("STAY", good_stay()).await;
    assert_eq!(
        message_on(&refused, "STAY"),
        "Please go back and choose the house"
    );
    let refused = survey_at_stay().await.submit("THANKS", json!({})).await;
    assert_eq!(
        message_on(&refused, "THANKS"),
        "Please go back and tell us when you were there"
    );
}

#[tokio::test]
async fn words_are_quoted_only_with_consent() {
    for (ticked, quote) in [
        (json!(true), "Lovely"),
        (json!(false), ""),
        (json!(null), ""),
        (json!(""), ""),
    ] {
        let survey = survey_at_stay().await;
        survey.submit("STAY", good_stay()).await;
        let more = json!({ "more": "Lovely", "may_quote": ticked });
        let done = survey.submit("THANKS", more).await;
        let params = done.completion().unwrap();
        assert_eq!(
            (&params["quote"], &params["nights"]),
            (&json!(quote), &json!(7))
        );
    }
    let survey = survey_at_stay().await;
    survey.submit("STAY", good_stay()).await;
    let long = json!({ "more": "x".repeat(601), "may_quote": true });
    let refused = survey.submit("THANKS", long).await;
    assert_eq!(
        message_on(&refused, "THANKS"),
        "Please tell us the rest in 600 characters"
    );
    let done = survey.submit("THANKS", json!({})).await;
    assert_eq!(done.completion().unwrap()["quote"], "");
}

#[tokio::test]
async fn going_back_shows_the_house_that_was_chosen() {
    let shown = survey_at_stay().await.back("STAY").await;
    assert_eq!(shown.screen(), "PLACE");
    assert_eq!(
        shown.data()["greeting"],
        "Pier House: Aylin will read what you write."
    );
    assert_eq!(shown.data()["houses"].as_array().unwrap().len(), 2);
    let shown = survey().back("STAY").await;
    assert_eq!(
        (shown.screen(), &shown.data()["has_greeting"]),
        ("PLACE", &json!(false))
    );
}
