//! What the attacks share.

pub(crate) mod http1;
pub(crate) mod http2;
pub(crate) mod server;

use flowkit_client::{BusinessPublicKey, SIGNATURE_HEADER, seal, sign};

const SECRET: &str = "0123456789abcdef0123456789abcdef";
const PUBLIC: &str = include_str!("../../../../../flowkit-runtime/tests/vectors/keys/public.pem");

/// How often what a race decides is tried.
pub(crate) const TRIES: usize = 20;

pub(crate) const PING: &str = r#"{"version":"3.0","action":"ping"}"#;

/// The plaintext of a request that keeps the handler busy for so many milliseconds: by `sleep` or by `block`.
pub(crate) fn busy(how: &str, milliseconds: u64) -> String {
    format!(
        r#"{{"version":"3.0","action":"data_exchange","screen":"ONLY","data":{{"{how}":{milliseconds}}},"flow_token":"t"}}"#
    )
}

/// A whole request as WhatsApp sends it.
pub(crate) fn signed(plaintext: &str) -> Vec<u8> {
    let key = BusinessPublicKey::from_pem(PUBLIC).unwrap();
    let body = seal(plaintext.as_bytes(), &key).unwrap().body;
    let signature = sign(SECRET, &body);
    let length = body.len();
    let mut request = format!(
        "POST /flow HTTP/1.1\r\nhost: localhost\r\n{SIGNATURE_HEADER}: {signature}\r\ncontent-length: {length}\r\n\r\n"
    )
    .into_bytes();
    request.extend(body);
    request
}

/// The signature and the body of such a request.
pub(crate) fn signed_parts(plaintext: &str) -> (String, Vec<u8>) {
    let key = BusinessPublicKey::from_pem(PUBLIC).unwrap();
    let body = seal(plaintext.as_bytes(), &key).unwrap().body;
    (sign(SECRET, &body), body)
}

/// A request that nobody signed, with a body of this length.
pub(crate) fn unsigned(method: &str, path: &str, length: usize) -> Vec<u8> {
    let mut request =
        format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {length}\r\n\r\n")
            .into_bytes();
    request.resize(request.len() + length, b'x');
    request
}
