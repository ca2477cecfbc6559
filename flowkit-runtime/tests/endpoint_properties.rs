//! Whatever comes in, before and after decryption, the endpoint answers with a status of the protocol.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use common::{Scripted, post};
use flowkit_runtime::*;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Takes the "ciphertext" for the plaintext, so that anything can stand where a request was decrypted.
struct NoCrypto;

impl RequestDecryptor for NoCrypto {
    async fn decrypt(&self, envelope: Envelope) -> Result<Decrypted, DecryptError> {
        let keys = ExchangeKeys::new(AesKey::new([7; 16]), envelope.initial_vector);
        Ok(Decrypted::new(envelope.encrypted_flow_data, keys))
    }
}

impl ResponseEncryptor for NoCrypto {
    async fn encrypt(&self, plaintext: Vec<u8>, _: &ExchangeKeys) -> Result<Vec<u8>, EncryptError> {
        Ok(plaintext)
    }
}

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
    use base64::Engine as _;
    let base64 = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let body = json!({
        "encrypted_flow_data": base64(plaintext),
        "encrypted_aes_key": base64(&[0; 256]),
        "initial_vector": base64(&[0; 16]),
    });
    run(post(&endpoint(), "/flow", None, &body.to_string())).0
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
    fn any_text_as_body_and_signature(body in ".{0,300}", signature in "[ -~]{0,90}") {
        let secret = AppSecret::new("0123456789abcdef0123456789abcdef").unwrap();
        let signed = Endpoint::builder()
            .decryptor(NoCrypto)
            .app_secret(secret.clone())
            .flow("/flow", Scripted::answering("{}"))
            .build()
            .unwrap();
        prop_assert_eq!(run(post(&signed, "/flow", Some(&signature), &body)).0, 432);
        let right = secret.sign(body.as_bytes());
        let status = run(post(&signed, "/flow", Some(&right), &body)).0;
        prop_assert!([400, 421].contains(&status), "{status}");
    }
}
