//! Sealing a request: what the phone posts.

use std::fmt;

use aes_gcm::aead::Aead;
use aes_gcm::{Aes128Gcm, KeyInit, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use rsa::Oaep;
use rsa::traits::PaddingScheme;
use sha2::Sha256;

use super::{BusinessPublicKey, ExchangeKeys, FlowCipher, Quirk};
use crate::ClientError;

/// A request as it goes over the wire, with the keys that its answer is opened with.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedRequest {
    /// The HTTP body: a JSON object of three base64 texts.
    pub body: Vec<u8>,
    /// The keys of this exchange; hand them to [`open`](super::open) with the answer's body.
    pub keys: ExchangeKeys,
}

impl fmt::Debug for SealedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SealedRequest")
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// Encrypts a request for the business, with fresh random keys.
///
/// `plaintext` is the request as JSON text; it is not looked at. The AES key is wrapped with
/// RSA-OAEP (SHA-256 for the label and for MGF1), the text sealed with AES-128-GCM, the 16-byte tag
/// appended. `/` in the body is written `\/`, as Meta's encoder does.
///
/// ```
/// use flowkit_client::{BusinessPublicKey, seal};
///
/// # fn main() -> Result<(), flowkit_client::ClientError> {
/// let key = BusinessPublicKey::from_pem(include_str!("../../tests/vectors/public.pem"))?;
/// let sealed = seal(br#"{"version":"3.0","action":"ping"}"#, &key)?;
/// assert!(sealed.body.starts_with(br#"{"encrypted_flow_data":""#));
/// # Ok(()) }
/// ```
///
/// # Errors
/// [`ClientError::Sealing`] when the operating system gives no randomness or the key is too small.
pub fn seal(plaintext: &[u8], key: &BusinessPublicKey) -> Result<SealedRequest, ClientError> {
    seal_with(plaintext, key, ExchangeKeys::random()?, &[])
}

/// As [`seal`], with the caller's own keys and with [`Quirk`]s (those of the signature are none of
/// its business and pass unnoticed).
///
/// # Errors
/// [`ClientError::Sealing`], as for [`seal`].
pub fn seal_with(
    plaintext: &[u8],
    key: &BusinessPublicKey,
    keys: ExchangeKeys,
    quirks: &[Quirk],
) -> Result<SealedRequest, ClientError> {
    let short_iv = quirks.contains(&Quirk::ShortIv);
    let iv = keys.iv().get(..if short_iv { 12 } else { 16 });
    let iv = iv.unwrap_or_default();
    let mut data = encrypt(plaintext, keys.aes_key(), iv)?;
    if quirks.contains(&Quirk::FlippedTag)
        && let Some(last) = data.last_mut()
    {
        *last ^= 1;
    }
    let recipient = quirks.iter().find_map(|quirk| match quirk {
        Quirk::WrongKey(other) => Some(other),
        _ => None,
    });
    let wrapped = if quirks.contains(&Quirk::StaleKey) {
        wrapped_for_nobody(key)?
    } else {
        wrap(keys.aes_key(), recipient.unwrap_or(key))?
    };
    let body = envelope(&data, &wrapped, iv, quirks);
    Ok(SealedRequest { body, keys })
}

/// Ciphertext followed by the tag.
fn encrypt(plaintext: &[u8], aes_key: &[u8; 16], iv: &[u8]) -> Result<Vec<u8>, ClientError> {
    let sealed = match (<&[u8; 16]>::try_from(iv), <&[u8; 12]>::try_from(iv)) {
        (Ok(iv), _) => FlowCipher::new(aes_key.into()).encrypt(&Nonce::from(*iv), plaintext),
        (_, Ok(iv)) => Aes128Gcm::new(aes_key.into()).encrypt(&Nonce::from(*iv), plaintext),
        _ => Err(aes_gcm::Error),
    };
    sealed.map_err(|_| ClientError::Sealing {
        problem: "the plaintext is too long for AES-GCM",
    })
}

/// The AES key, encrypted for the owner of `key`.
fn wrap(aes_key: &[u8; 16], key: &BusinessPublicKey) -> Result<Vec<u8>, ClientError> {
    Oaep::<Sha256>::new()
        .encrypt(&mut getrandom::SysRng, key.rsa(), aes_key)
        .map_err(|_| ClientError::Sealing {
            problem: "the AES key could not be wrapped with the public key",
        })
}

/// What a key wrapped for another public key of the same size looks like: a random number below every modulus of that size.
fn wrapped_for_nobody(key: &BusinessPublicKey) -> Result<Vec<u8>, ClientError> {
    let bytes = key.bits().div_ceil(8);
    let mut wrapped = vec![0; usize::try_from(bytes).unwrap_or_default()];
    getrandom::fill(&mut wrapped).map_err(|_| ClientError::Sealing {
        problem: "the operating system gave no random bytes",
    })?;
    if let Some(first) = wrapped.first_mut() {
        *first = 0;
    }
    Ok(wrapped)
}

/// The JSON object that is posted. Base64 needs no escapes but the `\/` that Meta's encoder makes.
fn envelope(data: &[u8], wrapped: &[u8], iv: &[u8], quirks: &[Quirk]) -> Vec<u8> {
    let base64 = if quirks.contains(&Quirk::NoPadding) {
        STANDARD_NO_PAD
    } else {
        STANDARD
    };
    let extra = if quirks.contains(&Quirk::ExtraMembers) {
        r#","client_hint":{"platform":"web"},"trace":[1,null]"#
    } else {
        ""
    };
    let text = format!(
        r#"{{"encrypted_flow_data":"{}","encrypted_aes_key":"{}","initial_vector":"{}"{extra}}}"#,
        base64.encode(data),
        base64.encode(wrapped),
        base64.encode(iv),
    );
    if quirks.contains(&Quirk::PlainSlashes) {
        text.into_bytes()
    } else {
        text.replace('/', r"\/").into_bytes()
    }
}
