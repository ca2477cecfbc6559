//! Screen PLACE: three choices and a button, told apart by `trigger`.

use serde_json::{Value, json};

use crate::support::survey;
use crate::values::{assert_misfit, message_on, with, without};

/// The ids of the houses that can be chosen.
fn houses(data: &Value) -> Vec<&str> {
    let houses = data["houses"].as_array().unwrap().iter();
    let enabled = houses.filter(|house| house["enabled"] != false);
    enabled.map(|house| house["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn begins_with_nothing_to_choose() {
    let shown = survey().init().await;
    assert_eq!(shown.screen(), "PLACE");
    assert_eq!(shown.data()["can_choose_house"], false);
    assert_eq!(shown.data()["answered"], 0);
    let list = shown.data()["houses"].as_array().unwrap();
    assert_eq!(list.len(), 1, "a phone wants one line at least");
    assert!(houses(shown.data()).is_empty());
}

#[tokio::test]
async fn a_region_offers_its_houses_and_changes_nothing_else() {
    let survey = survey();
    for (region, expected) in [
        (json!("coast"), vec!["gull", "pier"]),
        (json!("hills"), vec!["mill"]),
        (json!("moon"), vec![]),
        (json!(""), vec![]),
        (json!(null), vec![]),
    ] {
        let choice = json!({ "trigger": "region_selected", "region": region });
        let shown = survey.submit("PLACE", &choice).await;
        assert_eq!((shown.screen(), shown.error_message()), ("PLACE", None));
        assert_eq!(houses(shown.data()), expected, "{choice}");
        assert_eq!(shown.data()["can_choose_house"], !expected.is_empty());
        assert_eq!(
            shown.data()["has_greeting"],
            false,
            "another house was greeted"
        );
        assert_eq!(shown.data().as_object().unwrap().len(), 3);
    }
}

#[tokio::test]
async fn the_link_offers_every_house() {
    let shown = survey()
        .submit("PLACE", json!({ "trigger": "all_houses_wanted" }))
        .await;
    assert_eq!(houses(shown.data()), ["gull", "pier", "mill"]);
    assert_eq!(shown.data()["houses"][2]["description"], "The hills");
}

#[tokio::test]
async fn a_house_is_greeted() {
    let survey = survey();
    let choice = json!({ "trigger": "house_selected", "house": "mill" });
    let shown = survey.submit("PLACE", &choice).await;
    assert_eq!(
        shown.data(),
        &json!({
            "greeting": "The Old Mill: Pavel will read what you write.",
            "has_greeting": true,
        })
    );
    for choice in [
        with(choice.clone(), "house", json!("castle")),
        without(choice, "house"),
    ] {
        let shown = survey.submit("PLACE", choice).await;
        assert_eq!(shown.data(), &json!({ "has_greeting": false }));
    }
}

#[tokio::test]
async fn goes_on_with_a_house_and_a_rating() {
    let survey = survey();
    let good = json!({ "trigger": "continued", "house": "gull", "rating": "no" });
    let shown = survey.submit("PLACE", &good).await;
    assert_eq!(shown.screen(), "STAY");
    assert_eq!(
        (&shown.data()["earliest"], &shown.data()["latest"]),
        (&json!("2025-03-02"), &json!("2026-03-02"))
    );
    assert_eq!(shown.data()["topics"][1]["title"], "The stairs");

    for (spoilt, text) in [
        (without(good.clone(), "house"), "Please choose the house"),
        (
            with(good.clone(), "house", json!("")),
            "Please choose the house",
        ),
        (
            with(good.clone(), "house", json!("castle")),
            "Please choose the house",
        ),
        (
            with(good.clone(), "rating", json!("maybe")),
            "Please tell us whether you would come again",
        ),
    ] {
        let refused = survey.submit("PLACE", &spoilt).await;
        assert_eq!(message_on(&refused, "PLACE"), text, "{spoilt}");
    }
}

/// What no phone sends is a failure.
#[tokio::test]
async fn an_action_that_the_screen_does_not_have() {
    let survey = survey();
    for (payload, path) in [
        (json!({}), "trigger"),
        (
            json!({ "trigger": "house_burnt", "house": "gull" }),
            "trigger",
        ),
        (json!({ "trigger": 1, "house": "gull" }), "trigger"),
        (json!({ "house": "gull", "rating": "no" }), "trigger"),
        (json!({ "trigger": "continued", "house": "gull" }), "rating"),
        (
            json!({ "trigger": "continued", "house": ["gull"], "rating": "no" }),
            "house",
        ),
    ] {
        let outcome = survey.submit("PLACE", &payload).await;
        assert_misfit(&outcome, path, &["gull", "burnt"]);
    }
}
