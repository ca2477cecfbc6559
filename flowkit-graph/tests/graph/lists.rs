use flowkit_graph::{ErrorKind, FlowField, FlowStatus};
use futures_util::TryStreamExt;
use serde_json::json;

use crate::fake::{Answer, Clients as _, Fake, TOKEN, WABA};

fn with_flows(fake: &Fake, count: usize) {
    let mut shared = fake.lock();
    for number in 0..count {
        shared.state.add(&format!("flow {number}"), "DRAFT");
    }
}

#[tokio::test]
async fn pages_are_followed_by_their_cursor() {
    let fake = Fake::start().await;
    with_flows(&fake, 7);
    let flows = fake
        .client()
        .flows(WABA)
        .fields([FlowField::Name])
        .page_size(3);
    let flows = flows.pages().unwrap().all().await.unwrap();
    let names: Vec<_> = flows
        .iter()
        .map(|flow| flow.name.as_deref().unwrap())
        .collect();
    assert_eq!(names.len(), 7);
    assert_eq!((names[0], names[6]), ("flow 0", "flow 6"));
    assert_eq!(
        fake.calls(),
        [
            "GET /900/flows?fields=id,name&limit=3",
            "GET /900/flows?fields=id,name&limit=3&after=CURSOR3",
            "GET /900/flows?fields=id,name&limit=3&after=CURSOR6",
        ]
    );
}

#[tokio::test]
async fn a_list_that_fills_its_page_has_no_other() {
    let fake = Fake::start().await;
    with_flows(&fake, 3);
    let flows = fake.client().flows(WABA).page_size(3).pages().unwrap();
    assert_eq!(flows.all().await.unwrap().len(), 3);
    assert_eq!(fake.calls().len(), 1);
}

#[tokio::test]
async fn an_empty_list_has_no_paging() {
    let fake = Fake::start().await;
    let mut flows = fake.client().flows(WABA).pages().unwrap();
    assert!(flows.next().await.unwrap().is_none());
    assert!(flows.next().await.unwrap().is_none());
    assert_eq!(
        fake.calls(),
        [
            "GET /900/flows?fields=id,name,status,categories,validation_errors,json_version,data_api_version,endpoint_uri"
        ]
    );
}

#[tokio::test]
async fn nothing_is_fetched_ahead() {
    let fake = Fake::start().await;
    let graph = fake.client();
    with_flows(&fake, 5);
    let mut flows = graph.flows(WABA).page_size(2).pages().unwrap();
    assert_eq!(fake.calls().len(), 0);
    for calls in [1, 1, 2, 2, 3] {
        assert!(flows.next().await.unwrap().is_some());
        assert_eq!(fake.calls().len(), calls);
    }
}

#[tokio::test]
async fn ten_thousand_flows_are_never_more_than_a_page() {
    let fake = Fake::start().await;
    with_flows(&fake, 10_000);
    let request = fake
        .client()
        .flows(WABA)
        .fields([FlowField::Name])
        .page_size(500);
    let mut flows = request.pages().unwrap();
    let mut seen = 0;
    while let Some(flow) = flows.next().await.unwrap() {
        assert_eq!(flow.name, Some(format!("flow {seen}")));
        seen += 1;
        let left = 499 - (seen - 1) % 500;
        let debug = format!("{flows:?}");
        assert!(debug.contains(&format!("fetched: {left},")), "{debug}");
    }
    assert_eq!(seen, 10_000);
    assert_eq!(fake.calls().len(), 20);
}

#[tokio::test]
async fn a_stream_gives_the_same() {
    let fake = Fake::start().await;
    with_flows(&fake, 5);
    let flows = fake.client().flows(WABA).page_size(2).pages().unwrap();
    let flows: Vec<_> = flows.into_stream().try_collect().await.unwrap();
    assert_eq!(flows.len(), 5);
    assert_eq!(flows[4].status, Some(FlowStatus::Draft));
}

#[tokio::test]
async fn a_stream_asks_for_a_page_when_the_last_one_is_used_up() {
    let fake = Fake::start().await;
    let graph = fake.client();
    with_flows(&fake, 1000);
    let flows = graph.flows(WABA).page_size(100);
    let mut flows = flows.pages().unwrap().into_stream();
    assert_eq!(fake.calls().len(), 0, "not before it is read");
    for number in 0..1000 {
        let flow = flows.try_next().await.unwrap().unwrap();
        assert_eq!(flow.name, Some(format!("flow {number}")));
        // So it never holds more than what is left of one page of a hundred.
        assert_eq!(fake.calls().len(), number / 100 + 1);
    }
    assert!(flows.try_next().await.unwrap().is_none());
    assert_eq!(fake.calls().len(), 10);
}

#[tokio::test]
async fn a_stream_ends_after_an_error() {
    let fake = Fake::start().await;
    with_flows(&fake, 4);
    let flows = fake.client().flows(WABA).page_size(2).pages().unwrap();
    let mut flows = flows.into_stream();
    flows.try_next().await.unwrap();
    flows.try_next().await.unwrap();
    fake.answers([Answer::text(404, "")]);
    assert_eq!(flows.try_next().await.unwrap_err().status(), Some(404));
    assert!(flows.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn pages_in_a_circle_and_pages_without_a_cursor_are_errors() {
    let next = format!("https://graph.facebook.com/x?access_token={TOKEN}");
    let page = |cursors| json!({ "data": [{ "id": "1" }], "paging": { "cursors": cursors, "next": next } });
    let fake = Fake::start().await;
    let graph = fake.client();
    let circle = Answer::json(&page(json!({ "after": "A" })));
    fake.answers([circle.clone(), circle]);
    let mut flows = graph.flows(WABA).pages().unwrap();
    assert!(flows.next().await.unwrap().is_some());
    let error = flows.next().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Answer(_)), "{error}");

    // A circle of three, which the first page is no part of.
    let cursors = ["start", "A", "B", "C", "A", "B", "C", "A", "B", "C"];
    fake.answers(cursors.map(|after| Answer::json(&page(json!({ "after": after })))));
    let pages = graph.flows(WABA).pages().unwrap();
    let error = pages.all().await.unwrap_err();
    assert!(error.to_string().contains("in a circle"), "{error}");
    fake.lock().faults.clear();

    fake.answers([Answer::json(&page(json!({ "before": "A" })))]);
    let error = graph.flows(WABA).pages().unwrap().all().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Answer(_)), "{error}");
    assert!(!format!("{error:?} {flows:?}").contains(TOKEN));
}

#[tokio::test]
async fn an_error_is_of_one_page_which_can_be_asked_for_again() {
    let fake = Fake::start().await;
    with_flows(&fake, 4);
    let mut flows = fake.client().flows(WABA).page_size(2).pages().unwrap();
    flows.next().await.unwrap();
    flows.next().await.unwrap();
    fake.answers([Answer::text(404, "")]);
    assert_eq!(flows.next().await.unwrap_err().status(), Some(404));
    assert_eq!(flows.next().await.unwrap().unwrap().name.unwrap(), "flow 2");
}

#[tokio::test]
async fn a_flow_is_found_by_its_name() {
    let fake = Fake::start().await;
    with_flows(&fake, 30);
    let graph = fake.client();
    let found = graph.flow_by_name(WABA, "flow 27").await.unwrap().unwrap();
    assert_eq!(found.name.as_deref(), Some("flow 27"));
    // An account has as few as 200 calls an hour.
    assert!(fake.calls()[0].ends_with("&limit=100"));
    assert_eq!(fake.calls().len(), 1);
    assert!(graph.flow_by_name(WABA, "flow 30").await.unwrap().is_none());
}

#[tokio::test]
async fn what_cannot_be_right_is_not_sent() {
    let fake = Fake::start().await;
    let graph = fake.client();
    assert!(graph.flows("9x").pages().is_err());
    assert!(graph.flows(WABA).page_size(0).pages().is_err());
    assert!(graph.flow_assets("").is_err());
    assert_eq!(fake.calls().len(), 0);
}
