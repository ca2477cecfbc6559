//! A kitchen that takes orders: its Flow JSON, and an endpoint written by hand that does as the order says.

use flowkit_client::VirtualPhone;
use serde_json::json;

use crate::support::{Reaction, Received, TestEndpoint};

/// ORDER and SUMMARY ask the endpoint, NOTE is reached and left without it.
pub(crate) const FLOW_JSON: &str = r#"{
  "version": "7.3",
  "data_api_version": "3.0",
  "routing_model": { "ORDER": ["SUMMARY", "NOTE"], "NOTE": ["SUMMARY"], "SUMMARY": [] },
  "screens": [
    {
      "id": "ORDER",
      "title": "Your order",
      "data": { "hint": { "type": "string", "__example__": "Today: soup" } },
      "layout": { "type": "SingleColumnLayout", "children": [
        { "type": "TextBody", "text": "${data.hint}" },
        { "type": "RadioButtonsGroup", "name": "dish", "label": "Which dish?", "required": true, "data-source": [
          { "id": "soup", "title": "Soup" }, { "id": "stew", "title": "Stew" }, { "id": "pie", "title": "Pie", "enabled": false }
        ] },
        { "type": "TextInput", "name": "wish", "label": "Any wish?", "required": false },
        { "type": "EmbeddedLink", "text": "What is in it?", "on-click-action": { "name": "open_url", "url": "https://kitchen.example/soup" } },
        { "type": "EmbeddedLink", "text": "Write a note", "on-click-action":
          { "name": "navigate", "next": { "type": "screen", "name": "NOTE" }, "payload": {} } },
        { "type": "Footer", "label": "Continue", "on-click-action":
          { "name": "data_exchange", "payload": { "dish": "${form.dish}", "wish": "${form.wish}" } } }
      ] }
    },
    {
      "id": "NOTE",
      "title": "A note",
      "terminal": true,
      "layout": { "type": "SingleColumnLayout", "children": [
        { "type": "TextArea", "name": "note", "label": "Your note", "required": true },
        { "type": "CalendarPicker", "name": "days", "mode": "range", "label": { "start-date": "From", "end-date": "Until" } },
        { "type": "Footer", "label": "Leave it", "on-click-action": { "name": "complete", "payload": { "note": "${form.note}" } } }
      ] }
    },
    {
      "id": "SUMMARY",
      "title": "Please check",
      "terminal": true,
      "data": { "line": { "type": "string", "__example__": "One soup" } },
      "layout": { "type": "SingleColumnLayout", "children": [
        { "type": "TextBody", "text": "${data.line}" },
        { "type": "PhotoPicker", "name": "voucher", "label": "A photo of your voucher", "min-uploaded-photos": 0 },
        { "type": "Footer", "label": "Order", "on-click-action":
          { "name": "data_exchange", "payload": { "voucher": "${form.voucher}" } } }
      ] }
    }
  ]
}"#;

/// What the kitchen does: the wish on ORDER says it.
fn cook(request: &Received) -> Reaction {
    let json = request.json();
    if request.is_error_notification() {
        return Reaction::Answer(json!({ "data": { "acknowledged": true } }));
    }
    let screen = json["screen"].as_str().unwrap_or_default();
    let wish = json["data"]["wish"].as_str().unwrap_or_default();
    Reaction::Answer(match (request.action().as_str(), screen, wish) {
        ("INIT", ..) => json!({ "screen": "ORDER", "data": { "hint": "Today: soup" } }),
        (_, "ORDER", "salt") => {
            json!({ "screen": "ORDER", "data": { "hint": "No salt", "error_message": "We have no salt" } })
        }
        (_, "ORDER", "a number") => json!({ "screen": "SUMMARY", "data": { "line": 7 } }),
        (_, "ORDER", "lost") => json!({ "screen": "KITCHEN", "data": {} }),
        (_, "ORDER", "noise") => return Reaction::Sealed(200, b"oops".to_vec()),
        (_, "ORDER", "in the clear") => return Reaction::Plain(200, b"oops".to_vec()),
        (_, "ORDER", "used") => {
            return Reaction::Sealed(427, br#"{"error_msg":"Ordered already"}"#.to_vec());
        }
        (_, "ORDER", "fire") => return Reaction::Plain(500, Vec::new()),
        (_, "ORDER", "leave") => json!({ "screen": "SUCCESS", "data": {} }),
        (_, "ORDER", _) => json!({ "screen": "SUMMARY", "data": { "line": "One soup" } }),
        (_, "SUMMARY", _) => json!({
            "screen": "SUCCESS",
            "data": { "extension_message_response": { "params": { "order": 17, "dish": "soup" } } },
        }),
        other => panic!("nobody sends {other:?}"),
    })
}

/// The kitchen's endpoint, on a socket of this machine.
pub(crate) async fn kitchen() -> TestEndpoint {
    TestEndpoint::start(cook).await
}

/// A phone in whose chat the kitchen's message lies.
pub(crate) fn phone_of(kitchen: &TestEndpoint) -> VirtualPhone {
    let client = kitchen.client().with_flow_token("tok-1");
    let phone = VirtualPhone::over(&client).flow_json(FLOW_JSON);
    phone.in_chat().unwrap()
}

/// A kitchen, and a phone that shows ORDER.
pub(crate) async fn opened() -> (TestEndpoint, VirtualPhone) {
    let kitchen = kitchen().await;
    let mut phone = phone_of(&kitchen);
    phone.open().await.unwrap();
    assert_eq!(phone.screen(), "ORDER");
    (kitchen, phone)
}

/// A kitchen, and a phone on whose ORDER soup is chosen with this wish.
pub(crate) async fn with_wish(wish: &str) -> (TestEndpoint, VirtualPhone) {
    let (kitchen, mut phone) = opened().await;
    phone.choose("Which dish?", "Soup").await.unwrap();
    phone.fill("wish", wish).unwrap();
    (kitchen, phone)
}
