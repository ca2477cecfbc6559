//! What Meta signs with the app secret: every request body, and the flow token since data API 4.0.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::hex;

/// The name of the header that carries the signature of a request.
pub const SIGNATURE_HEADER: &str = "x-hub-signature-256";

/// The value of the `X-Hub-Signature-256` header for a body: `sha256=` and 64 lowercase digits.
///
/// The key is the app secret exactly as the dashboard shows it, the message the raw bytes of the
/// body. See *Request signature validation* in
/// [Implementing endpoints for Flows](https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint).
///
/// ```
/// let body = br#"{"encrypted_flow_data":"QUJD","encrypted_aes_key":"REVG","initial_vector":"R0hJ"}"#;
/// assert_eq!(
///     flowkit_client::sign("0123456789abcdef0123456789abcdef", body),
///     "sha256=239002d391db04a80cefc9d13626677130e1912df4d487a6974eaa41990b3e89",
/// );
/// ```
#[must_use]
pub fn sign(app_secret: &str, body: &[u8]) -> String {
    format!("sha256={}", hex(&hmac_sha256(app_secret, body)))
}

/// The `flow_token_signature` that Meta adds for data API version 4.0: a JWT (HS256, keyed with the
/// app secret) whose claim `flow_token` is the token.
///
/// The claim's name is Meta's prose made concrete; community code agrees with it.
#[must_use]
pub fn flow_token_signature(app_secret: &str, flow_token: &str) -> String {
    let claims = serde_json::json!({ "flow_token": flow_token }).to_string();
    let signed = format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT"}"#),
        URL_SAFE_NO_PAD.encode(claims),
    );
    let mac = URL_SAFE_NO_PAD.encode(hmac_sha256(app_secret, signed.as_bytes()));
    format!("{signed}.{mac}")
}

fn hmac_sha256(secret: &str, message: &[u8]) -> [u8; 32] {
    // HMAC takes keys of any length, so this never fails; without a key there is no signature.
    Hmac::<Sha256>::new_from_slice(secret.as_bytes())
        .map(|mac| mac.chain_update(message).finalize().into_bytes().into())
        .unwrap_or_default()
}
