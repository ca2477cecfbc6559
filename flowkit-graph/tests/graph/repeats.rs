//! What is repeated, and what never is.

use std::time::Duration;

use flowkit_graph::{
    ErrorKind, FlowCategory, FlowMessage, FlowMetadata, FlowTemplate, GraphClient, NewFlow, Result,
    Retries,
};
use serde_json::json;

use crate::VALID;
use crate::fake::{Answer, Fake, Fault, NUMBER, WABA, refusal};

fn passing() -> Vec<Answer> {
    vec![
        refusal(400, 1, json!({})),
        refusal(400, 2, json!({})),
        refusal(400, 4, json!({})),
        refusal(400, 80_007, json!({})),
        refusal(400, 100, json!({ "is_transient": true })),
        refusal(429, 100, json!({})),
        Answer::text(429, ""),
        Answer::text(500, "<html>"),
        Answer::text(503, ""),
    ]
}

#[tokio::test]
async fn reading_is_repeated() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "DRAFT");
    for answer in passing() {
        let before = fake.calls().len();
        fake.answers([answer]);
        fake.client().flow(&id).send().await.unwrap();
        assert_eq!(fake.calls().len(), before + 2);
    }
    fake.lock().state.flows.get_mut(&1111).unwrap().json = Some(VALID.to_owned());
    let asset = fake
        .client()
        .flow_assets(&id)
        .unwrap()
        .next()
        .await
        .unwrap()
        .unwrap();
    fake.answers([Answer::text(503, "")]);
    assert_eq!(asset.download().await.unwrap(), VALID.as_bytes());
}

#[tokio::test]
async fn four_times_at_most() {
    let fake = Fake::start().await;
    fake.answers(vec![Answer::text(503, ""); 4]);
    let error = fake.client().flow("1").send().await.unwrap_err();
    assert_eq!(error.status(), Some(503));
    assert_eq!(fake.calls().len(), 4);

    fake.answers([Answer::text(503, "")]);
    let graph = fake.builder().retries(Retries::never()).build().unwrap();
    assert!(graph.flow("1").send().await.is_err());
    assert_eq!(fake.calls().len(), 5);
}

#[tokio::test]
async fn what_a_repeat_does_not_mend_is_not_repeated() {
    let fake = Fake::start().await;
    let answers = [
        refusal(400, 100, json!({})),
        refusal(401, 190, json!({})),
        refusal(403, 200, json!({})),
        Answer::text(404, ""),
        Answer::text(302, "").header("location", "http://127.0.0.1:1/"),
        Answer::text(200, "nonsense"),
    ];
    let count = answers.len();
    fake.answers(answers);
    for _ in 0..count {
        assert!(fake.client().flow("1").send().await.is_err());
    }
    fake.faults([Fault::CarryOutAndClose, Fault::Hang]);
    let error = fake.client().flow("1").send().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Broken(_)), "{error}");
    let graph = fake.builder().timeout(SHORT).build().unwrap();
    let error = graph.flow("1").send().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout), "{error}");
    assert_eq!(fake.calls().len(), count + 2);
}

/// Long enough for a request to arrive.
const SHORT: Duration = Duration::from_secs(2);

/// How many calls [`change`] knows.
const CHANGES: usize = 10;

/// Every call that changes something, one by its number.
async fn change(graph: &GraphClient, number: usize) -> Result<()> {
    match number {
        0 => graph.publish_flow("1111").await,
        1 => graph.deprecate_flow("1111").await,
        2 => {
            let metadata = FlowMetadata::new().name("x");
            graph.update_metadata("1111", &metadata).await
        }
        3 => {
            let json = VALID.as_bytes();
            graph.update_json("1111", json).await.map(drop)
        }
        4 => graph.migrate_flows(WABA, WABA, &[]).await.map(drop),
        5 => {
            let pem = "-----BEGIN PUBLIC KEY-----\nAA==\n-----END PUBLIC KEY-----\n";
            graph.set_business_public_key(NUMBER, pem).await
        }
        6 => {
            let message = FlowMessage::new("1111", "Book", "Pick").draft();
            graph.send_flow(NUMBER, "336", &message).await.map(drop)
        }
        7 => {
            let template = FlowTemplate::new("book_again", "en_US");
            let sent = graph.send_flow_template(NUMBER, "336", &template).await;
            sent.map(drop)
        }
        8 => graph.delete_flow("1111").await,
        9 => {
            let flow = NewFlow::new("new", [FlowCategory::Survey]);
            graph.create_flow(WABA, &flow).await.map(drop)
        }
        _ => unreachable!("no such call"),
    }
}

#[tokio::test]
async fn a_change_is_repeated_only_after_a_limit_refused_it() {
    let fake = Fake::start().await;
    let graph = fake.client();
    for code in [4, 80_007, 130_429] {
        for number in 0..CHANGES {
            let before = fake.calls().len();
            // Refused, and then answered by something that is not repeated.
            fake.answers([
                refusal(400, code, json!({})),
                refusal(400, 139_002, json!({})),
            ]);
            let error = change(&graph, number).await.unwrap_err();
            assert_eq!(error.code(), Some(139_002), "call {number}");
            assert_eq!(fake.calls().len(), before + 2, "call {number}");
        }
    }
}

#[tokio::test]
async fn a_change_is_never_repeated_after_anything_else() {
    let answers = [
        refusal(400, 1, json!({ "is_transient": true })),
        refusal(400, 2, json!({})),
        refusal(500, 2, json!({ "is_transient": true })),
        refusal(500, 4, json!({})),
        refusal(503, 80_007, json!({})),
        Answer::text(429, ""),
        Answer::text(500, "<html>"),
        Answer::text(503, ""),
    ];
    let fake = Fake::start().await;
    let graph = fake.client();
    for answer in answers {
        for number in 0..CHANGES {
            let before = fake.calls().len();
            fake.answers([answer.clone()]);
            assert!(change(&graph, number).await.is_err());
            assert_eq!(fake.calls().len(), before + 1, "call {number}");
        }
    }
}

#[tokio::test]
async fn a_change_is_never_repeated_after_a_time_out() {
    let fake = Fake::start().await;
    let builder = fake.builder().timeout(SHORT).long_timeout(SHORT);
    let graph = builder.build().unwrap();
    // All but the creation, which looks first.
    for number in 0..CHANGES - 1 {
        for fault in [Fault::Hang, Fault::CarryOutAndClose] {
            let before = fake.calls().len();
            fake.lock().state.forget();
            fake.lock().state.add("table", "DRAFT");
            fake.faults([fault]);
            let error = change(&graph, number).await.unwrap_err();
            assert!(error.may_have_been_carried_out(), "{error}");
            assert_eq!(fake.calls().len(), before + 1, "call {number}");
        }
    }
}

#[tokio::test]
async fn the_time_until_calls_are_taken_again() {
    let fake = Fake::start().await;
    let usage = r#"{"900":[{"type":"whatsapp","call_count":100,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":23}]}"#;
    fake.answers([refusal(400, 80_007, json!({})).header("x-business-use-case-usage", usage)]);
    let error = fake.client().flow("1").send().await.unwrap_err();
    assert_eq!(fake.calls().len(), 1, "longer than the longest wait");
    assert_eq!(error.regain_access_in(), Some(Duration::from_secs(23 * 60)));
    assert_eq!(
        error.help().unwrap(),
        "Meta takes calls again in about 23 min"
    );
}
