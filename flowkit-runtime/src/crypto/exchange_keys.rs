//! The symmetric keys of one request and its one response.

use std::fmt;

use zeroize::Zeroizing;

/// Length of the AES key that a phone makes for one request: AES-128.
pub(crate) const AES_KEY_LENGTH: usize = 16;
/// Length of the initial vector. GCM takes all 16 bytes, not the usual 12.
pub(crate) const IV_LENGTH: usize = 16;

/// The AES-128 key of one request, wiped from memory when dropped.
#[derive(Clone)]
pub struct AesKey(Zeroizing<[u8; AES_KEY_LENGTH]>);

impl AesKey {
    /// Takes the 16 bytes of the key.
    #[must_use]
    pub fn new(bytes: [u8; AES_KEY_LENGTH]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The 16 bytes, for whoever encrypts or decrypts with them.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; AES_KEY_LENGTH] {
        &self.0
    }
}

impl TryFrom<&[u8]> for AesKey {
    type Error = AesKeyLengthError;

    fn try_from(bytes: &[u8]) -> Result<Self, Self::Error> {
        if bytes.len() != AES_KEY_LENGTH {
            return Err(AesKeyLengthError { found: bytes.len() });
        }
        let mut key = Zeroizing::new([0; AES_KEY_LENGTH]);
        key.copy_from_slice(bytes);
        Ok(Self(key))
    }
}

impl fmt::Debug for AesKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AesKey(..)")
    }
}

/// What was unwrapped is no AES-128 key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the unwrapped AES key has {found} bytes where the protocol has 16")]
pub struct AesKeyLengthError {
    found: usize,
}

impl AesKeyLengthError {
    /// How many bytes there were.
    #[must_use]
    pub fn found(&self) -> usize {
        self.found
    }
}

/// AES key and initial vector of one exchange: they open the request and, with the
/// vector inverted, seal its response.
///
/// A key and vector pair is good for a single response. Sealing two different texts
/// with one pair would give both away, so this type is not `Clone`.
pub struct ExchangeKeys {
    aes_key: AesKey,
    iv: [u8; IV_LENGTH],
}

impl ExchangeKeys {
    /// Joins the unwrapped AES key and the request's `initial_vector`.
    #[must_use]
    pub fn new(aes_key: AesKey, iv: [u8; IV_LENGTH]) -> Self {
        Self { aes_key, iv }
    }

    /// The AES-128 key.
    #[must_use]
    pub fn aes_key(&self) -> &AesKey {
        &self.aes_key
    }

    /// The request's initial vector, as received.
    #[must_use]
    pub fn iv(&self) -> &[u8; IV_LENGTH] {
        &self.iv
    }

    /// The vector that seals the response: every bit of [`iv`](Self::iv) inverted.
    #[must_use]
    pub fn response_iv(&self) -> [u8; IV_LENGTH] {
        self.iv.map(|byte| !byte)
    }
}

impl fmt::Debug for ExchangeKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExchangeKeys(..)")
    }
}
