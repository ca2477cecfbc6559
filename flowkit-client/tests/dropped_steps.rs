//! Steps of a walk that end before their time, and what the phone keeps of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use flowkit_client::media::File;
use flowkit_client::{
    ClientError, Outcome, Reply, Transport, VirtualPhone, WalkErrorKind, WhatsAppClient,
};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

/// What the endpoint does with a request.
#[derive(Debug, Clone)]
enum Does {
    Answer(Value),
    Hang,
    Panic,
}

/// An endpoint that does one thing after another, and keeps what it was asked. At the end it answers with `A`.
#[derive(Clone, Default)]
struct Endpoint {
    todo: Arc<Mutex<Vec<Does>>>,
    asked: Arc<Mutex<Vec<Value>>>,
}

impl Transport for Endpoint {
    const SEALED: bool = false;

    async fn post(&self, _: HeaderMap, body: Bytes) -> Result<Reply, ClientError> {
        let request = serde_json::from_slice(&body).unwrap();
        self.asked.lock().unwrap().push(request);
        let next = self.todo.lock().unwrap().pop();
        let answer = match next.unwrap_or(Does::Answer(json!({"screen": "A", "data": {}}))) {
            Does::Answer(answer) => answer,
            Does::Hang => std::future::pending().await,
            Does::Panic => panic!("told to"),
        };
        Ok(Reply {
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            body: answer.to_string().into(),
        })
    }
}

impl Endpoint {
    fn does(&self, does: Does) {
        self.todo.lock().unwrap().insert(0, does);
    }

    fn asked(&self) -> Vec<Value> {
        self.asked.lock().unwrap().clone()
    }
}

fn screen(components: Value) -> String {
    json!({"version": "7.3", "data_api_version": "3.0", "routing_model": {"A": ["B"], "B": []}, "screens": [
        {"id": "A", "title": "A", "data": {"n": {"type": "number", "__example__": 1}},
            "layout": {"type": "SingleColumnLayout", "children": components}},
        {"id": "B", "title": "B", "terminal": true, "layout": {"type": "SingleColumnLayout", "children": []}},
    ]})
    .to_string()
}

fn form() -> Value {
    json!([
        {"type": "TextHeading", "text": "Your name"},
        {"type": "TextInput", "name": "other", "label": "name"},
        {"type": "TextInput", "name": "name", "label": "Your name"},
        {"type": "If", "condition": "${form.name} == 'number'", "then": [{"type": "TextBody", "text": "${data.n}"}]},
        {"type": "PhotoPicker", "name": "photos", "label": "Photos", "min-uploaded-photos": 0},
        {"type": "Footer", "label": "Send", "on-click-action": {"name": "data_exchange", "payload": {"name": "${form.name}"}}},
    ])
}

fn phone(endpoint: &Endpoint) -> VirtualPhone {
    let client = WhatsAppClient::without_envelope().over_plaintext(endpoint.clone());
    let phone = VirtualPhone::over(&client).flow_json(&screen(form()));
    phone.in_chat().unwrap()
}

async fn opened(endpoint: &Endpoint) -> VirtualPhone {
    let mut phone = phone(endpoint);
    endpoint.does(Does::Answer(json!({"screen": "A", "data": {"n": 1}})));
    phone.open().await.unwrap();
    phone
}

/// Begins a step and drops it while it waits for the endpoint.
async fn drop_in_the_middle<T>(step: impl Future<Output = T>) {
    let dropped = tokio::time::timeout(Duration::from_secs(1), step).await;
    assert!(dropped.is_err(), "the step came to its end");
}

#[tokio::test(start_paused = true)]
async fn after_a_dropped_tap_the_phone_can_be_used_on() {
    let endpoint = Endpoint::default();
    let mut phone = opened(&endpoint).await;
    phone.fill("name", "Zoë").unwrap();
    endpoint.does(Does::Hang);
    drop_in_the_middle(phone.tap("Send")).await;
    assert!(phone.phone().is_loading());
    phone.tap("Send").await.unwrap();
    let payloads: Vec<Value> = endpoint
        .asked()
        .iter()
        .map(|it| it["data"].clone())
        .collect();
    assert_eq!(
        payloads[1..],
        [json!({"name": "Zoë"}), json!({"name": "Zoë"})]
    );
    let steps = phone.transcript().steps();
    let lost = &steps[steps.len() - 2];
    assert!(matches!(lost.outcome, Outcome::Failed(_)), "{lost:?}");
    assert!(lost.to_string().contains("dropped"), "{lost}");
}

#[tokio::test(start_paused = true)]
async fn after_a_dropped_tap_a_snackbar_shows_and_fields_take_text() {
    let endpoint = Endpoint::default();
    let mut phone = opened(&endpoint).await;
    endpoint.does(Does::Hang);
    drop_in_the_middle(phone.tap("Send")).await;
    phone.fill("name", "Zoë").unwrap();
    assert!(phone.snackbar().is_some() && !phone.phone().is_loading());
}

#[tokio::test(start_paused = true)]
async fn after_a_dropped_opening_one_can_try_again() {
    let endpoint = Endpoint::default();
    let mut phone = phone(&endpoint);
    endpoint.does(Does::Hang);
    drop_in_the_middle(phone.open()).await;
    let error = phone.open().await.unwrap_err();
    assert!(matches!(error.kind(), WalkErrorKind::Impossible), "{error}");
    assert!(error.to_string().contains("retry"), "{error}");
    assert_eq!(phone.retry().await.unwrap().screen(), "A");
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_never_answers_is_waited_for_no_longer_than_meta_does() {
    let endpoint = Endpoint::default();
    let mut phone = opened(&endpoint).await;
    endpoint.does(Does::Hang);
    let began = tokio::time::Instant::now();
    let error = phone.tap("Send").await.unwrap_err();
    assert!(
        matches!(error.client_error(), Some(ClientError::Timeout)),
        "{error}"
    );
    assert_eq!(
        began.elapsed(),
        Duration::from_secs(10),
        "of the paused clock"
    );
    phone.tap("Send").await.unwrap();
}

#[tokio::test]
async fn after_a_panic_of_the_endpoint_the_phone_can_be_used_on() {
    let endpoint = Endpoint::default();
    let phone = Arc::new(tokio::sync::Mutex::new(opened(&endpoint).await));
    endpoint.does(Does::Panic);
    let of_task = Arc::clone(&phone);
    let walk = tokio::spawn(async move { of_task.lock().await.tap("Send").await.map(drop) });
    assert!(walk.await.unwrap_err().is_panic());
    let mut phone = phone.lock().await;
    assert_eq!(phone.tap("Send").await.unwrap().screen(), "A");
}

#[tokio::test]
async fn two_phones_on_one_endpoint_walk_at_once() {
    let endpoint = Endpoint::default();
    let walks = ["Ada", "Ben"].map(|name| {
        let mut phone = phone(&endpoint);
        tokio::spawn(async move {
            phone.open().await?;
            phone.fill("name", name)?.tap("Send").await.map(drop)
        })
    });
    for walk in walks {
        walk.await.unwrap().unwrap();
    }
    let asked = endpoint.asked();
    let names = asked
        .iter()
        .filter_map(|request| request["data"]["name"].as_str());
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    assert_eq!(names, ["Ada", "Ben"]);
}

#[tokio::test]
async fn a_text_that_brings_up_what_cannot_be_drawn_is_refused_and_reported() {
    let endpoint = Endpoint::default();
    let mut phone = opened(&endpoint).await;
    let error = phone.fill("name", "number").unwrap_err();
    assert_eq!(error.refusal().unwrap().check, "published_wrong_type_error");
    phone.close().await.unwrap();
    let asked = endpoint.asked();
    assert_eq!(
        asked.last().unwrap()["data"]["error"],
        "components-validation-error"
    );
}

#[tokio::test]
async fn a_name_goes_before_a_label_and_a_field_before_a_heading() {
    let endpoint = Endpoint::default();
    let mut phone = opened(&endpoint).await;
    // The field `other` has the label `name`, and a heading reads as the label of the field `name`.
    phone.fill("name", "1").unwrap();
    phone.fill("Your name", "2").unwrap();
    phone.fill("OTHER", "3").unwrap();
    let form = phone.phone().form_of("A").unwrap();
    assert_eq!((&form["name"], &form["other"]), (&json!("2"), &json!("3")));
}

#[tokio::test]
async fn a_flow_that_an_answer_closes_is_taken_up_again() {
    let endpoint = Endpoint::default();
    let mut phone = opened(&endpoint).await;
    phone.fill("name", "Zoë").unwrap();
    endpoint.does(Does::Answer(json!({"screen": "SUCCESS", "data": {}})));
    phone.tap("Send").await.unwrap();
    assert_eq!(phone.screen(), "");
    let before = endpoint.asked().len();
    phone.open_again().await.unwrap();
    assert_eq!(phone.phone().form_of("A").unwrap()["name"], "Zoë");
    assert_eq!(endpoint.asked().len(), before, "nobody is asked");
}

#[tokio::test(start_paused = true)]
async fn time_may_pass_without_end() {
    let endpoint = Endpoint::default();
    let mut phone = opened(&endpoint).await;
    phone.wait(Duration::MAX).await.unwrap();
    phone.wait(Duration::MAX).await.unwrap();
    phone.network().slow_by(Duration::MAX);
    let error = phone.tap("Send").await.unwrap_err();
    assert!(
        matches!(error.client_error(), Some(ClientError::Timeout)),
        "{error}"
    );
    phone.network().heal();
    phone.tap("Send").await.unwrap();
}

#[tokio::test]
async fn a_file_that_is_dropped_on_its_way_blocks_nothing() {
    let endpoint = Endpoint::default();
    let mut phone = opened(&endpoint).await;
    // Polled once, and dropped if it waits for anything.
    let _ = tokio::time::timeout(Duration::ZERO, phone.attach("Photos", File::photo(4, 4))).await;
    phone.tap("Send").await.unwrap();
}
