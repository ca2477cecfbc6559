//! The name of a key that may stand in a log.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// Identifies an RSA key without revealing it: the SHA-256 of its public part as
/// SubjectPublicKeyInfo DER.
///
/// Written as `sha256:` and 64 lowercase hex digits, everywhere the same. The
/// digits equal those of
/// `openssl pkey -in private.pem -pubout -outform DER | openssl dgst -sha256`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// The fingerprint of a public key given as SubjectPublicKeyInfo DER, the form
    /// in which key services hand it out. The bytes are not checked.
    #[must_use]
    pub fn of_public_key_der(spki: &[u8]) -> Self {
        Self(Sha256::digest(spki).into())
    }

    /// The 32 bytes of the digest.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sha256:")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}
