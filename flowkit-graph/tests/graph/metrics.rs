use flowkit_graph::{Granularity, MetricName, MetricQuery};
use jiff::civil::date;
use serde_json::json;

use crate::fake::{Answer, Clients as _, Fake, refusal};

fn query() -> MetricQuery {
    MetricQuery::new(MetricName::RequestError, Granularity::Day)
}

#[tokio::test]
async fn a_metric_of_some_days() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "PUBLISHED");
    let query = query().since(date(2026, 1, 28)).until(date(2026, 2, 1));
    let metric = fake.client().flow_metric(&id, &query).await.unwrap();
    assert_eq!(
        fake.calls(),
        [
            "GET /1111?fields=metric.name(ENDPOINT_REQUEST_ERROR).granularity(DAY).since(2026-01-28).until(2026-02-01)"
        ]
    );
    assert_eq!(metric.name, Some(MetricName::RequestError));
    let point = &metric.data_points[0];
    assert_eq!(
        point.timestamp.unwrap(),
        "2026-01-28T08:00:00Z".parse().unwrap()
    );
    assert_eq!(
        (point.data[0].key.as_str(), point.data[0].value),
        ("timeout_error", 5.0)
    );
}

#[tokio::test]
async fn a_metric_that_is_not_given() {
    let fake = Fake::start().await;
    let graph = fake.client();
    fake.answers([
        refusal(400, 139_006, json!({})),
        Answer::json(&json!({ "id": "1" })),
    ]);
    let error = graph.flow_metric("1", &query()).await.unwrap_err();
    assert!(error.help().unwrap().contains("fewer than 250 requests"));
    let error = graph.flow_metric("1", &query()).await.unwrap_err();
    assert!(
        error.to_string().contains("deprecated on 30 April 2026"),
        "{error}"
    );
    // What Graph says of a field that it no longer has.
    let gone = json!({ "message": "(#100) Tried accessing nonexisting field (metric) on node type (Flow)" });
    fake.answers([refusal(400, 100, gone)]);
    let error = graph.flow_metric("1", &query()).await.unwrap_err();
    assert!(
        error
            .help()
            .unwrap()
            .contains("deprecated on 30 April 2026"),
        "{error}"
    );
}

#[tokio::test]
async fn what_cannot_be_right_is_not_sent() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let backwards = query().since(date(2026, 2, 1)).until(date(2026, 1, 28));
    assert!(graph.flow_metric("1", &backwards).await.is_err());
    let injected = MetricQuery::new(MetricName::Unknown("X),name".to_owned()), Granularity::Day);
    assert!(graph.flow_metric("1", &injected).await.is_err());
    assert_eq!(fake.calls().len(), 0);
}
