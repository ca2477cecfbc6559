//! Requests as a phone sends them, sealed beforehand so that sealing is not measured.

use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::rsa::{KeySize, PrivateDecryptingKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use flowkit_client::{BusinessPublicKey, ExchangeKeys, seal_with, sign};
use http::HeaderValue;
use serde_json::{Value, json};

/// Size of a request before it is sealed, in bytes: that of a form with a dozen filled fields.
pub const PLAINTEXT_BYTES: usize = 1024;

/// The app secret that requests are signed with.
pub const APP_SECRET: &str = "0123456789abcdef0123456789abcdef";

/// A private key of 2048 bits made for this run, in both the forms that the benches need.
#[derive(Debug)]
pub struct TestKey {
    /// PKCS#8 DER.
    pub der: Vec<u8>,
    /// The same as PEM, as `PRIVATE_KEY` holds it.
    pub pem: String,
}

impl TestKey {
    /// Makes a new key.
    #[must_use]
    pub fn generate() -> Self {
        let key = PrivateDecryptingKey::generate(KeySize::Rsa2048).expect("a new key");
        let der = key.as_der().expect("the key as DER").as_ref().to_vec();
        let base64 = STANDARD.encode(&der);
        let lines: Vec<_> = base64
            .as_bytes()
            .chunks(64)
            .map(|line| str::from_utf8(line).expect("base64"))
            .collect();
        let pem = format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
            lines.join("\n")
        );
        Self { der, pem }
    }
}

/// One sealed and signed request.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// The body that is posted.
    pub body: Bytes,
    /// The header `X-Hub-Signature-256`.
    pub signature: HeaderValue,
    /// What opens the answer.
    pub keys: ExchangeKeys,
    /// The AES key as it is, for benches that leave RSA out.
    pub aes_key: [u8; 16],
    /// The flow token, which is another in each request and comes back with the answer.
    pub flow_token: String,
    /// What was sealed.
    pub plaintext: String,
}

/// Seals requests for one business.
#[derive(Debug)]
pub struct Sealer(BusinessPublicKey);

impl Sealer {
    /// Seals for the owner of this public key.
    #[must_use]
    pub fn new(public_key_pem: &str) -> Self {
        Self(BusinessPublicKey::from_pem(public_key_pem).expect("a public key"))
    }

    /// Seals a text with new keys, and signs it.
    #[must_use]
    pub fn seal(&self, plaintext: &str, flow_token: &str) -> Sealed {
        let (mut aes_key, mut iv) = ([0; 16], [0; 16]);
        getrandom::fill(&mut aes_key).expect("random bytes");
        getrandom::fill(&mut iv).expect("random bytes");
        let keys = ExchangeKeys::from_bytes(aes_key, iv);
        let sealed = seal_with(plaintext.as_bytes(), &self.0, keys, &[]).expect("a sealed request");
        Sealed {
            body: sealed.body.into(),
            signature: HeaderValue::from_static(""),
            keys: sealed.keys,
            aes_key,
            flow_token: flow_token.to_owned(),
            plaintext: plaintext.to_owned(),
        }
        .signed()
    }

    /// Seals `count` submissions of the screen `MY_SCREEN`, each with a token of its own.
    #[must_use]
    pub fn submissions(&self, count: usize) -> Vec<Sealed> {
        let submission = |number| {
            let flow_token = format!("5f2c-bench-{number:08}");
            self.seal(&submission(&flow_token), &flow_token)
        };
        (0..count).map(submission).collect()
    }
}

/// A request of [`PLAINTEXT_BYTES`]: text, choices, a date, a number, and a comment that fills the rest.
fn submission(flow_token: &str) -> String {
    let with_comment = |comment: &str| {
        json!({
            "version": "3.0",
            "action": "data_exchange",
            "screen": "MY_SCREEN",
            "flow_token": flow_token,
            "data": {
                "name": "Zoë Adéyemi-Okafor",
                "email": "zoe.adeyemi@example.com",
                "phone": "+44 20 7946 0123",
                "department": "orthopaedics",
                "location": "st-mary",
                "date": "2026-11-27",
                "time": "10:30",
                "guests": 2,
                "interests": ["physiotherapy", "nutrition", "sports_medicine"],
                "consent": true,
                "comment": comment,
            },
        })
        .to_string()
    };
    let room = PLAINTEXT_BYTES - with_comment("").len();
    let comment: String = "Please call me before noon; the entrance is at the side. "
        .replace('"', "'")
        .chars()
        .cycle()
        .take(room)
        .collect();
    with_comment(&comment)
}

impl Sealed {
    /// The same with the signature that fits its body.
    #[must_use]
    pub fn signed(&self) -> Self {
        let signature = sign(APP_SECRET, &self.body)
            .try_into()
            .expect("a header value");
        Self {
            signature,
            ..self.clone()
        }
    }

    /// Opens the answer to this request as a phone does.
    #[must_use]
    pub fn open(&self, answer: &[u8]) -> Value {
        let plaintext =
            flowkit_client::open(&self.keys, answer).expect("an answer that the phone can decrypt");
        serde_json::from_slice(&plaintext).expect("an answer in JSON")
    }
}
