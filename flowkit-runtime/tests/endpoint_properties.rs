//! Whatever comes in, before and after decryption, the endpoint answers with a status of the protocol.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use common::{NoCrypto, Scripted, post, send, unencrypted};
use flowkit_runtime::*;
use proptest::prelude::*;
use serde_json::{Value, json};

fn endpoint() -> Endpoint {
    Endpoint::builder()
        .decryptor(NoCrypto)
        .encryptor(NoCrypto)
        .insecure_skip_signature()
        .flow(
            "/flow",
            Scripted::answering(r#"{"screen":"DETAILS","data":{"a":1}}"#),
        )
        .build()
        .unwrap()
}

fn ask(plaintext: &[u8]) -> u16 {
    run(post(&endpoint(), "/flow", None, &unencrypted(plaintext))).0
}

fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "INIT",
            "BACK",
            "data_exchange",
            "ping",
            "DETAILS",
            "SUMMARY",
            "3.0",
            "300"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(
                prop_oneof![
                    prop::sample::select(vec!["error", "error_key", "error_message", "name"])
                        .prop_map(str::to_owned),
                    ".{0,6}"
                ],
                inner,
                0..4
            )
            .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Nearly an envelope: its members with any text in them.
fn envelope_like() -> impl Strategy<Value = Vec<u8>> {
    let member = || "[ -~]{0,40}";
    (member(), member(), member()).prop_map(|(data, key, vector)| {
        json!({ "encrypted_flow_data": data, "encrypted_aes_key": key, "initial_vector": vector })
            .to_string()
            .into_bytes()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_as_plaintext(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!([200, 400].contains(&ask(&bytes)));
    }

    #[test]
    fn any_members_in_a_request(
        action in any_json(), screen in any_json(), data in any_json(), token in any_json(), version in any_json(),
    ) {
        let request = json!({
            "action": action, "screen": screen, "data": data, "flow_token": token, "version": version,
        });
        let status = ask(request.to_string().as_bytes());
        prop_assert!([200, 400, 500].contains(&status), "{status}");
        if !request["action"].is_string() {
            prop_assert_eq!(status, 400);
        }
        if request["action"] == "ping" {
            prop_assert_eq!(status, 200);
        }
    }

    #[test]
    fn any_bytes_as_body_and_signature(
        body in prop_oneof![prop::collection::vec(any::<u8>(), 0..300), envelope_like()],
        signature in "[ -~]{0,90}",
    ) {
        let secret = AppSecret::new("0123456789abcdef0123456789abcdef").unwrap();
        let signed = Endpoint::builder()
            .decryptor(NoCrypto)
            .app_secret(secret.clone())
            .flow("/flow", Scripted::answering("{}"))
            .build()
            .unwrap();
        let ask = |signature: &str| {
            let request = http::Request::post("/flow").header("X-Hub-Signature-256", signature);
            let body = http_body_util::Full::new(bytes::Bytes::from(body.clone()));
            run(send(&signed, request.body(body).unwrap())).0
        };
        prop_assert_eq!(ask(&signature), 432);
        let status = ask(&secret.sign(&body));
        prop_assert!([400, 421].contains(&status), "{}", status);
    }
}
