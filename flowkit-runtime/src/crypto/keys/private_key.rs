//! One RSA private key, ready to unwrap.

use std::fmt;
use std::ops::RangeInclusive;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::backend::{Backend, BackendKey};
use super::der::{self, RsaDer};
use super::error::{KeyError, KeyErrorKind};
use super::pem::{self, Block, Label};
use super::{file, legacy};
use crate::crypto::exchange_keys::AesKey;
use crate::crypto::fingerprint::Fingerprint;
use crate::crypto::text::strip_quotes;
use crate::crypto::unwrap::UnwrapError;

/// The RSA private key that belongs to the public key uploaded to Meta.
///
/// Read it once, at start-up; a copy is a reference to the same key. It is wiped from
/// memory with its last copy. `Debug` shows its fingerprint and size, nothing else.
///
/// Accepted forms, each of 2048 to 8192 bits: PKCS#8 (`PRIVATE KEY`), PKCS#1 (`RSA
/// PRIVATE KEY`), and either one encrypted: PBES2 with PBKDF2 or scrypt and 3DES or
/// AES (what OpenSSL 3 writes), PKCS#12's scheme with SHA-1 and 3DES, or OpenSSL's
/// older one with `DEK-Info` (what OpenSSL 1.1 and Meta's Node sample write). The text
/// may be PEM, PEM with `\n` spelled out, a JSON Web Key, XML of .NET, or base64 of one
/// of these or of DER, and may have quotes, blanks, a byte order mark or other text
/// around it. Files may also be DER, or text in UTF-16. Of other forms (OpenSSH's own,
/// PuTTY's, PKCS#12 and Java stores, weaker ciphers) the error names the command that
/// converts them.
#[derive(Clone)]
pub struct PrivateKey(Arc<Inner>);

struct Inner {
    key: BackendKey,
    spki: Vec<u8>,
    fingerprint: Fingerprint,
    bits: u32,
}

impl PrivateKey {
    /// The sizes that a key may have, in bits. Meta's guides make 2048 alone; whether Meta takes a larger one when it is
    /// uploaded, none of its pages says.
    pub const BITS: RangeInclusive<u32> = der::BITS;

    /// Reads a key from text, with its passphrase if it is encrypted.
    ///
    /// An empty passphrase means none; a line end after it is dropped. A passphrase
    /// for a key that is not encrypted is ignored.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// use flowkit::{KeyErrorKind, PrivateKey};
    ///
    /// let pem = PrivateKey::generate()?.public_key_pem();
    /// let error = PrivateKey::from_pem(&pem, None).unwrap_err();
    /// assert!(matches!(error.kind(), KeyErrorKind::NotAPrivateKey(_)));
    /// # Ok::<(), flowkit::KeyError>(())
    /// ```
    ///
    /// # Errors
    /// When the text holds no such key; see [`KeyErrorKind`].
    pub fn from_pem(text: &str, passphrase: Option<&str>) -> Result<Self, KeyError> {
        Self::from_block(pem::read(text)?, passphrase)
    }

    /// Reads a key from the bytes of a file, which may also be DER or text in UTF-16.
    ///
    /// As in variables of the environment, quotes around a passphrase are dropped if it
    /// opens the key without them alone.
    ///
    /// # Errors
    /// When the bytes hold no such key; see [`KeyErrorKind`].
    pub fn from_bytes(bytes: &[u8], passphrase: Option<&str>) -> Result<Self, KeyError> {
        with_or_without_quotes(passphrase, |passphrase| {
            Self::from_block(file::read(bytes)?, passphrase)
        })
    }

    fn from_block(block: Block, passphrase: Option<&str>) -> Result<Self, KeyError> {
        let encrypted = block.label == Label::Encrypted || block.dek_info.is_some();
        let clear = if encrypted {
            let passphrase = passphrase
                .map(|passphrase| passphrase.trim_end_matches(['\r', '\n']))
                .filter(|passphrase| !passphrase.is_empty())
                .ok_or(KeyErrorKind::PassphraseMissing)?
                .as_bytes();
            match &block.dek_info {
                Some(dek_info) => legacy::decrypt(dek_info, passphrase, block.der)?,
                None => der::decrypt(&block.der, passphrase)?,
            }
        } else {
            block.der
        };
        let der = RsaDer::read(&clear).map_err(|kind| match kind {
            // One wrong passphrase in 256 leaves padding that looks right.
            KeyErrorKind::Damaged if encrypted => KeyErrorKind::WrongPassphrase,
            kind => kind,
        })?;
        Self::load(der, Backend::DEFAULT)
    }

    /// Makes a new key of 2048 bits, for development and tests.
    ///
    /// The key cannot be written out, so a public key uploaded to Meta stops working
    /// when the process ends: in production read one made with
    /// `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048`.
    ///
    /// # Errors
    /// [`KeyErrorKind::NotGenerated`] when the system gives no random numbers.
    pub fn generate() -> Result<Self, KeyError> {
        let pkcs1 = BackendKey::generate(Backend::DEFAULT)?;
        Self::load(RsaDer::read(&pkcs1)?, Backend::DEFAULT)
    }

    /// The same key, used through the given implementation of RSA. Without this call
    /// it is `aws-lc-rs` whenever that feature is on.
    ///
    /// # Errors
    /// When the other implementation does not accept the key, which is not known to
    /// happen.
    pub fn with_backend(self, backend: Backend) -> Result<Self, KeyError> {
        if self.backend() == backend {
            return Ok(self);
        }
        let der = self.0.key.to_der()?;
        Self::load(RsaDer::read(&der)?, backend)
    }

    fn load(der: RsaDer, backend: Backend) -> Result<Self, KeyError> {
        let key = BackendKey::load(backend, &der.pkcs1)?;
        Ok(Self(Arc::new(Inner {
            key,
            fingerprint: Fingerprint::of_public_key_der(&der.spki),
            spki: der.spki,
            bits: der.bits,
        })))
    }

    /// The implementation of RSA that this key is used through.
    #[must_use]
    pub fn backend(&self) -> Backend {
        self.0.key.backend()
    }

    /// The public part as PEM (`PUBLIC KEY`, SubjectPublicKeyInfo): the text that is
    /// uploaded to Meta as `business_public_key`.
    #[must_use]
    pub fn public_key_pem(&self) -> String {
        // Encoding into a String fails only beyond the address space.
        pem_rfc7468::encode_string("PUBLIC KEY", pem_rfc7468::LineEnding::LF, &self.0.spki)
            .unwrap_or_default()
    }

    /// The name of this key in logs: SHA-256 of its public part, however the file
    /// was written.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.0.fingerprint
    }

    /// The size of the modulus in bits: 2048 to 8192.
    #[must_use]
    pub fn bits(&self) -> u32 {
        self.0.bits
    }

    /// Unwraps the AES key of a request with RSA-OAEP, SHA-256 and MGF1 with SHA-256.
    ///
    /// Takes 0.25 to 2 ms of computing, depending on backend and processor.
    /// [`KeyRing`](crate::KeyRing) does it for several keys and away from the threads
    /// that serve.
    ///
    /// # Errors
    /// [`UnwrapError`]: refused when `wrapped` was not made for this key, and an error
    /// of its own when what comes out is not 16 bytes long.
    pub fn unwrap_key(&self, wrapped: &[u8]) -> Result<AesKey, UnwrapError> {
        // Checked here: the length is no secret, and an RSA operation is expensive.
        if wrapped.len() != self.modulus_bytes() {
            return Err(UnwrapError::refused());
        }
        let key = self.0.key.decrypt(wrapped)?;
        Ok(AesKey::try_from(key.as_slice())?)
    }

    /// Does one operation for nothing, so that the first user does not wait for the
    /// random number generator and the key's tables (about 40 ms with `aws-lc-rs`).
    pub fn warm_up(&self) {
        // Any number below the modulus will do: the backend refuses it, and has prepared everything by then.
        let mut wrapped = Zeroizing::new(vec![0; self.modulus_bytes()]);
        if let Some(last) = wrapped.last_mut() {
            *last = 2;
        }
        let _ = self.0.key.decrypt(&wrapped);
    }

    fn modulus_bytes(&self) -> usize {
        // We read keys of at most 8192 bits, so the number fits.
        self.0.bits.div_ceil(8) as usize
    }
}

/// Reads with this passphrase. Files of variables put quotes around values, and not every tool takes them off, so one that
/// does not open the key is tried without them; one that really has them was tried first.
pub(super) fn with_or_without_quotes<T>(
    passphrase: Option<&str>,
    read: impl Fn(Option<&str>) -> Result<T, KeyError>,
) -> Result<T, KeyError> {
    let first = read(passphrase);
    match (&first, passphrase) {
        (Err(error), Some(quoted))
            if error.kind() == &KeyErrorKind::WrongPassphrase && strip_quotes(quoted) != quoted =>
        {
            read(Some(strip_quotes(quoted)))
        }
        _ => first,
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PrivateKey")
            .field("fingerprint", &self.fingerprint().to_string())
            .field("bits", &self.bits())
            .finish()
    }
}
