//! A flow's endpoint made on the spot, with the envelope and without.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

mod support;

use std::sync::Arc;
use std::time::Duration;

use flowkit_client::script::Script;
use flowkit_client::{
    Answer, BusinessPublicKey, ClientError, Quirk, TestEndpoint, Transport, VirtualPhone,
    WhatsAppClient,
};
use flowkit_runtime::{AppSecret, Endpoint, PrivateKey};
use serde_json::{Map, Value, json};
use support::APP_SECRET;
use support::clinic::{Clinic, JSON};

/// Everything that both kinds of phone must agree on.
async fn walk<T: Transport>(phone: &WhatsAppClient<T>, clinic: &Clinic) {
    let payload = |deed: &str| -> Map<String, Value> {
        Map::from_iter([("deed".to_owned(), Value::from(deed))])
    };
    let send = |deed: &'static str| phone.data_exchange("FORM", payload(deed));

    let answer = phone.ping().await.unwrap();
    assert!(matches!(answer, Answer::HealthCheck { .. }), "{answer:?}");
    let answer = phone.init(None).await.unwrap();
    let Answer::Screen { screen, data, .. } = answer else {
        panic!("{answer:?}");
    };
    assert_eq!((screen.as_str(), &data["name"]), ("FORM", &json!("Zoë")));
    let answer = send("finish").await.unwrap();
    let Answer::Completed { params, .. } = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(params["flow_token"], "unused");
    let answer = phone.error_notification("FORM", "payload-schema-error", "no");
    assert_eq!(answer.await.unwrap(), Answer::Acknowledged);

    let error = send("expire").await.unwrap_err();
    let ClientError::TokenInvalid {
        message: Some(message),
        ..
    } = error
    else {
        panic!("{error}");
    };
    assert_eq!(message.as_str(), "ask for a new link");
    let error = send("fail").await.unwrap_err();
    assert!(
        matches!(error, ClientError::Status { status: 500 }),
        "{error}"
    );
    let error = send("panic").await.unwrap_err();
    assert!(
        matches!(error, ClientError::Status { status: 500 }),
        "{error}"
    );
    let error = send("hang").await.unwrap_err();
    assert!(matches!(error, ClientError::Timeout), "{error}");
    let before = clinic.calls();
    let error = send("misdirect").await.unwrap_err();
    assert!(matches!(error, ClientError::KeyRefused { .. }), "{error}");
    assert_eq!(clinic.calls(), before + 2, "asked once more after a 421");
}

#[tokio::test(start_paused = true)]
async fn both_kinds_of_phone_walk_alike() {
    let clinic = Arc::new(Clinic::default());
    let endpoint = TestEndpoint::of(Arc::clone(&clinic)).unwrap();
    let sealed = endpoint.client().unwrap();
    let plain = endpoint.client_without_envelope();
    walk(&sealed, &clinic).await;
    let of_one = clinic.calls();
    walk(&plain, &clinic).await;
    assert_eq!(clinic.calls(), 2 * of_one);
    assert!(sealed.public_key().is_some() && plain.public_key().is_none());
}

#[tokio::test]
async fn the_envelope_is_a_real_one() {
    let endpoint = TestEndpoint::of(Clinic::default()).unwrap();
    let phone = endpoint.client().unwrap();
    let asked = async |quirk| {
        let phone = phone.with_quirks([quirk]);
        let ping = br#"{"version":"3.0","action":"ping"}"#;
        phone.round_trip(ping).await.unwrap().status.as_u16()
    };
    assert_eq!(asked(Quirk::WrongSignature).await, 432);
    assert_eq!(asked(Quirk::NoSignature).await, 432);
    assert_eq!(asked(Quirk::StaleKey).await, 421);
    assert_eq!(asked(Quirk::FlippedTag).await, 421);
    assert_eq!(asked(Quirk::NoPadding).await, 200);
}

#[tokio::test]
async fn what_is_sent_without_envelope_is_what_is_encrypted_else() {
    let endpoint = TestEndpoint::of(Clinic::default()).unwrap();
    let request = br#"{"version":"3.0","action":"INIT","screen":"","data":{},"flow_token":"t"}"#;
    let sealed = endpoint
        .client()
        .unwrap()
        .round_trip(request)
        .await
        .unwrap();
    let plain = endpoint.client_without_envelope();
    let plain = plain.round_trip(request).await.unwrap();
    assert!(sealed.keys.is_some() && plain.keys.is_none());
    assert_ne!(sealed.body, plain.body);
    assert_eq!(sealed.plaintext().unwrap(), plain.plaintext().unwrap());
}

#[test]
fn endpoints_of_a_process_share_their_keys() {
    let one = TestEndpoint::of(Clinic::default()).unwrap();
    let other = TestEndpoint::of(Clinic::default()).unwrap();
    let key = |endpoint: &TestEndpoint| endpoint.client().unwrap().public_key();
    assert_eq!(key(&one), key(&other));
    assert_eq!(one.flow_json(), Some(JSON));
    assert_eq!(one.path(), "/flow");
}

#[tokio::test(start_paused = true)]
async fn settings_of_the_endpoint_can_be_chosen() {
    let endpoint = TestEndpoint::of_with(Clinic::default(), |settings| {
        settings.handler_timeout(Duration::from_secs(20))
    });
    let phone = endpoint.unwrap().client_without_envelope();
    let payload = Map::from_iter([("deed".to_owned(), "hang".into())]);
    let began = tokio::time::Instant::now();
    let error = phone.data_exchange("FORM", payload).await.unwrap_err();
    assert!(matches!(error, ClientError::Timeout), "{error}");
    // The phone's own time, for the handler has more.
    assert_eq!(began.elapsed().as_secs(), 10);

    let refused = TestEndpoint::of_with(Clinic::default(), |settings| settings.max_in_flight(0));
    let text = refused.unwrap_err().to_string();
    assert!(text.contains("`max_in_flight` is zero"), "{text}");
}

#[tokio::test]
async fn an_endpoint_of_ones_own() {
    let key = PrivateKey::generate().unwrap();
    let endpoint = Endpoint::builder()
        .private_key(key.clone())
        .app_secret(AppSecret::new(APP_SECRET).unwrap())
        .flow("/clinic", Clinic::default())
        .flow("/table", Clinic::default())
        .build()
        .unwrap();
    let error = TestEndpoint::of_endpoint(endpoint.clone(), "/clinics").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the endpoint cannot be used: it has no flow at `/clinics`; it has one at `/clinic`, `/table`"
    );
    let endpoint = TestEndpoint::of_endpoint(endpoint, "/clinic").unwrap();
    endpoint.client_without_envelope().init(None).await.unwrap();
    let error = endpoint.client().unwrap_err();
    assert!(error.to_string().contains("`with_key`"), "{error}");

    let public = BusinessPublicKey::from_pem(&key.public_key_pem()).unwrap();
    let endpoint = endpoint.with_key(public, APP_SECRET);
    endpoint.client().unwrap().init(None).await.unwrap();
    assert!(!format!("{endpoint:?}").contains(APP_SECRET));
}

/// A flow whose phones sign their tokens.
const SIGNED: &str = r#"{ "version": "7.3", "data_api_version": "4.0", "routing_model": { "FORM": [] }, "screens": [
  { "id": "FORM", "title": "A form", "terminal": true, "layout": { "type": "SingleColumnLayout", "children": [
    { "type": "Footer", "label": "Send", "on-click-action": { "name": "data_exchange", "payload": {} } } ] } } ] }"#;

fn signature(phone: &VirtualPhone) -> Option<&str> {
    phone.phone().message().flow_token_signature.as_deref()
}

#[tokio::test]
async fn a_replay_signs_the_token_that_the_script_brings() {
    let endpoint = TestEndpoint::of(Arc::new(Clinic::default())).unwrap();
    let phone = |token: &str| VirtualPhone::on(&endpoint).flow_json(SIGNED).token(token);
    let guest = phone("guest-7").in_chat().unwrap();
    assert!(signature(&guest).is_some());

    // The app secret is made by each process, so a signature that is kept in a file would soon be wrong.
    let record = guest.record();
    assert!(!record.to_string().contains("token-signature"), "{record}");
    let mut other = phone("guest-8").in_chat().unwrap();
    assert_ne!(signature(&other), signature(&guest));
    record.replay(&mut other).await.unwrap();
    assert_eq!(signature(&other), signature(&guest));

    // A signature that the test gave is recorded, and stays as it is on any phone.
    let given = phone("guest-7").token_signature("c2ln").in_chat().unwrap();
    let record = given.record();
    assert!(record.to_string().contains("with token-signature \"c2ln\""));
    record.replay(&mut other).await.unwrap();
    assert_eq!(signature(&other), Some("c2ln"));
    let reversed: Script = "with token-signature \"c2ln\"\nwith token \"guest-9\""
        .parse()
        .unwrap();
    let mut other = phone("guest-8").in_chat().unwrap();
    reversed.replay(&mut other).await.unwrap();
    assert_eq!(signature(&other), Some("c2ln"));
}
