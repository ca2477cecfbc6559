//! Whole exchanges, good and bad.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flowkit_runtime::{
    AesGcm, AppSecret, AppSecrets, Envelope, EnvelopeError, HybridDecryptor, RequestDecryptor,
    ResponseEncryptor, SignatureError,
};
use serde_json::Value;

use super::{MAIN, backends, ring};

fn vectors() -> Value {
    serde_json::from_str(include_str!("../vectors/exchanges.json")).unwrap()
}

fn string<'a>(case: &'a Value, member: &str) -> &'a str {
    case[member]
        .as_str()
        .unwrap_or_else(|| panic!("{member} in {case}"))
}

fn hex16(digits: &str) -> [u8; 16] {
    u128::from_str_radix(digits, 16).unwrap().to_be_bytes()
}

fn verify(case: &Value) -> Result<(), SignatureError> {
    let secrets = AppSecrets::from(AppSecret::new(string(case, "app_secret")).unwrap());
    let header = string(case, "x_hub_signature_256");
    secrets.verify(Some(header.as_bytes()), string(case, "body").as_bytes())
}

#[tokio::test]
async fn every_good_exchange_opens_and_its_answer_is_sealed_to_the_byte() {
    let vectors = vectors();
    let cases = vectors["good"].as_array().unwrap();
    assert!(cases.len() >= 12);
    for backend in backends() {
        let decryptor = HybridDecryptor::new(ring(MAIN, backend));
        for case in cases {
            let name = string(case, "name");
            assert_eq!(verify(case), Ok(()), "{name}");
            let envelope = Envelope::parse(string(case, "body").as_bytes()).expect(name);
            let opened = decryptor.decrypt(envelope).await.expect(name);
            let (plaintext, keys) = opened.into_parts();
            assert_eq!(
                str::from_utf8(&plaintext).unwrap(),
                string(case, "request_plaintext"),
                "{name}"
            );
            assert_eq!(
                keys.aes_key().as_bytes(),
                &hex16(string(case, "aes_key_hex"))
            );
            assert_eq!(keys.iv(), &hex16(string(case, "iv_hex")));
            let answer = string(case, "response_plaintext").as_bytes().to_vec();
            let sealed = AesGcm.encrypt(answer, &keys).await.unwrap();
            assert_eq!(
                STANDARD.encode(sealed),
                string(case, "response_body"),
                "{name}"
            );
        }
    }
}

#[tokio::test]
async fn every_bad_exchange_fails_at_its_step() {
    let vectors = vectors();
    let cases = vectors["bad"].as_array().unwrap();
    for backend in backends() {
        let decryptor = HybridDecryptor::new(ring(MAIN, backend));
        for case in cases {
            let name = string(case, "name");
            assert_eq!(
                verify(case),
                Ok(()),
                "{name}: the body is signed nevertheless"
            );
            let outcome = match Envelope::parse(string(case, "body").as_bytes()) {
                Err(EnvelopeError::Malformed(_)) => "400 envelope".to_owned(),
                Err(EnvelopeError::Undecodable(_)) => "421 envelope".to_owned(),
                Err(error) => panic!("{error}"),
                Ok(envelope) => match decryptor.decrypt(envelope).await {
                    Ok(opened) => {
                        let text = string(case, "request_plaintext");
                        assert_eq!(opened.plaintext(), text.as_bytes());
                        "400 plaintext".to_owned()
                    }
                    Err(error) => {
                        assert!(!error.is_unavailable());
                        format!("421 {:?}", error.step())
                    }
                },
            };
            let expected = match name {
                "wrong-key" | "oaep-sha1" => "421 KeyUnwrap",
                "aes-256-key" => "421 KeyLength",
                "tag-flipped" => "421 Tag",
                "data-shorter-than-tag" | "empty-data" => "421 DataLength",
                "iv-12-bytes" | "not-base64" => "421 envelope",
                "inner-not-json" => "400 plaintext",
                "missing-field" | "field-not-string" | "not-json" | "empty-body" => "400 envelope",
                other => panic!("say what {other} has to give"),
            };
            assert_eq!(outcome, expected, "{name}");
            let status = &case["expect_status"];
            let status = status.as_str().map_or(status.to_string(), str::to_owned);
            assert!(outcome.starts_with(&status), "{name}: {status}");
        }
    }
}
