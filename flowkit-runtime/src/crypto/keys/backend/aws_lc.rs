//! RSA by AWS-LC.

use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::rsa::{
    KeySize, OAEP_SHA256_MGF1SHA256, OaepPrivateDecryptingKey, PrivateDecryptingKey,
};
use pkcs8::PrivateKeyInfoRef;
use pkcs8::der::Encode as _;
use pkcs8::der::asn1::OctetStringRef;
use zeroize::Zeroizing;

use crate::crypto::keys::error::KeyErrorKind;
use crate::crypto::unwrap::UnwrapError;

pub(in crate::crypto::keys) struct Key {
    /// Kept for [`to_der`](Self::to_der); both refer to the same key.
    exportable: PrivateDecryptingKey,
    oaep: OaepPrivateDecryptingKey,
}

impl Key {
    pub(super) fn load(pkcs1: &[u8]) -> Result<Self, KeyErrorKind> {
        // AWS-LC checks the key while it parses: n = p·q, and d, the CRT exponents and
        // the coefficient against them. Form and size were checked before.
        let pkcs8 = to_pkcs8(pkcs1).map_err(|_| KeyErrorKind::Damaged)?;
        let exportable =
            PrivateDecryptingKey::from_pkcs8(&pkcs8).map_err(|_| KeyErrorKind::Inconsistent)?;
        let oaep = OaepPrivateDecryptingKey::new(exportable.clone())
            .map_err(|_| KeyErrorKind::Inconsistent)?;
        Ok(Self { exportable, oaep })
    }

    pub(super) fn to_der(&self) -> Result<Zeroizing<Vec<u8>>, KeyErrorKind> {
        let der = self
            .exportable
            .as_der()
            .map_err(|_| KeyErrorKind::Damaged)?;
        Ok(Zeroizing::new(der.as_ref().to_vec()))
    }

    pub(super) fn decrypt(&self, wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, UnwrapError> {
        let mut plain = Zeroizing::new(vec![0; self.oaep.min_output_size()]);
        let length = self
            .oaep
            .decrypt(&OAEP_SHA256_MGF1SHA256, wrapped, &mut plain, None)
            .map_err(|_| UnwrapError::refused())?
            .len();
        plain.truncate(length);
        Ok(plain)
    }
}

pub(super) fn generate() -> Result<Zeroizing<Vec<u8>>, KeyErrorKind> {
    let key =
        PrivateDecryptingKey::generate(KeySize::Rsa2048).map_err(|_| KeyErrorKind::NotGenerated)?;
    let der = key.as_der().map_err(|_| KeyErrorKind::NotGenerated)?;
    Ok(Zeroizing::new(der.as_ref().to_vec()))
}

/// The only form that `aws-lc-rs` reads.
fn to_pkcs8(pkcs1: &[u8]) -> pkcs8::der::Result<Zeroizing<Vec<u8>>> {
    let info = PrivateKeyInfoRef::new(pkcs1::ALGORITHM_ID, OctetStringRef::new(pkcs1)?);
    Ok(Zeroizing::new(info.to_der()?))
}
