//! Known answers of other implementations, with every backend of the build.
#![cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod key_ring;
mod known_answers;
mod reference;
mod sealing;
mod signatures;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flowkit_runtime::{Backend, KeyRing, PrivateKey};

fn backends() -> Vec<Backend> {
    vec![
        #[cfg(feature = "aws-lc-rs")]
        Backend::AwsLc,
        #[cfg(feature = "rustcrypto")]
        Backend::RustCrypto,
    ]
}

fn ring(pem: &str, backend: Backend) -> KeyRing {
    let key = PrivateKey::from_pem(pem, Some(reference::PASSPHRASE)).unwrap();
    KeyRing::new(key.with_backend(backend).unwrap())
}

fn bytes(base64: &str) -> Vec<u8> {
    STANDARD.decode(base64.trim()).unwrap()
}

const MAIN: &str = include_str!("../vectors/keys/pkcs8.pem");
const OTHER: &str = include_str!("../vectors/keys/other-pkcs8.pem");

fn body(data: &str, wrapped: &str) -> String {
    format!(
        r#"{{"encrypted_flow_data":"{data}","encrypted_aes_key":"{}","initial_vector":"{}"}}"#,
        wrapped.trim(),
        reference::IV_BASE64
    )
}
