//! What `create_flow` does when nobody answers.

use flowkit_graph::{ErrorKind, FlowCategory, FlowStatus, NewFlow};
use serde_json::json;

use crate::VALID;
use crate::fake::{Answer, Clients as _, Fake, Fault, WABA, refusal, unanswered};

fn new() -> NewFlow {
    NewFlow::new("table", [FlowCategory::Other])
}

fn with_json() -> NewFlow {
    new().flow_json(VALID.as_bytes())
}

/// A list without flows.
fn nothing() -> Fault {
    Fault::Answer(Answer::text(200, r#"{"data":[]}"#))
}

#[tokio::test]
async fn the_flow_is_found_by_its_name() {
    for (fault, hanging) in [
        (Fault::CarryOutAndHang, &[0][..]),
        (Fault::CarryOutAndClose, &[]),
    ] {
        let fake = Fake::start().await;
        fake.lock().state.add("another", "DRAFT");
        fake.faults([fault]);
        let (graph, flow) = (fake.client(), new());
        let call = graph.create_flow(WABA, &flow);
        let created = unanswered(&fake, hanging, call).await.unwrap();
        assert!(created.found_by_name);
        assert_eq!(created.status, FlowStatus::Draft);
        assert_eq!(fake.lock().state.flow(&created.id).name, "table");
        let calls = fake.calls();
        assert_eq!(calls.len(), 2, "{calls:?}");
        assert!(calls[1].starts_with("GET /900/flows?fields="), "{calls:?}");
    }
}

#[tokio::test]
async fn with_all_that_was_asked_for() {
    let uri = "https://flows.example.org/table";
    let published = with_json().publish();
    for (flow, status) in [
        (new().endpoint_uri(uri), FlowStatus::Draft),
        (with_json(), FlowStatus::Draft),
        (with_json().endpoint_uri(uri), FlowStatus::Draft),
        (published, FlowStatus::Published),
    ] {
        let fake = Fake::start().await;
        fake.faults([Fault::CarryOutAndClose]);
        let created = fake.client().create_flow(WABA, &flow).await.unwrap();
        assert!(created.found_by_name, "{flow:?}");
        assert_eq!(created.status, status, "{flow:?}");
        assert_eq!(fake.lock().state.flows.len(), 1);
    }
}

#[tokio::test]
async fn a_copy_is_known_by_the_json_of_its_original() {
    for (json, is_copy) in [
        (VALID.to_owned(), true),
        (VALID.replace("Hello", "Bye"), false),
    ] {
        let fake = Fake::start().await;
        let graph = fake.client();
        let original =
            NewFlow::new("original", [FlowCategory::Survey]).flow_json(json.into_bytes());
        let original = graph.create_flow(WABA, &original).await.unwrap();
        let before = with_json();
        graph.create_flow(WABA, &before).await.unwrap();
        fake.faults([Fault::CarryOutAndClose]);
        let copy = new().clone_of(&original.id);
        let answer = graph.create_flow(WABA, &copy).await;
        assert_eq!(answer.is_ok(), is_copy, "{answer:?}");
    }
}

/// Each of these differs from what is to be created in one respect.
#[tokio::test]
async fn a_flow_that_differs_is_not_taken_for_the_new_one() {
    let uri = "https://flows.example.org/table";
    let other_json = VALID.replace("Hello", "Bye").into_bytes();
    let cases = [
        (
            "categories",
            NewFlow::new("table", [FlowCategory::Survey]),
            new(),
        ),
        (
            "more categories",
            NewFlow::new("table", [FlowCategory::Other, FlowCategory::Survey]),
            new(),
        ),
        ("its endpoint", new().endpoint_uri(uri), new()),
        ("no endpoint", new(), new().endpoint_uri(uri)),
        ("its JSON", with_json(), new()),
        ("no JSON", new(), with_json()),
        ("another JSON", new().flow_json(other_json), with_json()),
        ("published", with_json().publish(), with_json()),
    ];
    for (what, there, wanted) in cases {
        let fake = Fake::start().await;
        let graph = fake.client();
        graph.create_flow(WABA, &there).await.unwrap();
        // The name is taken, so this is refused, and the refusal is lost.
        fake.faults([Fault::CarryOutAndClose]);
        let error = graph.create_flow(WABA, &wanted).await.unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Broken(_)),
            "{what}: {error}"
        );
        assert!(error.may_have_been_carried_out());
        assert_eq!(fake.lock().state.flows.len(), 1);
    }
    for status in ["PUBLISHED", "THROTTLED", "BLOCKED", "DEPRECATED"] {
        let fake = Fake::start().await;
        fake.lock().state.add("table", status);
        fake.faults([Fault::Hang]);
        let (graph, flow) = (fake.client(), new());
        let call = graph.create_flow(WABA, &flow);
        let error = unanswered(&fake, &[0], call).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Timeout), "{error}");
        assert_eq!(fake.calls().len(), 2, "{status}");
    }
}

#[tokio::test]
async fn the_same_json_written_otherwise_is_the_same() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let value: serde_json::Value = serde_json::from_str(VALID).unwrap();
    graph
        .create_flow(WABA, &new().flow_json(value))
        .await
        .unwrap();
    fake.faults([Fault::CarryOutAndClose]);
    let found = graph.create_flow(WABA, &with_json()).await.unwrap();
    assert!(found.found_by_name, "nothing tells it from a new one");
}

#[tokio::test]
async fn if_no_flow_has_the_name_it_is_created_once_more() {
    let fake = Fake::start().await;
    fake.faults([Fault::Hang]);
    let (graph, flow) = (fake.client(), new());
    let call = graph.create_flow(WABA, &flow);
    let created = unanswered(&fake, &[0], call).await.unwrap();
    assert!(!created.found_by_name);
    assert_eq!(fake.lock().state.flows.len(), 1);
    assert_eq!(fake.calls().len(), 3);
}

#[tokio::test]
async fn a_creation_that_is_carried_out_late_is_found() {
    // It is not there yet when the name is looked up, and takes the name from the second one.
    let fake = Fake::start().await;
    fake.faults([Fault::CarryOutAndHang, nothing()]);
    let (graph, flow) = (fake.client(), new());
    let call = graph.create_flow(WABA, &flow);
    let created = unanswered(&fake, &[0], call).await.unwrap();
    assert!(created.found_by_name);
    assert_eq!(fake.lock().state.flows.len(), 1);
    assert_eq!(fake.calls().len(), 4);
}

#[tokio::test]
async fn it_is_created_twice_at_most() {
    let fake = Fake::start().await;
    fake.faults([Fault::Hang, nothing(), Fault::Hang, nothing()]);
    let (graph, flow) = (fake.client(), new());
    let call = graph.create_flow(WABA, &flow);
    let error = unanswered(&fake, &[0, 2], call).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout), "{error}");
    assert_eq!(fake.calls().len(), 4);

    // The second one is carried out, and its answer is lost, too.
    fake.faults([Fault::Hang, nothing(), Fault::CarryOutAndClose]);
    let call = graph.create_flow(WABA, &flow);
    let created = unanswered(&fake, &[0], call).await.unwrap();
    assert!(created.found_by_name);
    assert_eq!(fake.calls().len(), 8);
}

#[tokio::test]
async fn if_the_look_fails_too_the_first_error_is_told() {
    let fake = Fake::start().await;
    fake.faults([Fault::Hang, Fault::Answer(refusal(401, 190, json!({})))]);
    let (graph, flow) = (fake.client(), new());
    let call = graph.create_flow(WABA, &flow);
    let error = unanswered(&fake, &[0], call).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout), "{error}");
    assert!(error.may_have_been_carried_out());
    assert!(error.help().unwrap().contains("look before you repeat it"));
}
