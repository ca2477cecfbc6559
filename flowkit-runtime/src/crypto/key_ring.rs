//! Several private keys, tried in order, and where their computing happens.

use std::fmt;
use std::num::NonZero;
use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::Semaphore;

use super::exchange_keys::AesKey;
use super::fingerprint::Fingerprint;
use super::keys::{Backend, PrivateKey};
use super::unwrap::{KeyUnwrapper, UnwrapError};
use crate::log;

/// The private keys of an endpoint, in the order in which they are tried.
///
/// Several are needed while one replaces another: phones keep the public key for a
/// while, so deploy the new key as the first and the old one behind it, then upload
/// the new public key, and drop the old one a day later. While a phone still has the old
/// public key, the log says `decrypted with another key than the first` at level info.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::{HybridDecryptor, KeyRing, Offload, PrivateKey};
///
/// let current = PrivateKey::generate()?;
/// let previous = PrivateKey::generate()?;
/// let ring = KeyRing::new(current).and(previous).offload(Offload::Bounded(2));
/// let decryptor = HybridDecryptor::new(ring);
/// # Ok::<(), flowkit::KeyError>(())
/// ```
#[derive(Clone)]
pub struct KeyRing {
    keys: Arc<Vec<PrivateKey>>,
    /// `None`: [`Offload::Inline`] for `aws-lc-rs`, one per processor for `rustcrypto`.
    offload: Option<Offload>,
    /// Permits to compute elsewhere; `None` to compute in place.
    permits: Option<Arc<Semaphore>>,
}

/// Where the RSA computing of a request happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Offload {
    /// On the thread that serves the request. Fastest for a process that only answers
    /// flow requests, and the default for `aws-lc-rs`: an unwrapping takes a quarter
    /// of a millisecond there.
    Inline,
    /// On tokio's blocking threads, at most so many at a time (0 counts as 1), the
    /// others waiting in order of arrival. Right where handlers or other routes share
    /// the runtime, and the default for `rustcrypto`, with one per processor.
    ///
    /// Without a bound all threads would share the processors in time slices and all
    /// finish late. Outside of a tokio runtime this is the same as
    /// [`Inline`](Self::Inline).
    Bounded(usize),
}

impl KeyRing {
    /// A ring of one key.
    #[must_use]
    pub fn new(key: PrivateKey) -> Self {
        let mut ring = Self {
            keys: Arc::new(vec![key]),
            offload: None,
            permits: None,
        };
        ring.set_permits();
        ring
    }

    /// Adds a key to be tried after the others. One that is there already is not
    /// added again.
    #[must_use]
    pub fn and(mut self, key: PrivateKey) -> Self {
        self.extend([key]);
        self
    }

    /// Says where to compute; otherwise it follows the backend.
    #[must_use]
    pub fn offload(mut self, offload: Offload) -> Self {
        self.offload = Some(offload);
        self.set_permits();
        self
    }

    /// The keys, in the order in which they are tried.
    #[must_use]
    pub fn keys(&self) -> &[PrivateKey] {
        &self.keys
    }

    fn set_permits(&mut self) {
        self.permits = match self.offload.unwrap_or_else(|| self.default_offload()) {
            Offload::Inline => None,
            Offload::Bounded(permits) => {
                let permits = permits.clamp(1, Semaphore::MAX_PERMITS);
                Some(Arc::new(Semaphore::new(permits)))
            }
        };
    }

    fn default_offload(&self) -> Offload {
        let slow = |key: &PrivateKey| match key.backend() {
            #[cfg(feature = "aws-lc-rs")]
            Backend::AwsLc => false,
            #[cfg(feature = "rustcrypto")]
            Backend::RustCrypto => true,
        };
        if self.keys.iter().any(slow) {
            Offload::Bounded(std::thread::available_parallelism().map_or(1, NonZero::get))
        } else {
            Offload::Inline
        }
    }
}

/// The first key that fits. A key that opens the wrapping, but to something that is
/// no AES key, ends the search: no other key opens it as well.
fn unwrap(keys: &[PrivateKey], wrapped: &[u8]) -> Result<AesKey, UnwrapError> {
    for (place, key) in keys.iter().enumerate() {
        match key.unwrap_key(wrapped) {
            Err(error) if error.is_refused() => {}
            outcome => {
                if place > 0 && outcome.is_ok() {
                    log::later_key(key.fingerprint());
                }
                return outcome;
            }
        }
    }
    Err(UnwrapError::refused())
}

impl KeyUnwrapper for KeyRing {
    async fn unwrap_key(&self, wrapped: Vec<u8>) -> Result<AesKey, UnwrapError> {
        let (Some(permits), Ok(runtime)) = (&self.permits, Handle::try_current()) else {
            return unwrap(&self.keys, &wrapped);
        };
        let permit = Arc::clone(permits)
            .acquire_owned()
            .await
            .map_err(UnwrapError::unavailable)?;
        let keys = Arc::clone(&self.keys);
        runtime
            .spawn_blocking(move || {
                // Held until RSA is done, even if the caller has left by then, because the
                // processor is busy until then.
                let _permit = permit;
                unwrap(&keys, &wrapped)
            })
            .await
            .map_err(UnwrapError::unavailable)?
    }

    fn fingerprints(&self) -> Vec<Fingerprint> {
        self.keys.iter().map(PrivateKey::fingerprint).collect()
    }

    fn warm_up(&self) {
        self.keys.iter().for_each(PrivateKey::warm_up);
    }
}

impl From<PrivateKey> for KeyRing {
    fn from(key: PrivateKey) -> Self {
        Self::new(key)
    }
}

impl Extend<PrivateKey> for KeyRing {
    fn extend<I: IntoIterator<Item = PrivateKey>>(&mut self, keys: I) {
        for key in keys {
            if !self.fingerprints().contains(&key.fingerprint()) {
                Arc::make_mut(&mut self.keys).push(key);
            }
        }
        self.set_permits();
    }
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyRing")
            .field("keys", &self.keys)
            .field("offload", &self.offload)
            .finish_non_exhaustive()
    }
}
