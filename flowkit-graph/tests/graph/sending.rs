use flowkit_graph::{
    ErrorKind, FlowMessage, FlowTemplate, MessageHeader, MessageStatus, Recipient,
};
use serde_json::{Map, Value, json};

use crate::fake::{Answer, Clients as _, Fake, NUMBER, refusal};

pub(crate) fn data() -> Map<String, Value> {
    json!({ "city": "PAR" }).as_object().unwrap().clone()
}

#[tokio::test]
async fn the_message_of_the_reference() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "PUBLISHED");
    let message = FlowMessage::new(&id, "Book", "Pick a time")
        .header(MessageHeader::Text("Table booking".to_owned()))
        .footer("Takes one minute")
        .flow_token("s_8f2c")
        .navigate("DATES", data());
    let sent = fake
        .client()
        .send_flow(NUMBER, "33600000000", &message)
        .await
        .unwrap();
    assert_eq!(sent.id, "wamid.X");
    assert_eq!(sent.contacts[0].wa_id.as_deref(), Some("33600000000"));
    assert_eq!(
        fake.lock().seen[0].json(),
        json!({
            "messaging_product": "whatsapp", "recipient_type": "individual", "to": "33600000000", "type": "interactive",
            "interactive": {
                "type": "flow",
                "header": { "type": "text", "text": "Table booking" },
                "body": { "text": "Pick a time" },
                "footer": { "text": "Takes one minute" },
                "action": { "name": "flow", "parameters": {
                    "flow_message_version": "3", "flow_id": "1111", "flow_cta": "Book", "flow_token": "s_8f2c",
                    "flow_action": "navigate",
                    "flow_action_payload": { "screen": "DATES", "data": { "city": "PAR" } },
                    "mode": "published",
                } },
            },
        })
    );
    assert!(!format!("{sent:?}").contains("336"), "{sent:?}");
    assert!(!format!("{message:?}").contains("s_8f2c"));
    assert!(!format!("{message:?}").contains("PAR"));
}

#[tokio::test]
async fn every_way_to_open_and_every_mode() {
    let fake = Fake::start().await;
    fake.lock().state.add("live", "PUBLISHED");
    let draft = fake.lock().state.add("draft", "DRAFT");
    let blocked = fake.lock().state.add("blocked", "BLOCKED");
    let graph = fake.client();
    for message in [
        FlowMessage::by_name("live", "Book", "Pick"),
        FlowMessage::by_name("live", "Book", "Pick").data_exchange(),
        FlowMessage::by_name("live", "Book", "Pick").navigate("DATES", Map::new()),
        FlowMessage::new(&draft, "Book", "Pick").draft(),
        FlowMessage::by_name("live", "Book", "Pick").header(MessageHeader::ImageLink(
            "https://x.example/i.png".to_owned(),
        )),
    ] {
        graph
            .send_flow(NUMBER, "+33 600000000", &message)
            .await
            .unwrap();
    }
    let draft = FlowMessage::new(&draft, "Book", "Pick");
    let error = graph
        .send_flow(NUMBER, "33600000000", &draft)
        .await
        .unwrap_err();
    assert!(
        error
            .help()
            .unwrap()
            .contains("a draft is sent with mode draft")
    );
    let blocked = FlowMessage::new(&blocked, "Book", "Pick");
    let error = graph
        .send_flow(NUMBER, "33600000000", &blocked)
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some(132_068));
}

#[tokio::test]
async fn a_throttled_flow_is_sent_ten_times_an_hour() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "THROTTLED");
    let graph = fake.client();
    let message = FlowMessage::new(&id, "Book", "Pick");
    for _ in 0..10 {
        graph.send_flow(NUMBER, "336", &message).await.unwrap();
    }
    let error = graph.send_flow(NUMBER, "336", &message).await.unwrap_err();
    assert_eq!(error.code(), Some(132_069));
    assert!(error.help().unwrap().contains("mend the endpoint"));
    assert_eq!(fake.calls().len(), 11, "and not repeated");
}

#[tokio::test]
async fn the_template_of_the_reference() {
    let fake = Fake::start().await;
    let template = FlowTemplate::new("book_again", "en_US")
        .flow_token("s_8f2c")
        .data(data());
    let graph = fake.client();
    let sent = graph
        .send_flow_template(NUMBER, "33600000000", &template)
        .await
        .unwrap();
    assert_eq!(sent.id, "wamid.X");
    assert_eq!(
        fake.lock().seen[0].json(),
        json!({
            "messaging_product": "whatsapp", "recipient_type": "individual", "to": "33600000000", "type": "template",
            "template": { "name": "book_again", "language": { "code": "en_US" }, "components": [{
                "type": "button", "sub_type": "flow", "index": "0", "parameters": [{ "type": "action",
                    "action": { "flow_token": "s_8f2c", "flow_action_data": { "city": "PAR" } } }],
            }] },
        })
    );
    let body = json!({ "type": "body", "parameters": [{ "type": "text", "text": "Ada" }] });
    let plain = FlowTemplate::new("book_again", "en_US")
        .button(1)
        .component(body.clone());
    graph
        .send_flow_template(NUMBER, "33600000000", &plain)
        .await
        .unwrap();
    let components = fake.lock().seen[1].json()["template"]["components"].clone();
    assert_eq!(components[0], body);
    assert_eq!(components[1]["index"], "1");
    assert_eq!(components[1]["parameters"][0]["action"], json!({}));

    let missing = FlowTemplate::new("missing", "en_US");
    let error = graph
        .send_flow_template(NUMBER, "33600000000", &missing)
        .await
        .unwrap_err();
    assert!(error.help().unwrap().contains("template"));
}

#[tokio::test]
async fn what_cannot_be_right_is_not_sent() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let long = |length| "é".repeat(length);
    for message in [
        FlowMessage::new("1", "Book", ""),
        FlowMessage::new("1", "", "Pick"),
        FlowMessage::new("1", "Book", long(1025)),
        FlowMessage::new("1", long(31), "Pick"),
        FlowMessage::new("1", "Book", "Pick").footer(long(61)),
        FlowMessage::new("1", "Book", "Pick").header(MessageHeader::Text(long(61))),
        FlowMessage::new("one", "Book", "Pick"),
        FlowMessage::by_name("", "Book", "Pick"),
        FlowMessage::new("1", "Book", "Pick").navigate("", Map::new()),
        FlowMessage::new("1", "Book", " \n"),
        FlowMessage::new("1", "Book \u{1f4c5}", "Pick"),
        FlowMessage::new("1", "Book \u{2714}\u{fe0f}", "Pick"),
        FlowMessage::new("1", "Book", "Pick").header(MessageHeader::ImageLink("i.png".to_owned())),
        FlowMessage::new("1", "Book", "Pick").header(MessageHeader::VideoId(String::new())),
    ] {
        let error = graph
            .send_flow(NUMBER, "33600000000", &message)
            .await
            .unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Argument(_)), "{error}");
    }
    let good = FlowMessage::new("1", long(30), long(1024));
    // What people write on buttons is no emoji.
    fake.lock().state.add("table", "PUBLISHED");
    let words = FlowMessage::by_name("table", "Réserver — été ’26 №1 ½ 予約", "Pick 📅");
    graph.send_flow(NUMBER, "336", &words).await.unwrap();
    assert_eq!(fake.calls().len(), 1);
    assert!(graph.send_flow(NUMBER, "", &good).await.is_err());
    assert!(graph.send_flow("x", "33600000000", &good).await.is_err());
    for template in [FlowTemplate::new("", "en"), FlowTemplate::new("x", "")] {
        assert!(
            graph
                .send_flow_template(NUMBER, "336", &template)
                .await
                .is_err()
        );
    }
    assert_eq!(fake.calls().len(), 1);
}

/// Someone who shows no phone number is written to by the id of the webhook, which is a member of its own.
#[tokio::test]
async fn a_user_id_goes_in_a_member_of_its_own() {
    const USER: &str = "US.13491208655302741918";
    let fake = Fake::start().await;
    fake.lock().state.add("table", "PUBLISHED");
    let graph = fake.client();
    let message = FlowMessage::by_name("table", "Book", "Pick");
    let template = FlowTemplate::new("again", "en");
    let odd = Recipient::user_id("7-of-a-later-form");
    fake.lock().violations.clear();
    for to in [Recipient::from(USER), Recipient::user_id(USER)] {
        graph.send_flow(NUMBER, &to, &message).await.unwrap();
        let sent = graph.send_flow_template(NUMBER, &to, &template).await;
        let sent = sent.unwrap();
        assert_eq!(sent.contacts[0].user_id.as_deref(), Some(USER));
        assert_eq!(sent.contacts[0].wa_id, None);
        assert!(!format!("{sent:?}").contains("US."), "{sent:?}");
    }
    // A text is told by its form, also as an owned one.
    graph.send_flow(NUMBER, USER, &message).await.unwrap();
    graph
        .send_flow(NUMBER, USER.to_owned(), &message)
        .await
        .unwrap();
    for seen in &fake.lock().seen {
        let body = seen.json();
        assert_eq!(body["recipient"], USER);
        assert_eq!(body["recipient_type"], "individual");
        assert!(body.get("to").is_none(), "{body}");
    }
    // Ids may get another form one day; who says that it is one is believed.
    fake.answers([Answer::json(&json!({ "messages": [{ "id": "wamid.Y" }] }))]);
    graph.send_flow(NUMBER, &odd, &message).await.unwrap();
    let last = fake.lock().seen.last().unwrap().json();
    assert_eq!(last["recipient"], "7-of-a-later-form");
}

#[tokio::test]
async fn recipients_that_are_none_are_refused_before_anything_is_sent() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let message = FlowMessage::new("1", "Book", "Pick");
    for (to, why) in [
        (Recipient::from(""), "no digits"),
        (Recipient::from("Ada"), "no digits"),
        (
            Recipient::from("ada@example.org 1"),
            "neither a phone number nor",
        ),
        (Recipient::from("wamid.336"), "neither a phone number nor"),
        (Recipient::user_id(""), "is empty"),
        (Recipient::user_id("US.1 2"), "holds blanks"),
        (Recipient::user_id("US.".repeat(100)), "too long"),
    ] {
        let error = graph.send_flow(NUMBER, &to, &message).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Argument(_)), "{error}");
        assert!(error.to_string().contains(why), "{error}");
        assert!(!error.to_string().contains("ada@"), "{error}");
        let template = FlowTemplate::new("again", "en");
        let refused = graph.send_flow_template(NUMBER, &to, &template).await;
        assert!(refused.is_err());
    }
    assert_eq!(fake.calls().len(), 0);
}

#[tokio::test]
async fn what_meta_does_with_a_template_is_kept() {
    let fake = Fake::start().await;
    fake.lock().state.add("table", "PUBLISHED");
    let graph = fake.client();
    let template = FlowTemplate::new("again", "en");
    let sent = graph.send_flow_template(NUMBER, "336", &template).await;
    assert_eq!(sent.unwrap().status, Some(MessageStatus::Accepted));
    for (word, status) in [
        ("paused", MessageStatus::Paused),
        (
            "held_for_quality_assessment",
            MessageStatus::HeldForQualityAssessment,
        ),
        ("eaten", MessageStatus::Unknown("eaten".to_owned())),
    ] {
        let answer = json!({ "messages": [{ "id": "wamid.Y", "message_status": word }] });
        fake.answers([Answer::json(&answer)]);
        let sent = graph.send_flow_template(NUMBER, "336", &template).await;
        assert_eq!(sent.unwrap().status, Some(status));
    }
    // Of a message without a template Meta says nothing.
    let message = FlowMessage::by_name("table", "Book", "Pick");
    let sent = graph.send_flow(NUMBER, "336", &message).await.unwrap();
    assert_eq!(sent.status, None);
}

#[tokio::test]
async fn the_same_refusal_means_another_thing_of_a_template() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let (message, template) = (
        FlowMessage::new("1", "Book", "Pick"),
        FlowTemplate::new("again", "en"),
    );
    for (code, of_a_message, of_a_template) in [
        (131_009, "mode draft", "the button of this index"),
        (131_008, "a parameter is missing", "every placeholder"),
        (100, "the flow's id or name", "the template's name"),
    ] {
        fake.answers([refusal(400, code, json!({})), refusal(400, code, json!({}))]);
        let error = graph.send_flow(NUMBER, "336", &message).await.unwrap_err();
        let help = error.help().unwrap();
        assert!(help.contains(of_a_message), "{help}");
        let error = graph.send_flow_template(NUMBER, "336", &template).await;
        let help = error.unwrap_err().help().unwrap();
        assert!(help.contains(of_a_template), "{help}");
        assert!(!help.contains("mode draft"), "{help}");
    }
}
