//! What a walk leaves behind to be looked at.

use std::time::Duration;

use flowkit_client::{Action, Deed, Outcome, VirtualPhone};

use crate::kitchen::{FLOW_JSON, opened, with_wish};
use crate::support::{self, Reaction, TestEndpoint};

#[tokio::test]
async fn it_reads_well_and_debug_says_little() {
    let (_kitchen, mut phone) = with_wish("salt").await;
    phone.tap("Continue").await.unwrap();
    phone.fill("wish", "used").unwrap();
    phone.tap("Continue").await.err().unwrap();
    let printed = phone.transcript().to_string();
    for expected in [
        "→ INIT\n",
        "→ data_exchange ORDER {\"dish\":\"soup\",\"wish\":\"salt\"}\n",
        "ms  ORDER {\"hint\":\"No salt\"}\n  snackbar: We have no salt\n",
        "ms  error: the endpoint answered 427",
        "  dialog: Ordered already\n",
    ] {
        assert!(printed.contains(expected), "no {expected:?} in\n{printed}");
    }
    assert!(phone.transcript().waited() > Duration::ZERO);
    let debug = format!("{:?} {phone:?}", phone.transcript());
    for private in ["soup", "salt", "Ordered already", "tok-1"] {
        assert!(!debug.contains(private), "{private} in {debug}");
    }
}

#[tokio::test]
async fn steps_without_the_endpoint_are_steps_too() {
    let (_kitchen, mut phone) = opened().await;
    phone.tap("Write a note").await.unwrap();
    phone.back().await.unwrap();
    phone.tap("Write a note").await.unwrap();
    phone.fill("note", "Thank you").unwrap();
    phone.tap("Leave it").await.unwrap();
    let deeds: Vec<Deed> = phone
        .transcript()
        .steps()
        .iter()
        .map(|step| step.deed)
        .collect();
    assert_eq!(
        deeds,
        [
            Deed::Sent(Action::Init),
            Deed::Navigated,
            Deed::WentBack,
            Deed::Navigated,
            Deed::Completed,
        ]
    );
    let last = phone.transcript().last().unwrap();
    assert_eq!(last.screen.as_deref(), Some("NOTE"));
    assert!(
        matches!(&last.outcome, Outcome::Completed { params } if params["note"] == "Thank you")
    );

    let opened = VirtualPhone::at("http://127.0.0.1:1/")
        .public_key(support::public_key())
        .flow_json(FLOW_JSON)
        .opened_on("ORDER", serde_json::json!({ "hint": "Today: soup" }));
    let phone = opened.open().await.unwrap();
    assert_eq!(phone.transcript().last().unwrap().deed, Deed::Started);
}

#[tokio::test]
async fn a_step_tells_that_the_key_was_fetched_again() {
    let (kitchen, _) = opened().await;
    let client = kitchen
        .builder(support::other_public_key())
        .key_source(|| async { Ok(support::public_key()) })
        .http(&kitchen.url())
        .unwrap();
    let phone = VirtualPhone::over(&client).flow_json(FLOW_JSON);
    let mut phone = phone.open().await.unwrap();
    assert!(phone.transcript().last().unwrap().key_fetched_again);
    phone.choose("dish", "Soup").await.unwrap();
    phone.tap("Continue").await.unwrap();
    assert!(!phone.transcript().last().unwrap().key_fetched_again);
    let printed = phone.transcript().to_string();
    assert_eq!(printed.matches("after a 421").count(), 1, "{printed}");
}

#[tokio::test]
async fn long_data_is_cut_between_characters() {
    let endpoint = TestEndpoint::start(|_| {
        let data = serde_json::json!({ "hint": "é👋".repeat(400) });
        Reaction::Answer(serde_json::json!({ "screen": "ORDER", "data": data }))
    })
    .await;
    let phone = VirtualPhone::over(&endpoint.client()).flow_json(FLOW_JSON);
    let phone = phone.open().await.unwrap();
    let printed = phone.transcript().last().unwrap().to_string();
    assert!(printed.ends_with('…'), "{printed}");
    assert!(printed.chars().count() < 260, "{printed}");
}
