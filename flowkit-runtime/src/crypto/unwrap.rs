//! Unwrapping the AES key: the one step that needs the RSA private key.

use std::error::Error;
use std::fmt;
use std::future::Future;

use super::decrypt::{DecryptError, DecryptStep, Decrypted, RequestDecryptor};
use super::envelope::Envelope;
use super::exchange_keys::{AesKey, AesKeyLengthError, ExchangeKeys};
use super::fingerprint::Fingerprint;
use super::gcm::{self, OpenError};

/// Unwraps the AES key of a request: what an HSM or a key service does for those who
/// keep the private key there. `KeyRing` (with either RSA feature) does it in this process.
///
/// The operation is RSA-OAEP with SHA-256 as its hash **and** as the hash of MGF1,
/// with an empty label. Java's `OAEPWithSHA-256AndMGF1Padding` defaults MGF1 to
/// SHA-1 and does not fit.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::{AesKey, KeyUnwrapper, UnwrapError};
/// # struct Kms;
/// # #[derive(Debug, thiserror::Error)]
/// # #[error("no answer")]
/// # struct KmsError { invalid_ciphertext: bool }
/// # impl Kms {
/// #     async fn decrypt(&self, _: Vec<u8>) -> Result<Vec<u8>, KmsError> { Ok(vec![0; 16]) }
/// # }
/// struct KmsUnwrapper(Kms);
///
/// impl KeyUnwrapper for KmsUnwrapper {
///     async fn unwrap_key(&self, wrapped: Vec<u8>) -> Result<AesKey, UnwrapError> {
///         match self.0.decrypt(wrapped).await {
///             Ok(bytes) => Ok(AesKey::try_from(bytes.as_slice())?),
///             Err(error) if error.invalid_ciphertext => Err(UnwrapError::refused()),
///             Err(error) => Err(UnwrapError::unavailable(error)),
///         }
///     }
/// }
/// ```
pub trait KeyUnwrapper: Send + Sync + 'static {
    /// Unwraps the 256 bytes (for RSA-2048) of `encrypted_aes_key`.
    ///
    /// # Errors
    /// [`UnwrapError::refused`] when no key opens it (status 421),
    /// [`UnwrapError::unavailable`] when the key could not be used (status 500).
    fn unwrap_key(
        &self,
        wrapped: Vec<u8>,
    ) -> impl Future<Output = Result<AesKey, UnwrapError>> + Send;

    /// Fingerprints of the keys that are tried, in order; for the log.
    fn fingerprints(&self) -> Vec<Fingerprint> {
        Vec::new()
    }

    /// Called once, before the port opens. May block.
    fn warm_up(&self) {}
}

/// An AES key could not be unwrapped.
pub struct UnwrapError(Reason);

enum Reason {
    Refused,
    Length(AesKeyLengthError),
    Unavailable(Box<dyn Error + Send + Sync>),
}

impl UnwrapError {
    /// No key opens the wrapped key; the phone should fetch the public key again.
    #[must_use]
    pub fn refused() -> Self {
        Self(Reason::Refused)
    }

    /// The key could not be used at all; fetching it again would not help. `source`
    /// goes to the log.
    pub fn unavailable(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(Reason::Unavailable(source.into()))
    }

    /// Whether no key fitted, so that another one may.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        matches!(self.0, Reason::Refused)
    }

    /// Whether the key could not be used at all.
    #[must_use]
    pub fn is_unavailable(&self) -> bool {
        matches!(self.0, Reason::Unavailable(_))
    }
}

impl From<AesKeyLengthError> for UnwrapError {
    fn from(error: AesKeyLengthError) -> Self {
        Self(Reason::Length(error))
    }
}

impl From<UnwrapError> for DecryptError {
    fn from(error: UnwrapError) -> Self {
        match error.0 {
            Reason::Refused => Self::new(DecryptStep::KeyUnwrap),
            Reason::Length(_) => Self::new(DecryptStep::KeyLength),
            Reason::Unavailable(source) => Self::unavailable(source),
        }
    }
}

impl fmt::Display for UnwrapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Refused => f.write_str("no private key opens the wrapped AES key"),
            Reason::Length(error) => error.fmt(f),
            Reason::Unavailable(_) => f.write_str("the private key could not be used"),
        }
    }
}

impl fmt::Debug for UnwrapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Refused => f.write_str("UnwrapError(Refused)"),
            Reason::Length(error) => f.debug_tuple("UnwrapError").field(error).finish(),
            Reason::Unavailable(source) => f.debug_tuple("UnwrapError").field(source).finish(),
        }
    }
}

impl Error for UnwrapError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.0 {
            Reason::Unavailable(source) => Some(source.as_ref()),
            Reason::Refused | Reason::Length(_) => None,
        }
    }
}

/// The hybrid scheme of the protocol: `U` unwraps the AES key, then the request is
/// opened here with AES-128-GCM, in the buffer it came in.
pub struct HybridDecryptor<U> {
    unwrapper: U,
}

impl<U: KeyUnwrapper> HybridDecryptor<U> {
    /// Decrypts with the keys that `unwrapper` holds.
    #[must_use]
    pub fn new(unwrapper: U) -> Self {
        Self { unwrapper }
    }

    /// What unwraps the keys.
    #[must_use]
    pub fn unwrapper(&self) -> &U {
        &self.unwrapper
    }
}

impl<U: KeyUnwrapper> RequestDecryptor for HybridDecryptor<U> {
    async fn decrypt(&self, envelope: Envelope) -> Result<Decrypted, DecryptError> {
        let Envelope {
            encrypted_flow_data,
            encrypted_aes_key,
            initial_vector,
        } = envelope;
        let aes_key = self.unwrapper.unwrap_key(encrypted_aes_key).await?;
        let plaintext =
            gcm::open(&aes_key, &initial_vector, encrypted_flow_data).map_err(|error| {
                DecryptError::new(match error {
                    OpenError::ShorterThanTag => DecryptStep::DataLength,
                    OpenError::TagMismatch => DecryptStep::Tag,
                })
            })?;
        let keys = ExchangeKeys::new(aes_key, initial_vector);
        Ok(Decrypted::new(plaintext, keys))
    }

    fn fingerprints(&self) -> Vec<Fingerprint> {
        self.unwrapper.fingerprints()
    }

    fn warm_up(&self) {
        self.unwrapper.warm_up();
    }
}

impl<U> fmt::Debug for HybridDecryptor<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HybridDecryptor").finish_non_exhaustive()
    }
}
