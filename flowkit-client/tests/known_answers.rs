//! Agreement with another implementation (Node's crypto and the openssl command), byte for byte.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

mod support;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flowkit_client::{
    Answer, BusinessPublicKey, ExchangeKeys, FlowMessage, OpenFault, Request, flow_token_signature,
    open, seal_with, sign,
};
use serde_json::Value;
use support::{APP_SECRET, decrypt, public_key};

fn exchanges(kind: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("vectors/exchanges.json")).unwrap();
    let cases = all[kind].as_array().unwrap().clone();
    assert!(cases.len() > 4, "{kind} has {} cases", cases.len());
    cases
}

fn text<'a>(case: &'a Value, member: &str) -> &'a str {
    case[member]
        .as_str()
        .unwrap_or_else(|| panic!("{} has no {member}", case["name"]))
}

fn bytes<const N: usize>(hex: &str) -> [u8; N] {
    assert_eq!(hex.len(), 2 * N);
    std::array::from_fn(|i| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).unwrap())
}

fn keys(case: &Value) -> ExchangeKeys {
    ExchangeKeys::from_bytes(
        bytes(text(case, "aes_key_hex")),
        bytes(text(case, "iv_hex")),
    )
}

/// Key and vector of the symmetric part in the protocol reference.
fn symmetric_keys() -> ExchangeKeys {
    ExchangeKeys::from_bytes(
        bytes("000102030405060708090a0b0c0d0e0f"),
        bytes("f0e1d2c3b4a5968778695a4b3c2d1e0f"),
    )
}

#[test]
fn answers_open_to_exactly_their_plaintext() {
    for case in exchanges("good") {
        let opened = open(&keys(&case), text(&case, "response_body").as_bytes());
        let opened = String::from_utf8(opened.unwrap()).unwrap();
        assert_eq!(
            opened,
            text(&case, "response_plaintext"),
            "{}",
            case["name"]
        );
    }
}

#[test]
fn every_body_gets_its_signature() {
    for kind in ["good", "bad"] {
        for case in exchanges(kind) {
            let made = sign(text(&case, "app_secret"), text(&case, "body").as_bytes());
            assert_eq!(made, text(&case, "x_hub_signature_256"), "{}", case["name"]);
        }
    }
}

#[test]
fn sealing_with_known_keys_gives_the_known_ciphertext() {
    for case in exchanges("good") {
        let plaintext = text(&case, "request_plaintext").as_bytes();
        let sealed = seal_with(plaintext, &public_key(), keys(&case), &[]).unwrap();
        let member = |body: &[u8], name: &str| {
            let envelope: Value = serde_json::from_slice(body).unwrap();
            let text = envelope[name].as_str().unwrap().trim_end_matches('=');
            text.to_owned()
        };
        let theirs = text(&case, "body").as_bytes();
        for name in ["encrypted_flow_data", "initial_vector"] {
            assert_eq!(
                member(&sealed.body, name),
                member(theirs, name),
                "{}",
                case["name"]
            );
        }
        // The wrapped key is random padding around the same key.
        let (aes_key, ..) = decrypt(&sealed.body).unwrap();
        assert_eq!(aes_key, bytes::<16>(text(&case, "aes_key_hex")));
    }
}

#[test]
fn both_ciphertexts_of_the_reference() {
    for (plaintext, expected) in [
        (
            r#"{"version":"3.0","action":"ping"}"#,
            "JQMBZc2dGP3Zbosr4K97/A4RYeO24efJkErxTrbJJJKCbSKUwrIsUQ5+9rdjdjdwFg==",
        ),
        (
            r#"{"version":"4.0","action":"data_exchange","screen":"ORDER","data":{"qty":2,"note":"héllo 👋"},"flow_token":"tok-1"}"#,
            "JQMBZc2dGP3Zbosr5697/A4RYeO24efJkErxWr7TIu+aFG/SlVsyXx3FOC315SeENCCgGIVVpTRduzX+aeMB2vendPYFUzzPviHK0DI6olMTRPsy0VcZ73VeOwyWk0LsarQWTKyHjtDZumRA1dQ8+RDqINbVwvDWo/suLCpKldBRMo7KAVY=",
        ),
    ] {
        let sealed = seal_with(plaintext.as_bytes(), &public_key(), symmetric_keys(), &[]);
        let envelope: Value = serde_json::from_slice(&sealed.unwrap().body).unwrap();
        assert_eq!(envelope["encrypted_flow_data"], expected);
        assert_eq!(envelope["initial_vector"], "8OHSw7Sllod4aVpLPC0eDw==");
    }
}

#[test]
fn the_three_answers_of_the_reference() {
    for (body, expected) in [
        (
            "Yl5q24TBhhYC7kQ5Xu28FCv8II05wNqXlc2Jy6BGv2Iqo6yG/Kur2p79SnI=",
            r#"{"data":{"status":"active"}}"#,
        ),
        (
            "Yl592YLFwUJb9hUCbd2MNSvqIIg7wNLDypTW06NJMKArY1qKrFxO9+HXnFRNci5C4oZ0FGXv/7e0ntbfiaOomOjT3QisRBrFNcg=",
            r#"{"screen":"ORDER","data":{"error_message":"Out of stock"}}"#,
        ),
        (
            "Yl5ryILP1nMUv1BvBbudD2zmbZ4+0cHBmI6HlrBXLbcVakbZvVhM/OOd0npbY2oP+S3fxosiMLO7VLN1TJIzfKQ=",
            r#"{"error_msg":"The order has already been placed"}"#,
        ),
    ] {
        let opened = open(&symmetric_keys(), body.as_bytes()).unwrap();
        assert_eq!(opened, expected.as_bytes());
    }
}

#[test]
fn an_answer_sealed_with_the_requests_vector_is_refused_and_named() {
    // The reference's ciphertext of a request is an answer whose vector was not inverted.
    let body = b"JQMBZc2dGP3Zbosr4K97/A4RYeO24efJkErxTrbJJJKCbSKUwrIsUQ5+9rdjdjdwFg==";
    let error = open(&symmetric_keys(), body).unwrap_err();
    assert!(
        matches!(
            error,
            flowkit_client::ClientError::Undecryptable {
                fault: OpenFault::IvNotInverted
            }
        ),
        "{error}"
    );
}

#[test]
fn the_signature_covers_the_raw_bytes() {
    let escaped =
        br#"{"encrypted_flow_data":"a\/b=","encrypted_aes_key":"c\/d=","initial_vector":"e\/f="}"#;
    assert_eq!(
        sign(APP_SECRET, escaped),
        "sha256=1d4014f5ac09e2e7649b1727f10fab3131f557e30e9ac26debf8c178d7645f5c"
    );
    let plain = String::from_utf8_lossy(escaped).replace(r"\/", "/");
    assert_eq!(
        sign(APP_SECRET, plain.as_bytes()),
        "sha256=4f6e8039efecf3fe4f694a0bd12ff0f745e8b7c00b10d2bc92708300df505961"
    );
}

#[test]
fn the_token_signature_is_metas_jwt() {
    assert_eq!(
        flow_token_signature(APP_SECRET, "tok-1"),
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJmbG93X3Rva2VuIjoidG9rLTEifQ.O6KBbDUB4L90cBUqQvzYmtwuNNBE9hwuMiFuxnhEHZA"
    );
}

#[test]
fn requests_say_what_the_vectors_say() {
    // As JSON values: the vectors order their members differently and leave defaults out.
    let message = FlowMessage {
        flow_token: "tok-1".to_owned(),
        ..FlowMessage::default()
    };
    let cases = exchanges("good");
    let vector = |name: &str| {
        let case = cases.iter().find(|case| case["name"] == name).unwrap();
        serde_json::from_str::<Value>(text(case, "request_plaintext")).unwrap()
    };
    let made =
        |request: Request| serde_json::from_str::<Value>(&request.plaintext(&message)).unwrap();
    assert_eq!(made(Request::ping()), vector("ping"));
    assert_eq!(made(Request::init(None)), vector("init"));
    let exchange = vector("data-exchange");
    let payload = exchange["data"].as_object().unwrap().clone();
    assert_eq!(made(Request::data_exchange("DETAILS", payload)), exchange);
}

#[test]
fn answers_of_the_vectors_are_read() {
    let cases = exchanges("good");
    let read = |name: &str, request: Request| {
        let case = cases.iter().find(|case| case["name"] == name).unwrap();
        Answer::parse(&request, text(case, "response_plaintext").as_bytes()).unwrap()
    };
    assert_eq!(
        read("ping", Request::ping()),
        Answer::HealthCheck {
            status: "active".to_owned()
        }
    );
    let notification = Request::error_notification(
        flowkit_client::Action::DataExchange,
        "DETAILS",
        "payload-schema-error",
        "",
    );
    assert_eq!(
        read("error-notification", notification),
        Answer::Acknowledged
    );
    let Answer::Completed { params, .. } = read("completion", Request::init(None)) else {
        panic!("the completion was read as something else");
    };
    assert_eq!(
        Value::Object(params),
        serde_json::json!({ "flow_token": "tok-1", "booking": "B-17" })
    );
    let Answer::Screen {
        screen,
        data,
        error_message,
        version,
    } = read("init", Request::init(None))
    else {
        panic!("the screen was read as something else");
    };
    assert_eq!((screen.as_str(), error_message), ("APPOINTMENT", None));
    assert_eq!(data["greeting"], "Hi 👋");
    assert_eq!(version, Some("3.0".into()));
}

#[test]
fn the_fingerprint_is_that_of_the_spki_der() {
    // The DER is the PEM's base64, so this needs no second parser.
    use sha2::{Digest as _, Sha256};
    let der: String = support::PUBLIC_PEM
        .lines()
        .filter(|line| !line.starts_with("-----"))
        .collect();
    let digest = Sha256::digest(STANDARD.decode(der).unwrap());
    let expected: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(public_key().fingerprint(), expected);
    assert_eq!(public_key().bits(), 2048);
}

#[test]
fn keys_of_the_wrong_kind_are_named() {
    for (pem, word) in [
        (include_str!("vectors/private.pem"), "private key"),
        (
            "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
            "certificate",
        ),
        (
            "-----BEGIN RSA PUBLIC KEY-----\nAA==\n-----END RSA PUBLIC KEY-----",
            "PKCS#1",
        ),
        (
            "-----BEGIN PUBLIC KEY-----\nAA==\n-----END PUBLIC KEY-----",
            "damaged",
        ),
        ("hello", "no `-----BEGIN PUBLIC KEY-----`"),
    ] {
        let error = BusinessPublicKey::from_pem(pem).unwrap_err().to_string();
        assert!(error.contains(word), "{error}");
    }
}
