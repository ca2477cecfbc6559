//! The business's public key, as the phone receives it from Meta.

use std::fmt;

use rsa::RsaPublicKey;
use rsa::pkcs8::{DecodePublicKey, EncodePublicKey};
use rsa::traits::PublicKeyParts;
use sha2::{Digest, Sha256};

use super::hex;
use crate::ClientError;

/// The RSA public key that the business uploaded for its phone number.
///
/// See [WhatsApp Business encryption](https://developers.facebook.com/docs/whatsapp/flows/guides/whatsapp-business-encryption).
#[derive(Clone, PartialEq, Eq)]
pub struct BusinessPublicKey {
    key: RsaPublicKey,
    fingerprint: String,
}

impl BusinessPublicKey {
    /// Reads a PEM file that begins with `-----BEGIN PUBLIC KEY-----` (SubjectPublicKeyInfo).
    ///
    /// # Errors
    /// [`ClientError::PublicKey`] when the text is no such PEM, or not an RSA key; it says what was
    /// found instead when that can be told.
    pub fn from_pem(pem: &str) -> Result<Self, ClientError> {
        let refused = |problem| ClientError::PublicKey { problem };
        let key = RsaPublicKey::from_public_key_pem(pem.trim())
            .map_err(|_| refused(what_is_wrong(pem)))?;
        let der = key
            .to_public_key_der()
            .map_err(|_| refused("the key cannot be written as SubjectPublicKeyInfo"))?;
        let fingerprint = hex(&Sha256::digest(der.as_bytes()));
        Ok(Self { key, fingerprint })
    }

    /// SHA-256 of the key's SubjectPublicKeyInfo DER, as 64 lowercase hexadecimal digits: the name
    /// by which flowkit speaks of a key everywhere.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The size of the modulus in bits; Meta's guides use 2048.
    #[must_use]
    pub fn bits(&self) -> u32 {
        // By its bytes: what `BoxedUint` calls this changes between versions that a lock file may choose.
        let bytes = self.key.n().to_be_bytes();
        let bits = bytes.iter().enumerate().find(|(_, byte)| **byte > 0);
        bits.map_or(0, |(zeros, first)| {
            let significant = u32::try_from(bytes.len() - zeros).unwrap_or(u32::MAX);
            significant.saturating_mul(8) - first.leading_zeros()
        })
    }

    pub(super) fn rsa(&self) -> &RsaPublicKey {
        &self.key
    }
}

impl fmt::Debug for BusinessPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BusinessPublicKey")
            .field("fingerprint", &self.fingerprint)
            .finish_non_exhaustive()
    }
}

/// Names the commonest mix-up behind a PEM that does not parse. The text itself is never repeated:
/// it may be a private key.
fn what_is_wrong(pem: &str) -> &'static str {
    if pem.contains("PRIVATE KEY-----") {
        "this is the private key, which stays on the server; the phone gets the public one \
         (`openssl rsa -in private.pem -pubout`)"
    } else if pem.contains("BEGIN RSA PUBLIC KEY") {
        "this is a PKCS#1 key (`BEGIN RSA PUBLIC KEY`); Meta takes SubjectPublicKeyInfo \
         (`BEGIN PUBLIC KEY`)"
    } else if pem.contains("BEGIN CERTIFICATE") {
        "this is a certificate; take the key out of it with `openssl x509 -pubkey -noout`"
    } else if pem.contains("BEGIN PUBLIC KEY") {
        "the PEM is damaged, or its key is not RSA of 1024 to 8192 bits"
    } else {
        "no `-----BEGIN PUBLIC KEY-----` in it"
    }
}
