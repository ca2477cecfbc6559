//! What is repeated, and what never is.

use std::time::Duration;

use flowkit_graph::{
    ErrorKind, FlowButton, FlowCategory, FlowMessage, FlowMetadata, FlowTemplate, GraphClient,
    NewFlow, NewFlowTemplate, Result, Retries, TemplateCategory,
};
use futures_util::future::{join, poll_immediate, select};
use serde_json::json;

use crate::VALID;
use crate::fake::{
    AGES, Answer, Clients as _, Fake, Fault, NUMBER, WABA, arrived, forward, refusal, unanswered,
};

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
    let graph = fake.client();
    let id = fake.lock().state.add("table", "DRAFT");
    for answer in passing() {
        let before = fake.calls().len();
        fake.answers([answer]);
        graph.flow(&id).send().await.unwrap();
        assert_eq!(fake.calls().len(), before + 2);
    }
    fake.lock().state.flows.get_mut(&1111).unwrap().json = Some(VALID.to_owned());
    let asset = graph
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
    let graph = fake.client();
    let call = graph.flow("1").send();
    let error = unanswered(&fake, &[0], call).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout), "{error}");
    assert_eq!(fake.calls().len(), count + 2);
}

/// How many calls [`change`] knows.
const CHANGES: usize = 11;

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
        10 => {
            let button = FlowButton::new("Book", "1111");
            let category = TemplateCategory::Marketing;
            let template = NewFlowTemplate::new("again", "en_US", category, "Again?", button);
            graph.create_flow_template(WABA, &template).await.map(drop)
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
    let graph = fake.client();
    // All but the creation, which looks first.
    for number in (0..CHANGES).filter(|number| *number != 9) {
        for (fault, hanging) in [(Fault::Hang, &[0][..]), (Fault::CarryOutAndClose, &[])] {
            let before = fake.calls().len();
            fake.lock().state.forget();
            fake.lock().state.add("table", "DRAFT");
            fake.faults([fault]);
            let call = change(&graph, number);
            let error = unanswered(&fake, hanging, call).await.unwrap_err();
            assert!(error.may_have_been_carried_out(), "{error}");
            assert_eq!(fake.calls().len(), before + 1, "call {number}");
        }
    }
}

/// Meta's header with what it says in minutes.
fn usage(minutes: u32) -> String {
    json!({ "900": [{
        "type": "whatsapp", "call_count": 100, "total_cputime": 1, "total_time": 1,
        "estimated_time_to_regain_access": minutes,
    }] })
    .to_string()
}

const USAGE: &str = "x-business-use-case-usage";

#[tokio::test]
async fn a_time_beyond_the_longest_wait_is_told_at_once() {
    let fake = Fake::start().await;
    let graph = fake.client();
    for minutes in [23, 60] {
        let before = fake.calls().len();
        fake.answers([refusal(400, 80_007, json!({})).header(USAGE, usage(minutes))]);
        let error = graph.flow("1").send().await.unwrap_err();
        assert_eq!(fake.calls().len(), before + 1, "no wait, no repeat");
        let wait = Duration::from_secs(60 * u64::from(minutes));
        assert_eq!(error.regain_access_in(), Some(wait));
        assert_eq!(
            error.help().unwrap(),
            format!("Meta takes calls again in about {minutes} min")
        );
    }
}

#[tokio::test]
async fn a_time_within_the_longest_wait_is_waited_for() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "DRAFT");
    fake.answers([refusal(400, 80_007, json!({})).header(USAGE, usage(1))]);
    let graph = fake.builder().timeout(AGES).build().unwrap();
    let began = tokio::time::Instant::now();
    // Second by second, so that the server's answers come in between.
    let clock = async {
        while fake.calls().len() < 2 {
            tokio::time::sleep(Duration::from_millis(5)).await;
            forward(Duration::from_secs(1)).await;
        }
    };
    let (flow, ()) = join(graph.flow(&id).send(), clock).await;
    assert_eq!(flow.unwrap().id, id);
    assert!(began.elapsed() >= Duration::from_secs(60));
}

/// The header is in every answer, and tells of all limits.
#[tokio::test]
async fn what_was_refused_for_another_reason_has_no_time() {
    let fake = Fake::start().await;
    fake.answers([refusal(400, 139_004, json!({})).header(USAGE, usage(23))]);
    let error = fake.client().delete_flow("1").await.unwrap_err();
    assert_eq!(error.regain_access_in(), None);
    assert!(error.help().unwrap().contains("deprecated instead"));
}

#[tokio::test]
async fn the_time_outs_are_those_of_the_documentation() {
    let fake = Fake::start().await;
    let graph = fake.client();
    fake.lock().state.add("table", "DRAFT");
    for (number, seconds) in [(0, 90), (1, 30), (2, 30), (3, 90), (4, 90), (5, 30)] {
        fake.faults([Fault::Hang]);
        let requests = fake.calls().len() + 1;
        let mut call = Box::pin(change(&graph, number));
        select(&mut call, Box::pin(arrived(&fake, requests))).await;
        forward(Duration::from_secs(seconds - 10)).await;
        assert!(poll_immediate(&mut call).await.is_none(), "call {number}");
        forward(Duration::from_secs(11)).await;
        let error = call.await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Timeout), "{error}");
    }
}

/// Calls are made in tasks of their own, too.
#[tokio::test]
async fn every_call_can_be_spawned() {
    fn spawnable<T: Send + 'static>(_: T) {}
    let fake = Fake::start().await;
    let graph = fake.client();
    for number in 0..CHANGES {
        let graph = graph.clone();
        spawnable(async move { change(&graph, number).await });
    }
    spawnable(async move {
        graph.flow("1").send().await?;
        graph.flow_by_name(WABA, "x").await?;
        graph.business_public_key(NUMBER).await?;
        let mut assets = graph.flow_assets("1")?;
        while let Some(asset) = assets.next().await? {
            asset.download().await?;
        }
        spawnable(graph.phone_numbers(WABA)?.into_stream());
        Ok::<_, flowkit_graph::Error>(())
    });
}
