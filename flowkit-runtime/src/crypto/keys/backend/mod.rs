//! The implementations of RSA that a build may hold.

#[cfg(feature = "aws-lc-rs")]
mod aws_lc;
#[cfg(feature = "rustcrypto")]
mod rustcrypto;

use zeroize::Zeroizing;

use super::error::{KeyError, KeyErrorKind};
use crate::crypto::unwrap::UnwrapError;

/// An implementation of RSA. Each belongs to a feature of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Backend {
    /// AWS-LC, through `aws-lc-rs`: blinded, in constant time, with a check of the
    /// result against faults, and several times faster. Needs a C compiler to build.
    #[cfg(feature = "aws-lc-rs")]
    AwsLc,
    /// The `rsa` crate: Rust only, blinded, made to run in constant time. A release
    /// candidate whose earlier versions leaked through timing (RUSTSEC-2023-0071).
    #[cfg(feature = "rustcrypto")]
    RustCrypto,
}

impl Backend {
    /// `aws-lc-rs` whenever it is there: features add up over a whole build, and
    /// another crate's wish for `rustcrypto` must not weaken this one.
    #[cfg(feature = "aws-lc-rs")]
    pub(super) const DEFAULT: Self = Self::AwsLc;
    #[cfg(not(feature = "aws-lc-rs"))]
    pub(super) const DEFAULT: Self = Self::RustCrypto;
}

/// A private key as its backend holds it.
pub(super) enum BackendKey {
    #[cfg(feature = "aws-lc-rs")]
    AwsLc(aws_lc::Key),
    #[cfg(feature = "rustcrypto")]
    RustCrypto(Box<rustcrypto::Key>),
}

impl BackendKey {
    /// Takes PKCS#1 DER and checks that its numbers belong together.
    pub(super) fn load(backend: Backend, pkcs1: &[u8]) -> Result<Self, KeyErrorKind> {
        match backend {
            #[cfg(feature = "aws-lc-rs")]
            Backend::AwsLc => aws_lc::Key::load(pkcs1).map(Self::AwsLc),
            #[cfg(feature = "rustcrypto")]
            Backend::RustCrypto => {
                rustcrypto::Key::load(pkcs1).map(|key| Self::RustCrypto(Box::new(key)))
            }
        }
    }

    /// Makes a key of 2048 bits, as DER.
    pub(super) fn generate(backend: Backend) -> Result<Zeroizing<Vec<u8>>, KeyErrorKind> {
        match backend {
            #[cfg(feature = "aws-lc-rs")]
            Backend::AwsLc => aws_lc::generate(),
            #[cfg(feature = "rustcrypto")]
            Backend::RustCrypto => rustcrypto::generate(),
        }
    }

    pub(super) fn backend(&self) -> Backend {
        match self {
            #[cfg(feature = "aws-lc-rs")]
            Self::AwsLc(_) => Backend::AwsLc,
            #[cfg(feature = "rustcrypto")]
            Self::RustCrypto(_) => Backend::RustCrypto,
        }
    }

    /// The private key again, as PKCS#8 or PKCS#1 DER.
    pub(super) fn to_der(&self) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        Ok(match self {
            #[cfg(feature = "aws-lc-rs")]
            Self::AwsLc(key) => key.to_der()?,
            #[cfg(feature = "rustcrypto")]
            Self::RustCrypto(key) => key.to_der()?,
        })
    }

    /// RSA-OAEP decryption; `wrapped` is exactly as long as the modulus.
    pub(super) fn decrypt(&self, wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, UnwrapError> {
        match self {
            #[cfg(feature = "aws-lc-rs")]
            Self::AwsLc(key) => key.decrypt(wrapped),
            #[cfg(feature = "rustcrypto")]
            Self::RustCrypto(key) => key.decrypt(wrapped),
        }
    }
}
