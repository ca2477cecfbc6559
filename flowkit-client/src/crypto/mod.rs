//! The phone's half of the cryptography: it makes the keys, seals requests and opens answers.
//!
//! Written from Meta's description alone and on other primitives than the endpoint side, so that a
//! round trip between the two proves something. The formats are those of
//! [Implementing endpoints for Flows](https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint).

mod keys;
mod open;
mod public_key;
mod quirk;
mod seal;
mod signature;

pub use keys::ExchangeKeys;
pub use open::{OpenFault, open};
pub use public_key::BusinessPublicKey;
pub use quirk::Quirk;
pub use seal::{SealedRequest, seal, seal_with};
pub use signature::{SIGNATURE_HEADER, flow_token_signature, sign};

use aes_gcm::AesGcm;
use aes_gcm::aead::consts::U16;
use aes_gcm::aes::Aes128;

/// AES-128-GCM as Flows use it: a 16-byte initial vector (not the usual 12) and a 16-byte tag.
type FlowCipher = AesGcm<Aes128, U16>;

/// Lowercase hexadecimal digits of some bytes.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
