//! The AES key and initial vector of one exchange.

use std::fmt;

use zeroize::Zeroizing;

use crate::ClientError;

/// The AES-128 key and the 16-byte initial vector of one request and of its one answer.
///
/// The phone makes both anew for every request. They are wiped from memory when dropped and never
/// printed.
#[derive(Clone, PartialEq, Eq)]
pub struct ExchangeKeys {
    aes_key: Zeroizing<[u8; 16]>,
    iv: Zeroizing<[u8; 16]>,
}

impl ExchangeKeys {
    /// Fresh random keys from the operating system, as the phone makes them for every request.
    ///
    /// # Errors
    /// [`ClientError::Sealing`] when the operating system gives no randomness.
    pub fn random() -> Result<Self, ClientError> {
        let mut aes_key = Zeroizing::new([0; 16]);
        let mut iv = Zeroizing::new([0; 16]);
        for buffer in [&mut aes_key, &mut iv] {
            getrandom::fill(buffer.as_mut_slice()).map_err(|_| ClientError::Sealing {
                problem: "the operating system gave no random bytes",
            })?;
        }
        Ok(Self { aes_key, iv })
    }

    /// Keys that are already known, for known-answer tests. Never use a pair for two requests.
    #[must_use]
    pub fn from_bytes(aes_key: [u8; 16], iv: [u8; 16]) -> Self {
        Self {
            aes_key: Zeroizing::new(aes_key),
            iv: Zeroizing::new(iv),
        }
    }

    pub(super) fn aes_key(&self) -> &[u8; 16] {
        &self.aes_key
    }

    /// What the request is encrypted with.
    pub(super) fn iv(&self) -> &[u8; 16] {
        &self.iv
    }

    /// What the answer is encrypted with: the request's vector with every bit inverted.
    pub(super) fn answer_iv(&self) -> [u8; 16] {
        self.iv.map(|byte| !byte)
    }
}

impl fmt::Debug for ExchangeKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExchangeKeys(hidden)")
    }
}
