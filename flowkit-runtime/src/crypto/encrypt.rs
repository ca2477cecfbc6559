//! Encrypting a response.

use std::error::Error;
use std::fmt;
use std::future::Future;

use super::exchange_keys::ExchangeKeys;
use super::gcm::{self, TooLong};

/// Encrypts the response to a request. [`AesGcm`] is the built-in way; another is
/// needed only where the AES key never reaches this process.
///
/// The scheme is AES-128-GCM with the request's key and **every bit of its initial
/// vector inverted**, no associated data and a 16-byte tag at the end; see Meta's
/// [endpoint guide](https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint).
pub trait ResponseEncryptor: Send + Sync + 'static {
    /// Encrypts `plaintext` to ciphertext followed by the tag, not yet in base64.
    ///
    /// # Errors
    /// When the response could not be encrypted; the phone gets status 500.
    fn encrypt(
        &self,
        plaintext: Vec<u8>,
        keys: &ExchangeKeys,
    ) -> impl Future<Output = Result<Vec<u8>, EncryptError>> + Send;
}

/// Encrypts in this process, in the buffer that holds the plaintext.
#[derive(Clone, Copy, Debug, Default)]
pub struct AesGcm;

impl ResponseEncryptor for AesGcm {
    async fn encrypt(
        &self,
        plaintext: Vec<u8>,
        keys: &ExchangeKeys,
    ) -> Result<Vec<u8>, EncryptError> {
        gcm::seal(keys.aes_key(), &keys.response_iv(), plaintext)
            .map_err(|TooLong| EncryptError::new("the response is longer than AES-GCM can seal"))
    }
}

/// A response could not be encrypted.
pub struct EncryptError(Box<dyn Error + Send + Sync>);

impl EncryptError {
    /// Wraps the cause, which goes to the log.
    pub fn new(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(source.into())
    }
}

impl fmt::Display for EncryptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the response could not be encrypted")
    }
}

impl fmt::Debug for EncryptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EncryptError").field(&self.0).finish()
    }
}

impl Error for EncryptError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.0.as_ref())
    }
}
