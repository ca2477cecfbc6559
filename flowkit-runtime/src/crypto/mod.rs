//! Cryptography of the endpoint: reading keys, opening requests, sealing responses,
//! checking signatures. Depends on nothing else in this crate but the log.

mod app_secret;
pub(crate) mod base64;
mod decrypt;
mod encrypt;
mod envelope;
mod exchange_keys;
mod fingerprint;
pub(crate) mod gcm;
#[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
mod key_ring;
#[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
mod keys;
mod secret_doubt;
mod shared;
mod signature;
mod text;
mod unwrap;

pub use app_secret::{AppSecret, AppSecrets, SecretError};
pub use decrypt::{DecryptError, DecryptStep, Decrypted, RequestDecryptor};
pub use encrypt::{AesGcm, EncryptError, ResponseEncryptor};
#[cfg(feature = "tracing")]
pub(crate) use envelope::WEBHOOKS_ELSEWHERE;
pub use envelope::{Envelope, EnvelopeError, Malformation, Undecodable};
pub use exchange_keys::{AesKey, AesKeyLengthError, ExchangeKeys};
pub use fingerprint::Fingerprint;
#[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
pub use key_ring::{KeyRing, Offload};
#[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
pub use keys::{
    Backend, ForeignForm, KeyContainer, KeyError, KeyErrorKind, KeyForm, KeyRepair, PrivateKey,
};
pub use secret_doubt::SecretDoubt;
pub(crate) use shared::{SharedDecryptor, SharedEncryptor};
pub use signature::SignatureError;
pub use unwrap::{HybridDecryptor, KeyUnwrapper, UnwrapError};
