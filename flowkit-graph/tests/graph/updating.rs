use flowkit_graph::{ErrorKind, FlowCategory, FlowMetadata};
use serde_json::json;

use crate::fake::{Clients as _, Fake};

#[tokio::test]
async fn only_what_is_named_is_sent() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "PUBLISHED");
    let graph = fake.client();
    let all = FlowMetadata::new()
        .name("seats")
        .categories([FlowCategory::Survey])
        .endpoint_uri("https://flows.example.org/t")
        .application_id("77");
    graph.update_metadata(&id, &all).await.unwrap();
    graph
        .update_metadata(&id, &FlowMetadata::new().name("chairs"))
        .await
        .unwrap();
    let shared = fake.lock();
    assert_eq!(
        shared.seen[0].json(),
        json!({
            "name": "seats", "categories": ["SURVEY"], "endpoint_uri": "https://flows.example.org/t",
            "application_id": "77",
        })
    );
    assert_eq!(shared.seen[1].json(), json!({ "name": "chairs" }));
    let flow = shared.state.flow(&id);
    assert_eq!(flow.status, "DRAFT", "a published flow is a draft again");
    assert_eq!(
        (flow.name.as_str(), flow.categories[0].as_str()),
        ("chairs", Some("SURVEY"))
    );
}

#[tokio::test]
async fn nothing_to_change_is_an_error_before_any_call() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let cases = [
        FlowMetadata::new(),
        FlowMetadata::new().name(""),
        FlowMetadata::new().categories([]),
        FlowMetadata::new().application_id("my app"),
        FlowMetadata::new().endpoint_uri("http://flows.example.org/table"),
        FlowMetadata::new().endpoint_uri(""),
    ];
    for metadata in cases {
        let error = graph.update_metadata("1", &metadata).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Argument(_)), "{error}");
    }
    assert_eq!(fake.calls().len(), 0);
}

#[tokio::test]
async fn a_flow_that_cannot_be_edited() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "DEPRECATED");
    let change = FlowMetadata::new().name("seats");
    let error = fake
        .client()
        .update_metadata(&id, &change)
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some(139_001));
    assert!(error.help().unwrap().contains("cloned"));
}
