//! What a person does, by the names that they see.

use std::time::Duration;

use flowkit_client::phone::{Status, Warning};
use serde_json::{Value, json};

use crate::kitchen::{kitchen, opened, phone_of, with_wish};
use crate::support::Received;

#[tokio::test]
async fn a_whole_walk_to_the_completion() {
    let (kitchen, mut phone) = opened().await;
    assert_eq!(phone.data("hint"), "Today: soup");
    assert_eq!(phone.data("nothing"), Value::Null);

    // An answer that stays on the screen, with a message.
    phone.choose("Which dish?", "Soup").await.unwrap();
    phone.fill("Any wish?", "salt").unwrap();
    phone.tap("Continue").await.unwrap();
    assert_eq!(phone.snackbar(), Some("We have no salt"));
    assert_eq!(phone.data("hint"), "No salt");
    assert_eq!(phone.path(), ["ORDER"]);

    phone.fill("wish", "bread").unwrap();
    phone.tap("Continue").await.unwrap();
    assert_eq!(phone.data("line"), "One soup");
    assert_eq!(phone.path(), ["ORDER", "SUMMARY"]);

    phone.tap("Order").await.unwrap();
    assert_eq!(phone.completion().unwrap().params["order"], 17);
    assert_eq!(phone.phone().status(), Status::Over);
    assert!(phone.phone().is_button_disabled());

    let requests: Vec<Value> = kitchen.seen().iter().map(Received::json).collect();
    assert_eq!(requests.len(), 4);
    assert!(requests.iter().all(|sent| sent["flow_token"] == "tok-1"));
    assert_eq!(
        requests[2]["data"],
        json!({ "dish": "soup", "wish": "bread" })
    );
    assert_eq!(phone.warnings(), [] as [Warning; 0]);
}

#[tokio::test]
async fn a_component_goes_by_its_name_its_label_and_either_in_other_letters() {
    let (_kitchen, mut phone) = opened().await;
    let at = phone.field("dish").unwrap().at();
    for called in ["Which dish?", "which DISH?", "DISH"] {
        assert_eq!(phone.field(called).unwrap().at(), at, "{called}");
    }
    // An option goes by its title and by its id.
    phone.choose("dish", "stew").await.unwrap();
    assert_eq!(phone.field("dish").unwrap().value(), Some(&json!("stew")));
    phone.choose("dish", "Soup").await.unwrap();
    assert_eq!(phone.field("dish").unwrap().value(), Some(&json!("soup")));
}

#[tokio::test]
async fn a_field_tells_how_it_is() {
    let (_kitchen, mut phone) = opened().await;
    let dish = phone.field("dish").unwrap();
    assert_eq!(
        (dish.value(), dish.is_required(), dish.is_enabled()),
        (None, true, true)
    );
    let titles: Vec<&str> = dish
        .options()
        .map(|option| option.title.text.as_str())
        .collect();
    assert_eq!(titles, ["Soup", "Stew"], "Pie is sold out");
    assert!(!phone.field("Continue").unwrap().is_enabled());

    phone.choose("dish", "Soup").await.unwrap();
    assert!(phone.field("Continue").unwrap().is_enabled());
    phone
        .fill("wish", "bread")
        .unwrap()
        .fill("wish", "")
        .unwrap();
    assert_eq!(phone.field("wish").unwrap().value(), Some(&json!("")));
    phone.fill("wish", "bread").unwrap();
    phone.clear("wish").await.unwrap();
    let wish = phone.field("wish").unwrap();
    assert_eq!((wish.value(), wish.error()), (Some(&json!("")), None));
}

#[tokio::test]
async fn a_range_is_chosen_and_cleared_as_a_whole_or_as_far_as_it_is_there() {
    let (_kitchen, mut phone) = opened().await;
    phone.tap("Write a note").await.unwrap();
    phone
        .choose_range("From", "2026-11-30", "2026-12-02")
        .await
        .unwrap();
    let days = phone.field("days").unwrap();
    let range = json!({ "start-date": "2026-11-30", "end-date": "2026-12-02" });
    assert_eq!(days.value(), Some(&range));
    phone.clear("days").await.unwrap();
    phone.choose("days", "2026-11-30").await.unwrap();
    phone.clear("days").await.unwrap();
    let error = phone.clear("days").await.err().unwrap();
    assert!(error.message().contains("shows no clear button"), "{error}");
}

#[tokio::test]
async fn addresses_that_were_opened_are_kept() {
    let (kitchen, mut phone) = opened().await;
    phone.tap("What is in it?").await.unwrap();
    assert_eq!(phone.opened_urls(), ["https://kitchen.example/soup"]);
    assert_eq!((phone.screen(), kitchen.seen().len()), ("ORDER", 1));
}

#[tokio::test]
async fn back_goes_back_and_then_closes() {
    let (kitchen, mut phone) = with_wish("bread").await;
    phone.tap("Continue").await.unwrap().back().await.unwrap();
    assert_eq!(phone.screen(), "ORDER");
    assert_eq!(phone.field("wish").unwrap().value(), Some(&json!("bread")));
    phone.back().await.unwrap();
    assert_eq!(phone.phone().status(), Status::Over);
    assert!(phone.completion().is_none());
    assert_eq!(kitchen.seen().len(), 2, "neither way asks the kitchen");
}

#[tokio::test]
async fn a_flow_that_was_left_is_taken_up_again() {
    let (kitchen, mut phone) = with_wish("bread").await;
    phone.close().await.unwrap();
    phone
        .wait(Duration::from_secs(14 * 24 * 60 * 60))
        .await
        .unwrap();
    phone.open_again().await.unwrap();
    assert_eq!(phone.field("wish").unwrap().value(), Some(&json!("bread")));
    assert_eq!(kitchen.seen().len(), 1, "nobody is asked");

    // After more than 15 days it opens anew.
    phone.close().await.unwrap();
    phone
        .wait(Duration::from_secs(15 * 24 * 60 * 60 + 1))
        .await
        .unwrap();
    phone.open_again().await.unwrap();
    assert_eq!((phone.screen(), kitchen.seen().len()), ("ORDER", 2));
    assert_eq!(phone.field("wish").unwrap().value(), None);

    // So it does by `open`, and by `open_again` where nothing was kept.
    phone.fill("wish", "bread").unwrap();
    phone.close().await.unwrap().open().await.unwrap();
    assert_eq!(phone.field("wish").unwrap().value(), None);
    let mut other = phone_of(&kitchen);
    other.open_again().await.unwrap();
    assert_eq!((other.screen(), kitchen.seen().len()), ("ORDER", 4));
}

#[tokio::test]
async fn time_passes_on_the_phones_clock_alone() {
    let (_kitchen, mut phone) = with_wish("salt").await;
    phone.tap("Continue").await.unwrap();
    assert!(phone.snackbar().is_some());
    let before = phone.phone().now();
    phone.wait(Duration::from_secs(60)).await.unwrap();
    assert_eq!(phone.snackbar(), None);
    assert_eq!(phone.phone().now() - before, 60_000);
}

#[tokio::test]
async fn a_flow_opened_by_its_message_asks_nobody() {
    let kitchen = kitchen().await;
    let phone = flowkit_client::VirtualPhone::over(&kitchen.client().with_flow_token("tok-2"))
        .flow_json(crate::kitchen::FLOW_JSON)
        .opened_on("ORDER", json!({ "hint": "From the message" }));
    let mut phone = phone.open().await.unwrap();
    assert_eq!(phone.data("hint"), "From the message");
    phone.tap("Write a note").await.unwrap();
    phone
        .fill("Your note", "Thank you")
        .unwrap()
        .tap("Leave it")
        .await
        .unwrap();
    let params = Value::Object(phone.completion().unwrap().params.clone());
    assert_eq!(
        params,
        json!({ "note": "Thank you", "flow_token": "tok-2" })
    );
    assert!(kitchen.seen().is_empty());
}
