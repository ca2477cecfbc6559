//! What a flow opens with: the data of its first screen, the draft or the published version.

use flowkit_graph::{FlowMessage, FlowMetadata, FlowTemplate, PreviewParameters};
use serde_json::{Map, Value, json};

use crate::fake::{Clients as _, Fake, NUMBER};
use crate::sending::data;

#[derive(serde::Serialize)]
struct Dates {
    city: &'static str,
}

#[tokio::test]
async fn data_is_whatever_is_written_as_an_object() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "PUBLISHED");
    let graph = fake.client();
    let message = FlowMessage::new(&id, "Book", "Pick");
    let template = FlowTemplate::new("book_again", "en_US");
    for (message, template) in [
        (
            message.clone().navigate("DATES", data()),
            template.clone().data(data()),
        ),
        (
            message.clone().navigate("DATES", json!({ "city": "PAR" })),
            template.clone().data(json!({ "city": "PAR" })),
        ),
        (
            message.clone().navigate("DATES", Dates { city: "PAR" }),
            template.clone().data(Dates { city: "PAR" }),
        ),
        (
            message.clone().navigate("DATES", ()),
            template.clone().data(()),
        ),
    ] {
        graph.send_flow(NUMBER, "336", &message).await.unwrap();
        graph
            .send_flow_template(NUMBER, "336", &template)
            .await
            .unwrap();
    }
    let seen = fake.lock().seen.clone();
    for (number, seen) in seen.iter().enumerate() {
        let sent = seen.json();
        let data = match number % 2 {
            0 => &sent["interactive"]["action"]["parameters"]["flow_action_payload"]["data"],
            _ => &sent["template"]["components"][0]["parameters"][0]["action"]["flow_action_data"],
        };
        let expected = if number < 6 {
            json!({ "city": "PAR" })
        } else {
            Value::Null
        };
        assert_eq!(*data, expected, "{number}");
    }
    for wrong in [json!(["PAR"]), json!("PAR")] {
        let message = message.clone().navigate("DATES", &wrong);
        let error = graph.send_flow(NUMBER, "336", &message).await.unwrap_err();
        assert!(error.to_string().contains("is no object"), "{error}");
        assert!(!error.to_string().contains("PAR"), "{error}");
        let template = template.clone().data(&wrong);
        assert!(
            graph
                .send_flow_template(NUMBER, "336", &template)
                .await
                .is_err()
        );
        let parameters = PreviewParameters::new().navigate("DATES", &wrong);
        let preview = graph.flow_preview(&id).await.unwrap();
        assert!(preview.interactive(&parameters).is_err());
    }
}

#[tokio::test]
async fn the_data_as_an_object_or_as_text() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let id = fake.lock().state.add("table", "PUBLISHED");
    let object = FlowMessage::new(&id, "Book", "Pick").navigate("DATES", data());
    let text = object.clone().data_as_text();
    let empty = FlowMessage::new(&id, "Book", "Pick").navigate("DATES", Map::new());
    let empty_text = empty.clone().data_as_text();
    for message in [object, text, empty, empty_text] {
        graph.send_flow(NUMBER, "336", &message).await.unwrap();
    }
    let shared = fake.lock();
    let sent = shared.seen.iter().map(|seen| {
        let parameters = &seen.json()["interactive"]["action"]["parameters"];
        parameters["flow_action_payload"].clone()
    });
    let sent: Vec<_> = sent.collect();
    assert_eq!(
        sent,
        [
            json!({ "screen": "DATES", "data": { "city": "PAR" } }),
            json!({ "screen": "DATES", "data": r#"{"city":"PAR"}"# }),
            json!({ "screen": "DATES" }),
            json!({ "screen": "DATES" }),
        ]
    );
}

#[tokio::test]
async fn a_published_flow_that_was_edited_is_sent_as_published_or_as_draft() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "PUBLISHED");
    let graph = fake.client();
    let published = FlowMessage::new(&id, "Book", "Pick");
    let draft = published.clone().draft();
    let error = graph.send_flow(NUMBER, "336", &draft).await.unwrap_err();
    assert_eq!(error.code(), Some(131_009), "there is no draft");
    let edit = FlowMetadata::new().name("seats");
    graph.update_metadata(&id, &edit).await.unwrap();
    graph.send_flow(NUMBER, "336", &published).await.unwrap();
    graph.send_flow(NUMBER, "336", &draft).await.unwrap();
    let modes = ["draft", "", "published", "draft"];
    for (seen, mode) in fake.lock().seen.iter().zip(modes) {
        if !mode.is_empty() {
            let sent = seen.json();
            assert_eq!(sent["interactive"]["action"]["parameters"]["mode"], mode);
        }
    }
}
