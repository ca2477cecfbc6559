//! Which phone it is, and how it reaches its endpoint.

use std::sync::Arc;

use flowkit_client::phone::{Client, FlowJson, Platform, Settings, Stage};
use flowkit_client::{
    Answer, ClientError, DataApiVersion, TestEndpoint, VirtualPhone, WalkErrorKind, phone,
};
use jiff::civil::date;

use crate::kitchen::{FLOW_JSON, kitchen};
use crate::support::clinic::Clinic;
use crate::support::{APP_SECRET, public_key};

/// The flow of [`Clinic`]: one screen that sends what it was told to do.
const CLINIC: &str = r#"{"version": "7.3", "data_api_version": "4.0", "routing_model": {"FORM": []}, "screens": [
    {"id": "FORM", "title": "Form", "terminal": true, "data": {"name": {"type": "string", "__example__": "Zoë"}},
     "layout": {"type": "SingleColumnLayout", "children": [
        {"type": "TextInput", "name": "deed", "label": "What shall it do?"},
        {"type": "Footer", "label": "Do it", "on-click-action": {"name": "data_exchange", "payload": {"deed": "${form.deed}"}}}
     ]}}]}"#;

#[tokio::test]
async fn at_an_address_with_key_and_secret() {
    let kitchen = kitchen().await;
    let phone = VirtualPhone::at(&kitchen.url())
        .public_key(public_key())
        .app_secret(APP_SECRET)
        .token("tok-9")
        .flow_json(FLOW_JSON);
    let phone = phone.open().await.unwrap();
    assert_eq!(phone.screen(), "ORDER");
    let seen = kitchen.seen();
    assert_eq!(seen[0].json()["flow_token"], "tok-9");
    assert!(seen[0].signature.is_some());
    assert_eq!(seen[0].path, "/flow?tenant=7");
}

#[tokio::test]
async fn on_a_flow_with_and_without_the_envelope() {
    let clinic = Arc::new(Clinic::default());
    for leaves_out in [false, true] {
        let mut builder = VirtualPhone::of(Arc::clone(&clinic)).flow_json(CLINIC);
        if leaves_out {
            builder = builder.without_envelope();
        }
        let mut phone = builder.open().await.unwrap();
        assert_eq!(phone.data("name"), "Zoë");
        phone.fill("deed", "finish").unwrap();
        phone.tap("Do it").await.unwrap();
        assert_eq!(
            phone.completion().unwrap().params["flow_token"],
            "virtual-phone"
        );
        // A key has to do with encryption, and without an envelope the network plays the endpoint's 421.
        let mut phone = VirtualPhone::of(Arc::clone(&clinic))
            .flow_json(CLINIC)
            .open()
            .await
            .unwrap();
        phone.network().wrong_key_once();
        phone.fill("deed", "finish").unwrap();
        phone.tap("Do it").await.unwrap();
        assert!(phone.transcript().last().unwrap().key_fetched_again);
    }
    assert_eq!(clinic.calls(), 8);
}

#[tokio::test]
async fn on_an_endpoint_that_several_phones_share() {
    let clinic = Arc::new(Clinic::default());
    let endpoint = TestEndpoint::of(Arc::clone(&clinic)).unwrap();
    for token in ["ann", "ben"] {
        let phone = VirtualPhone::on(&endpoint).flow_json(CLINIC).token(token);
        let mut phone = phone.open().await.unwrap();
        phone
            .fill("deed", "finish")
            .unwrap()
            .tap("Do it")
            .await
            .unwrap();
        assert_eq!(phone.completion().unwrap().params["flow_token"], token);
    }
    assert_eq!(clinic.calls(), 4);
}

#[tokio::test]
async fn the_version_of_the_flow_decides_the_data_api() {
    let phone = VirtualPhone::of(Clinic::default()).flow_json(CLINIC);
    let phone = phone.token_signature("signed").in_chat().unwrap();
    let message = phone.phone().message();
    assert_eq!(message.version, DataApiVersion::V4);
    assert_eq!(message.flow_token_signature.as_deref(), Some("signed"));

    let kitchen = kitchen().await;
    let phone = VirtualPhone::over(&kitchen.client()).flow_json(FLOW_JSON);
    assert_eq!(
        phone.in_chat().unwrap().phone().message().version,
        DataApiVersion::V3
    );
}

#[tokio::test]
async fn a_flow_json_can_be_shared() {
    let kitchen = kitchen().await;
    let flow = Arc::new(FlowJson::parse(FLOW_JSON).unwrap());
    for _ in 0..2 {
        let phone = VirtualPhone::over(&kitchen.client()).flow(Arc::clone(&flow));
        assert_eq!(phone.open().await.unwrap().screen(), "ORDER");
    }
}

#[test]
fn settings_come_one_by_one_or_all_together() {
    let builder = VirtualPhone::of(Clinic::default()).flow_json(CLINIC);
    let phone = builder
        .today(date(2030, 1, 2))
        .platform(Platform::Ios)
        .client(Client::WebExact)
        .stage(Stage::Draft);
    let phone = phone.in_chat().unwrap();
    let settings = phone.phone().settings();
    assert_eq!(settings.today, date(2030, 1, 2));
    assert_eq!(
        (settings.platform, settings.stage),
        (Platform::Ios, Stage::Draft)
    );
    assert_eq!(settings.client, Client::WebExact);

    let mut all = Settings::new(date(2031, 1, 1));
    all.message_id = "wamid.7".to_owned();
    let builder = VirtualPhone::of(Clinic::default()).flow_json(CLINIC);
    let phone = builder.settings(all).in_chat().unwrap();
    assert_eq!(phone.phone().settings().message_id, "wamid.7");
    assert_eq!(phone.phone().status(), phone::Status::InChat);
}

#[test]
fn what_is_wrong_with_the_settings_is_said() {
    let refused = |builder: flowkit_client::VirtualPhoneBuilder, words: &str| {
        let error = builder.in_chat().unwrap_err();
        assert!(
            matches!(error.kind(), WalkErrorKind::Settings(_)),
            "{error}"
        );
        assert!(
            error.to_string().contains(words),
            "wanted {words:?}: {error}"
        );
        assert!(error.client_error().is_some());
    };
    let at = || VirtualPhone::at("http://127.0.0.1:1/");
    refused(
        at().public_key(public_key()),
        "give its text by `flow_json`",
    );
    refused(at().flow_json(FLOW_JSON), "give it by `public_key`");
    refused(at().flow_json("{"), "the Flow JSON cannot be opened");
    let nowhere = VirtualPhone::at("nowhere").public_key(public_key());
    refused(nowhere.flow_json(FLOW_JSON), "address");
}

/// A raw payload that no phone would send goes by the client.
#[tokio::test]
async fn beside_the_phone_a_client_sends_what_it_likes() {
    let endpoint = TestEndpoint::of(Clinic::default()).unwrap();
    let client = endpoint.client().unwrap();
    let payload = flowkit_client::Object::from_iter([("deed".to_owned(), "expire".into())]);
    let sent = client.data_exchange("FORM", payload).await;
    assert!(
        matches!(sent, Err(ClientError::TokenInvalid { .. })),
        "{sent:?}"
    );
    let answer = client.init(None).await.unwrap();
    assert!(matches!(answer, Answer::Screen { .. }));
}
