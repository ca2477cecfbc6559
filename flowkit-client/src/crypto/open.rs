//! Opening an answer, and telling what the endpoint did wrong when that fails.

use std::fmt;

use aes_gcm::aead::Aead;
use aes_gcm::{KeyInit, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{ExchangeKeys, FlowCipher};
use crate::ClientError;

/// Why the phone could not decrypt an answer. None of them repeats anything of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpenFault {
    /// The body is empty.
    Empty,
    /// The body is JSON: it was not encrypted, or the base64 was put into quotes or an object.
    Json,
    /// The body is not base64 (standard alphabet, padded, nothing before or after it).
    NotBase64,
    /// The decoded body is shorter than the 16-byte tag.
    TooShort,
    /// The answer was sealed with the request's own initial vector instead of the inverted one.
    IvNotInverted,
    /// The tag does not match: another key, another vector, or a damaged body.
    TagMismatch,
}

impl fmt::Display for OpenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the body is empty",
            Self::Json => "the body is JSON; send the bare base64 of the encrypted answer",
            Self::NotBase64 => "the body is not plain base64 (padded, without line breaks)",
            Self::TooShort => "the body is shorter than the 16-byte tag",
            Self::IvNotInverted => {
                "the answer was sealed with the request's initial vector; invert every bit of it"
            }
            Self::TagMismatch => {
                "the tag does not match: seal with the request's AES key and its inverted vector"
            }
        })
    }
}

/// Decrypts the body of an answer with the keys of its request.
///
/// The body is base64 of ciphertext and tag; the initial vector is the request's with every bit
/// inverted. Data API version 1.0, which did not invert it, is not spoken here.
///
/// # Errors
/// [`ClientError::Undecryptable`] with the [`OpenFault`].
pub fn open(keys: &ExchangeKeys, body: &[u8]) -> Result<Vec<u8>, ClientError> {
    let failed = |fault| ClientError::Undecryptable { fault };
    let sealed = STANDARD
        .decode(body)
        .map_err(|_| failed(not_base64(body)))?;
    match sealed.len() {
        0 => return Err(failed(OpenFault::Empty)),
        1..16 => return Err(failed(OpenFault::TooShort)),
        _ => {}
    }
    let cipher = FlowCipher::new(keys.aes_key().into());
    cipher
        .decrypt(&Nonce::from(keys.answer_iv()), sealed.as_slice())
        .map_err(|_| {
            // The commonest mistake is worth a second try, to name it.
            let with_request_iv = cipher.decrypt(&Nonce::from(*keys.iv()), sealed.as_slice());
            failed(match with_request_iv {
                Ok(_) => OpenFault::IvNotInverted,
                Err(_) => OpenFault::TagMismatch,
            })
        })
}

fn not_base64(body: &[u8]) -> OpenFault {
    match body.trim_ascii().first() {
        None => OpenFault::Empty,
        Some(b'{' | b'[' | b'"') => OpenFault::Json,
        Some(_) => OpenFault::NotBase64,
    }
}
