//! RSA by the `rsa` crate.

use getrandom::SysRng;
use getrandom::rand_core::{TryRng as _, UnwrapErr};
use pkcs1::{DecodeRsaPrivateKey as _, EncodeRsaPrivateKey as _};
use rsa::traits::PaddingScheme as _;
use rsa::{Oaep, RsaPrivateKey};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::crypto::keys::error::KeyErrorKind;
use crate::crypto::unwrap::UnwrapError;

pub(in crate::crypto::keys) struct Key(RsaPrivateKey);

impl Key {
    pub(super) fn load(pkcs1: &[u8]) -> Result<Self, KeyErrorKind> {
        // Checks n = p·q and d; the CRT values it computes anew.
        let key = RsaPrivateKey::from_pkcs1_der(pkcs1).map_err(|_| KeyErrorKind::Inconsistent)?;
        let key = Self(key);
        // DER is canonical, so a difference means that the CRT values given were
        // wrong. AWS-LC refuses such a key, and so must we.
        let computed = key.to_der()?;
        if bool::from(computed.as_slice().ct_eq(pkcs1)) {
            Ok(key)
        } else {
            Err(KeyErrorKind::Inconsistent)
        }
    }

    pub(super) fn to_der(&self) -> Result<Zeroizing<Vec<u8>>, KeyErrorKind> {
        let der = self.0.to_pkcs1_der().map_err(|_| KeyErrorKind::Damaged)?;
        Ok(der.to_bytes())
    }

    pub(super) fn decrypt(&self, wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, UnwrapError> {
        // The key's own `decrypt` blinds only with a certain feature; this always does.
        Oaep::<Sha256>::new()
            .decrypt(Some(&mut SysRng), &self.0, wrapped)
            .map(Zeroizing::new)
            .map_err(|error| match error {
                rsa::Error::Decryption => UnwrapError::refused(),
                error => UnwrapError::unavailable(error),
            })
    }
}

pub(super) fn generate() -> Result<Zeroizing<Vec<u8>>, KeyErrorKind> {
    // `rsa` wants a source of random numbers that cannot fail. The system's can fail only
    // at its first use, so we use it once before.
    SysRng
        .try_next_u64()
        .map_err(|_| KeyErrorKind::NotGenerated)?;
    let key =
        RsaPrivateKey::new(&mut UnwrapErr(SysRng), 2048).map_err(|_| KeyErrorKind::NotGenerated)?;
    let der = key.to_pkcs1_der().map_err(|_| KeyErrorKind::NotGenerated)?;
    Ok(der.to_bytes())
}
