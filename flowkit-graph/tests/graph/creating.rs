use flowkit_graph::{ErrorKind, FlowCategory, FlowStatus, NewFlow};
use serde_json::json;

use crate::VALID;
use crate::fake::{Answer, Clients as _, Fake, WABA};
use crate::told;

fn new(name: &str) -> NewFlow {
    NewFlow::new(name, [FlowCategory::Survey, FlowCategory::Other])
}

#[tokio::test]
async fn a_flow_begins_as_a_draft() {
    let fake = Fake::start().await;
    let flow = new("table").endpoint_uri("https://flows.example.org/table");
    let created = fake.client().create_flow(WABA, &flow).await.unwrap();
    assert!(created.validation_errors.is_empty() && !created.found_by_name);
    assert_eq!((created.status, created.text), (FlowStatus::Draft, None));

    let shared = fake.lock();
    let sent = shared.seen[0].json();
    assert_eq!(
        sent,
        json!({
            "name": "table", "categories": ["SURVEY", "OTHER"], "endpoint_uri": "https://flows.example.org/table",
        })
    );
    assert_eq!(shared.state.flow(&created.id).status, "DRAFT");
}

#[tokio::test]
async fn with_its_json_and_published_at_once() {
    let fake = Fake::start().await;
    let flow = new("table").flow_json(VALID.as_bytes()).publish();
    let created = fake.client().create_flow(WABA, &flow).await.unwrap();
    assert_eq!(created.status, FlowStatus::Published);
    let shared = fake.lock();
    let sent = shared.seen[0].json();
    assert_eq!(sent["flow_json"], VALID, "the text itself, as text");
    assert_eq!(sent["publish"], true);
    assert_eq!(shared.state.flow(&created.id).status, "PUBLISHED");
}

#[tokio::test]
async fn faults_in_the_json_come_with_the_draft() {
    let fake = Fake::start().await;
    let flow = new("table").flow_json(VALID.replace("\"Hello\"", "7").into_bytes());
    let created = fake.client().create_flow(WABA, &flow).await.unwrap();
    assert_eq!(created.validation_errors[0].error, "INVALID_PROPERTY_TYPE");
    assert_eq!(created.status, FlowStatus::Draft);
    let rendered = created.render("a.json");
    assert!(rendered.contains("\n  --> a.json:6:16"), "{rendered}");
    assert!(!format!("{created:?}").contains("START"), "{created:?}");
}

#[tokio::test]
async fn a_refusal_to_publish_tells_of_the_draft() {
    let fake = Fake::start().await;
    let faulty = VALID.replace("\"Hello\"", "7").into_bytes();
    let flow = new("table").flow_json(faulty).publish();
    let error = fake.client().create_flow(WABA, &flow).await.unwrap_err();
    assert_eq!(error.code(), Some(139_002));
    let told = told(&error);
    assert!(told.contains("validation errors"), "{told}");
    assert!(told.contains("it may be there as a draft"), "{told}");
    assert_eq!(fake.lock().state.flows.len(), 1, "and there it is");
}

#[tokio::test]
async fn a_copy_has_the_json_of_the_original() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let original = new("one").flow_json(VALID.as_bytes());
    let original = graph.create_flow(WABA, &original).await.unwrap();
    let copy = new("two").clone_of(&original.id);
    let copy = graph.create_flow(WABA, &copy).await.unwrap();
    assert_eq!(
        fake.lock().state.flow(&copy.id).json.as_deref(),
        Some(VALID)
    );
}

#[tokio::test]
async fn a_taken_name_is_refused_with_what_to_do() {
    let fake = Fake::start().await;
    fake.lock().state.add("table", "DRAFT");
    let error = fake
        .client()
        .create_flow(WABA, &new("table"))
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some(100));
    assert_eq!(
        error.to_string(),
        "cannot create a flow in account 900: (#100) refused: Flow name is not unique (code 100, fbtrace_id TRACE1)"
    );
    assert!(error.help().unwrap().contains("name must be new"));
}

#[tokio::test]
async fn what_cannot_be_right_is_not_sent() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let cases = [
        (WABA, new("")),
        (WABA, NewFlow::new("table", [])),
        (WABA, new("table").publish()),
        (WABA, new("table").clone_of("1").flow_json(VALID.as_bytes())),
        (WABA, new("table").clone_of("../1")),
        (WABA, new("table").endpoint_uri("http://flows.example.org")),
        (WABA, new("table").endpoint_uri("flows.example.org/table")),
        (WABA, new("table").endpoint_uri("")),
        (WABA, new("table").flow_json(vec![0xff, 0xfe])),
        (WABA, new("table").flow_json(Vec::new())),
        ("", new("table")),
        ("900/flows?x=", new("table")),
    ];
    for (waba, flow) in cases {
        let error = graph.create_flow(waba, &flow).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Argument(_)), "{error}");
        assert!(!error.may_have_been_carried_out());
    }
    assert_eq!(fake.calls(), [""; 0]);
}

#[tokio::test]
async fn a_fault_of_the_server_is_no_time_out() {
    let fake = Fake::start().await;
    fake.answers([Answer::text(502, "<html>Bad Gateway</html>")]);
    let error = fake
        .client()
        .create_flow(WABA, &new("table"))
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(502));
    assert!(error.may_have_been_carried_out());
    assert_eq!(fake.calls().len(), 1, "neither repeated nor looked up");
}
