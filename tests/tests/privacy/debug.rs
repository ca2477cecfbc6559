//! The `Debug` of every public type that holds something private.

use std::fmt::Debug;

use flowkit::client::{self, WhatsAppClient, seal_with};
use flowkit::prelude::*;
use flowkit::{
    Action, AesKey, Answer, Decrypted, Envelope, ExchangeKeys, HandlerError, HybridDecryptor,
    KeyRing, Params,
};
use serde_json::json;

use super::fixture::Fixture;
use super::flow::Private;
use super::support::log::leaks;
use super::support::{ENCRYPTED_KEY_PEM, KEY_PEM, key, other_key, public};
use super::{AES_KEY, MARK, SECRET, TOKEN, VECTOR, nothing_private_was_shown, private};

#[tokio::test]
async fn the_debug_of_what_a_handler_gets() {
    let it = Fixture::start("/debug").await;
    for deed in ["show", "refuse", "complete"] {
        assert_eq!(it.deed(json!({ "do": deed, "name": MARK })).await, 200);
    }
    it.exchange(
        "data_exchange",
        "ONLY",
        json!({ "error": MARK, "error_message": MARK }),
    )
    .await;
    // The screen that INIT asks for is a text from outside, like any other.
    assert_eq!(it.exchange("INIT", MARK, json!({})).await, 500);
    nothing_private_was_shown(&[
        "DataExchange",
        "FlowToken",
        "Payload",
        "Next",
        "ErrorNotification",
        "StartScreen",
    ]);
}

/// A flow that shows what it is given, and has a field.
const FLOW_JSON: &str = r#"{"version": "7.3", "screens": [{"id": "ONLY", "title": "Only", "terminal": true,
    "data": {"name": {"type": "string", "__example__": "x"}},
    "layout": {"type": "SingleColumnLayout", "children": [
        {"type": "TextInput", "name": "typed", "label": "Type", "helper-text": "${data.name}"},
        {"type": "Footer", "label": "Done", "on-click-action": {"name": "complete", "payload": {}}}
    ]}}]}"#;

#[tokio::test]
async fn the_debug_of_everything_else() {
    let keys = || ExchangeKeys::new(AesKey::new(AES_KEY), VECTOR);
    let secret = || AppSecret::new(SECRET).unwrap();
    let secrets: flowkit::AppSecrets = [secret(), secret()].into_iter().collect();
    let builder = || {
        Endpoint::builder()
            .private_key(key())
            .app_secret(secret())
            .flow("/flow", Private)
    };
    let phone = WhatsAppClient::builder(public(&key())).app_secret(SECRET);
    let client = phone
        .http(&format!("http://127.0.0.1:1/flow?token={MARK}"))
        .unwrap()
        .with_flow_token(TOKEN);
    let object: client::Object = [("name".to_owned(), json!(MARK))].into_iter().collect();
    let client_keys = client::ExchangeKeys::from_bytes(AES_KEY, VECTOR);
    let sealed = seal_with(MARK.as_bytes(), &public(&key()), client_keys.clone(), &[]).unwrap();
    let params = Params::new().with("name", MARK).unwrap();
    let screen = Answer::show("ONLY", json!({ "name": MARK })).unwrap();
    let answer = client::Answer::Completed {
        params: object.clone(),
        error_message: Some(MARK.to_owned()),
    };

    let mut shown = Vec::new();
    let mut look = |what: &str, value: &dyn Debug| {
        shown.push((what.to_owned(), format!("{value:?} {value:#?}")));
    };
    look("PrivateKey", &key());
    look("KeyRing", &KeyRing::new(key()).and(other_key()));
    look(
        "HybridDecryptor",
        &HybridDecryptor::new(KeyRing::new(key())),
    );
    look("AppSecret", &secret());
    look("AppSecrets", &secrets);
    look("AesKey", &AesKey::new(AES_KEY));
    look("ExchangeKeys", &keys());
    look("Decrypted", &Decrypted::new(MARK.into(), keys()));
    look("Envelope", &Envelope::new(MARK.into(), MARK.into(), VECTOR));
    look("FlowToken", &FlowToken::new(TOKEN));
    look("Action", &Action::Unknown(MARK.to_owned()));
    look("Payload", &Payload(MARK));
    look("Params", &params);
    look("Answer::show", &screen);
    look("Answer::error", &Answer::error(MARK));
    look("Answer::complete", &Answer::complete(params));
    look("Answer::token_invalid", &Answer::token_invalid(MARK));
    look("HandlerError", &HandlerError::token_invalid(MARK));
    look("EndpointBuilder", &builder());
    look("Endpoint", &builder().build().unwrap());
    look(
        "wrong passphrase",
        &PrivateKey::from_pem(ENCRYPTED_KEY_PEM, Some(MARK)).unwrap_err(),
    );
    look("no key", &PrivateKey::from_pem(MARK, None).unwrap_err());
    look(
        "half a key",
        &PrivateKey::from_pem(&KEY_PEM[..KEY_PEM.len() / 2], None).unwrap_err(),
    );
    look(
        "a secret too many",
        &builder().insecure_skip_signature().build().unwrap_err(),
    );
    let _ = builder().flow_with("/other", Private, |mount| {
        let mount = mount.private_key(key()).app_secret(secret());
        look("FlowMount", &mount);
        mount
    });

    look("client::ExchangeKeys", &client_keys);
    look("client::SealedRequest", &sealed);
    look(
        "client::WhatsAppClientBuilder",
        &WhatsAppClient::builder(public(&key())).app_secret(SECRET),
    );
    look("client::WhatsAppClient", &client);
    let phone = client::VirtualPhone::over(&client)
        .flow_json(FLOW_JSON)
        .opened_on("ONLY", json!({ "name": MARK }));
    look("client::VirtualPhoneBuilder", &phone);
    let mut phone = phone.in_chat().unwrap();
    look("client::phone::Settings", phone.phone().settings());
    look(
        "client::phone::Effect",
        &phone.phone().clone().open().unwrap(),
    );
    phone.open().await.unwrap();
    phone.fill("typed", MARK).unwrap();
    look("client::VirtualPhone", &phone);
    look("client::Field", &phone.field("typed").unwrap());
    look("client::phone::Phone", phone.phone());
    look("client::phone::Saved", &phone.phone().saved().unwrap());
    look("client::Transcript", phone.transcript());
    look(
        "client::HttpTransport",
        &client::HttpTransport::new(&format!("http://h/flow?token={MARK}")).unwrap(),
    );
    look("client::FlowMessage", client.message());
    look(
        "client::Request",
        &client::Request::data_exchange("ONLY", object.clone()),
    );
    look("client::Answer", &answer);
    for (what, text) in &shown {
        let found = leaks(text, &private());
        assert!(found.is_empty(), "{what}: {found:?}");
        assert!(text.len() > 4, "{what}");
    }
}
