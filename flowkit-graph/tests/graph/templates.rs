//! Creating templates with a flow button, and the phone numbers to send from.

use flowkit_graph::{
    ErrorKind, FlowButton, FlowIcon, FlowJsonSource, FlowTemplate, NewFlowTemplate, QualityRating,
    TemplateCategory, TemplateStatus, VerificationStatus,
};
use serde_json::json;

use crate::VALID;
use crate::fake::{Answer, Clients as _, Fake, NUMBER, OTHER_WABA, WABA, refusal};

fn template(button: FlowButton) -> NewFlowTemplate {
    let category = TemplateCategory::Marketing;
    NewFlowTemplate::new("book_again", "en_US", category, "Time for a visit?", button)
}

#[tokio::test]
async fn the_template_of_the_reference() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "PUBLISHED");
    let graph = fake.client();
    let button = FlowButton::new("Book", &id)
        .navigate("DATES")
        .icon(FlowIcon::Review);
    let created = graph
        .create_flow_template(WABA, &template(button))
        .await
        .unwrap();
    assert_eq!(created.id, "333");
    assert_eq!(created.status, Some(TemplateStatus::Pending));
    assert_eq!(created.category, Some(TemplateCategory::Marketing));
    assert_eq!(fake.calls(), ["POST /900/message_templates"]);
    assert_eq!(
        fake.lock().seen[0].json(),
        json!({ "name": "book_again", "language": "en_US", "category": "MARKETING", "components": [
            { "type": "BODY", "text": "Time for a visit?" },
            { "type": "BUTTONS", "buttons": [{
                "type": "FLOW", "text": "Book", "flow_id": "1111", "flow_action": "navigate",
                "navigate_screen": "DATES", "icon": "REVIEW",
            }] },
        ] })
    );
    let sent = FlowTemplate::new("book_again", "en_US").flow_token("t");
    graph
        .send_flow_template(NUMBER, "336", &sent)
        .await
        .unwrap();
}

#[tokio::test]
async fn every_source_and_every_way_to_open() {
    let fake = Fake::start().await;
    let graph = fake.client();
    fake.lock().state.add("table", "DRAFT");
    let buttons = [
        FlowButton::by_name("Book", "table").data_exchange(),
        FlowButton::with_json("Book", VALID.as_bytes()),
        FlowButton::with_json("Book", FlowJsonSource::text(VALID)).navigate("START"),
    ];
    for button in buttons {
        let new = template(button);
        graph.create_flow_template(WABA, &new).await.unwrap();
        fake.lock().state.templates.clear();
    }
    let shared = fake.lock();
    let sent = |number: usize| shared.seen[number].json()["components"][1]["buttons"][0].clone();
    assert_eq!(
        sent(0),
        json!({ "type": "FLOW", "text": "Book", "flow_name": "table", "flow_action": "data_exchange" })
    );
    assert_eq!(
        sent(1),
        json!({ "type": "FLOW", "text": "Book", "flow_json": VALID, "flow_action": "navigate" })
    );
    assert_eq!(sent(2)["navigate_screen"], "START");
}

#[tokio::test]
async fn with_placeholders_a_header_and_other_buttons() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "PUBLISHED");
    let header = json!({ "type": "HEADER", "format": "TEXT", "text": "Hello" });
    let other = json!({ "type": "QUICK_REPLY", "text": "No, thanks" });
    let category = TemplateCategory::Utility;
    let button = FlowButton::new("Book", &id);
    let new = NewFlowTemplate::new("again", "en_US", category, "Again, {{1}}?", button)
        .examples(["Ada"])
        .component(header.clone())
        .other_button(other.clone());
    fake.client()
        .create_flow_template(WABA, &new)
        .await
        .unwrap();
    let sent = fake.lock().seen[0].json()["components"].clone();
    assert_eq!(sent[0], header);
    assert_eq!(
        sent[1],
        json!({ "type": "BODY", "text": "Again, {{1}}?", "example": { "body_text": [["Ada"]] } })
    );
    assert_eq!(sent[2]["buttons"][1], other);
}

#[tokio::test]
async fn what_meta_refuses() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "PUBLISHED");
    let graph = fake.client();
    let new = template(FlowButton::new("Book", &id));
    graph.create_flow_template(WABA, &new).await.unwrap();
    let error = graph.create_flow_template(WABA, &new).await.unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("cannot create a message template in account 900: ")
    );
    assert!(
        error
            .help()
            .unwrap()
            .contains("must be new in this language")
    );
    let unknown = template(FlowButton::by_name("Book", "chairs"));
    let error = graph
        .create_flow_template(WABA, &unknown)
        .await
        .unwrap_err();
    assert!(
        error
            .help()
            .unwrap()
            .contains("the flow must be in this account")
    );
    fake.answers([
        refusal(400, 80_007, json!({})),
        Answer::json(&json!({ "id": "4", "status": "IN_APPEAL" })),
    ]);
    let created = graph.create_flow_template(WABA, &new).await.unwrap();
    assert_eq!(
        created.status,
        Some(TemplateStatus::Unknown("IN_APPEAL".to_owned()))
    );
}

#[tokio::test]
async fn what_cannot_be_right_is_not_sent() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let marketing = TemplateCategory::Marketing;
    let good = FlowButton::new("é".repeat(25), "1");
    for new in [
        template(FlowButton::new("", "1")),
        template(FlowButton::new("é".repeat(26), "1")),
        template(FlowButton::new("Book", "one")),
        template(FlowButton::by_name("Book", "")),
        template(FlowButton::with_json("Book", Vec::new())),
        template(FlowButton::with_json("Book", vec![0xff])),
        template(FlowButton::new("Book", "1").navigate("")),
        NewFlowTemplate::new("", "en", marketing.clone(), "Hi", good.clone()),
        NewFlowTemplate::new("x", "", marketing.clone(), "Hi", good.clone()),
        NewFlowTemplate::new("x", "en", marketing.clone(), " ", good.clone()),
        NewFlowTemplate::new("x", "en", marketing, "x".repeat(1025), good.clone()),
    ] {
        let error = graph.create_flow_template(WABA, &new).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Argument(_)), "{error}");
    }
    assert!(
        graph
            .create_flow_template("x", &template(good))
            .await
            .is_err()
    );
    assert_eq!(fake.calls().len(), 0);
}

#[tokio::test]
async fn the_phone_numbers_of_an_account() {
    let fake = Fake::start().await;
    fake.lock().state.keys.insert("701".to_owned(), None);
    let graph = fake.client();
    let numbers = graph.phone_numbers(WABA).unwrap().all().await.unwrap();
    assert_eq!(
        fake.calls(),
        [
            "GET /900/phone_numbers?fields=id,display_phone_number,verified_name,quality_rating,code_verification_status"
        ]
    );
    assert_eq!(numbers.len(), 2);
    assert_eq!(numbers[0].id, NUMBER);
    assert_eq!(
        numbers[0].display_phone_number.as_deref(),
        Some("+1 555-0700")
    );
    assert_eq!(numbers[0].verified_name.as_deref(), Some("Shop"));
    assert_eq!(numbers[0].quality_rating, Some(QualityRating::Green));
    assert_eq!(
        numbers[0].code_verification_status,
        Some(VerificationStatus::Verified)
    );
    assert!(
        graph
            .phone_numbers(OTHER_WABA)
            .unwrap()
            .all()
            .await
            .unwrap()
            .is_empty()
    );
    assert!(graph.phone_numbers("my account").is_err());
}
