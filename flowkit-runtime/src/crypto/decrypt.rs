//! Decrypting a request: the trait that a developer implements to decrypt by a key service of their own.

use std::error::Error;
use std::fmt;
use std::future::Future;

use super::envelope::Envelope;
use super::exchange_keys::ExchangeKeys;
use super::fingerprint::Fingerprint;

/// Turns a request's envelope into its plaintext and the keys for its response.
///
/// The built-in way is [`HybridDecryptor`](crate::HybridDecryptor). Implement this
/// trait where a service does the whole decryption; where it only holds the RSA key,
/// implement [`KeyUnwrapper`](crate::KeyUnwrapper) instead and leave AES to us.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::{DecryptError, Decrypted, Envelope, RequestDecryptor};
/// # use flowkit::{AesKey, ExchangeKeys};
/// # struct Vault;
/// # impl Vault {
/// #     async fn open(&self, _: &Envelope) -> std::io::Result<(Vec<u8>, AesKey)> {
/// #         Ok((b"{}".to_vec(), AesKey::new([0; 16])))
/// #     }
/// # }
/// struct VaultDecryptor(Vault);
///
/// impl RequestDecryptor for VaultDecryptor {
///     async fn decrypt(&self, envelope: Envelope) -> Result<Decrypted, DecryptError> {
///         let (plaintext, aes_key) =
///             self.0.open(&envelope).await.map_err(DecryptError::unavailable)?;
///         let keys = ExchangeKeys::new(aes_key, envelope.initial_vector);
///         Ok(Decrypted::new(plaintext, keys))
///     }
/// }
/// ```
pub trait RequestDecryptor: Send + Sync + 'static {
    /// Decrypts one request.
    ///
    /// # Errors
    /// Says which step failed. Anything but [`DecryptStep::Backend`] makes the
    /// phone fetch the public key again (status 421).
    fn decrypt(
        &self,
        envelope: Envelope,
    ) -> impl Future<Output = Result<Decrypted, DecryptError>> + Send;

    /// Fingerprints of the keys that are tried, in order; for the log.
    fn fingerprints(&self) -> Vec<Fingerprint> {
        Vec::new()
    }

    /// Called once, before the port opens: the place for slow first steps that the
    /// first user should not wait for. May block.
    fn warm_up(&self) {}
}

/// A decrypted request: its plaintext and the keys for the response.
pub struct Decrypted {
    plaintext: Vec<u8>,
    keys: ExchangeKeys,
}

impl Decrypted {
    /// Joins plaintext (JSON text, not yet checked) and the exchange's keys.
    #[must_use]
    pub fn new(plaintext: Vec<u8>, keys: ExchangeKeys) -> Self {
        Self { plaintext, keys }
    }

    /// The decrypted bytes; by the protocol JSON in UTF-8.
    #[must_use]
    pub fn plaintext(&self) -> &[u8] {
        &self.plaintext
    }

    /// The keys of this exchange.
    #[must_use]
    pub fn keys(&self) -> &ExchangeKeys {
        &self.keys
    }

    /// Plaintext and keys, without a copy.
    #[must_use]
    pub fn into_parts(self) -> (Vec<u8>, ExchangeKeys) {
        (self.plaintext, self.keys)
    }
}

impl fmt::Debug for Decrypted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Decrypted(..)")
    }
}

/// The step at which a decryption failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecryptStep {
    /// RSA-OAEP: no key opens `encrypted_aes_key`.
    KeyUnwrap,
    /// The unwrapped AES key does not have 16 bytes.
    KeyLength,
    /// `encrypted_flow_data` is shorter than a GCM tag.
    DataLength,
    /// AES-GCM: the tag does not fit.
    Tag,
    /// Whatever holds the key (a key service, a thread pool) could not be used.
    Backend,
}

/// A request could not be decrypted.
///
/// The text names the step and what to look at, and holds nothing secret. It is for
/// the log only: a caller who learns which step failed learns about the key.
pub struct DecryptError {
    step: DecryptStep,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl DecryptError {
    /// A failure at this step.
    #[must_use]
    pub fn new(step: DecryptStep) -> Self {
        Self { step, source: None }
    }

    /// The backend could not be asked or did not answer. This is no fault of the
    /// request: the phone gets status 500 and may try again, not 421, because
    /// another public key would not help. `source` goes to the log.
    pub fn unavailable(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            step: DecryptStep::Backend,
            source: Some(source.into()),
        }
    }

    /// The step that failed.
    #[must_use]
    pub fn step(&self) -> DecryptStep {
        self.step
    }

    /// Whether the backend failed rather than the request: status 500, not 421.
    #[must_use]
    pub fn is_unavailable(&self) -> bool {
        self.step == DecryptStep::Backend
    }
}

impl fmt::Display for DecryptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.step {
            DecryptStep::KeyUnwrap => {
                "none of the configured private keys opens the request's AES key: the phone \
                 holds another public key, so check that the one uploaded for this phone \
                 number belongs to a key given here"
            }
            DecryptStep::KeyLength => {
                "the request's AES key is not 16 bytes long: it was not made by WhatsApp"
            }
            DecryptStep::DataLength => {
                "`encrypted_flow_data` is shorter than the 16-byte GCM tag: something between \
                 Meta and this server cuts the body, or it was not made by WhatsApp"
            }
            DecryptStep::Tag => {
                "the GCM tag of `encrypted_flow_data` does not fit: data, key or initial \
                 vector were changed on the way"
            }
            DecryptStep::Backend => "the service that holds the private key could not be used",
        })
    }
}

impl fmt::Debug for DecryptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecryptError")
            .field("step", &self.step)
            .field("source", &self.source)
            .finish()
    }
}

impl Error for DecryptError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
