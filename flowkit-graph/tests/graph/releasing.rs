use flowkit_graph::{FlowMetadata, FlowStatus};

use crate::VALID;
use crate::fake::{Clients as _, Fake, NUMBER, WABA};
use crate::told;

#[tokio::test]
async fn the_whole_life_of_a_flow_by_its_shortcuts() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let id = fake.lock().state.add("table", "DRAFT");
    let mut flow = graph.flow(&id).send().await.unwrap();
    assert_eq!(flow.publish().await.unwrap_err().code(), Some(139_002));
    assert!(flow.update_json(VALID.as_bytes()).await.unwrap().is_valid());
    assert_eq!(flow.assets().unwrap().all().await.unwrap().len(), 1);
    flow.publish().await.unwrap();
    assert_eq!(flow.status, Some(FlowStatus::Draft), "as it was fetched");
    flow.reload().await.unwrap();
    assert_eq!(flow.status, Some(FlowStatus::Published));

    assert_eq!(flow.publish().await.unwrap_err().code(), Some(139_002));
    assert_eq!(flow.delete().await.unwrap_err().code(), Some(139_004));
    flow.update_metadata(&FlowMetadata::new().name("seats"))
        .await
        .unwrap();
    assert_eq!(flow.deprecate().await.unwrap_err().code(), Some(139_003));
    flow.publish().await.unwrap();
    flow.deprecate().await.unwrap();
    assert_eq!(flow.deprecate().await.unwrap_err().code(), Some(139_003));
    assert_eq!(fake.lock().state.flow(&id).status, "DEPRECATED");

    let id = fake.lock().state.add("draft", "DRAFT");
    let flow = graph.flow(&id).send().await.unwrap();
    flow.delete().await.unwrap();
    assert_eq!(flow.delete().await.unwrap_err().code(), Some(100));
    assert!(graph.flow_by_name(WABA, "draft").await.unwrap().is_none());
}

#[tokio::test]
async fn each_condition_of_publishing_says_what_to_do() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "DRAFT");
    let with_endpoint = VALID.replacen(
        '{',
        r#"{ "data_api_version": "3.0", "routing_model": { "START": [] },"#,
        1,
    );
    let graph = fake.client();
    let uploaded = graph
        .update_json(&id, with_endpoint.as_bytes())
        .await
        .unwrap();
    assert!(uploaded.is_valid(), "{}", uploaded.render("flow.json"));

    let error = graph.publish_flow(&id).await.unwrap_err();
    assert_eq!(
        told(&error),
        "cannot publish flow 1111: (#139002) refused: Endpoint URI is missing (code 139002, subcode 4233024, \
         fbtrace_id TRACE1)\n  = help: set the endpoint URI by an update of the metadata"
    );
    let uri = FlowMetadata::new().endpoint_uri("https://flows.example.org/t");
    graph.update_metadata(&id, &uri).await.unwrap();
    let error = graph.publish_flow(&id).await.unwrap_err();
    assert_eq!(error.meta().unwrap().subcode, Some(4_233_012));
    assert!(
        told(&error).contains("sign a public key"),
        "{}",
        told(&error)
    );
    let pem = flowkit_fake_graph::keys::PUBLIC_KEY;
    graph.set_business_public_key(NUMBER, pem).await.unwrap();
    let error = graph.publish_flow(&id).await.unwrap_err();
    assert!(told(&error).contains("a connected app"), "{}", told(&error));
    graph
        .update_metadata(&id, &FlowMetadata::new().application_id("77"))
        .await
        .unwrap();
    graph.publish_flow(&id).await.unwrap();
}

#[tokio::test]
async fn a_post_without_a_body_says_so() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "PUBLISHED");
    fake.client().deprecate_flow(&id).await.unwrap();
    let shared = fake.lock();
    assert_eq!(shared.seen[0].headers.get("content-length").unwrap(), "0");
}

#[tokio::test]
async fn what_cannot_be_right_is_not_sent() {
    let fake = Fake::start().await;
    let graph = fake.client();
    for id in ["", "1/publish", "1?x", "..", "me"] {
        assert!(graph.publish_flow(id).await.is_err());
        assert!(graph.deprecate_flow(id).await.is_err());
        assert!(graph.delete_flow(id).await.is_err());
    }
    assert_eq!(fake.calls().len(), 0);
}
