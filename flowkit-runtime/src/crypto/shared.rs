//! The two crypto seams as trait objects, so that an endpoint is one type whatever
//! decrypts for it. `async fn` in a trait is not object safe; a boxed future is.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::decrypt::{DecryptError, Decrypted, RequestDecryptor};
use super::encrypt::{EncryptError, ResponseEncryptor};
use super::envelope::Envelope;
use super::exchange_keys::ExchangeKeys;
use super::fingerprint::Fingerprint;

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Any [`RequestDecryptor`], shared by the requests of an endpoint.
pub(crate) type SharedDecryptor = Arc<dyn DynRequestDecryptor>;

/// Any [`ResponseEncryptor`], shared by the requests of an endpoint.
pub(crate) type SharedEncryptor = Arc<dyn DynResponseEncryptor>;

/// [`RequestDecryptor`] in object-safe form.
pub(crate) trait DynRequestDecryptor: Send + Sync + 'static {
    fn decrypt_boxed(&self, envelope: Envelope) -> BoxFuture<'_, Result<Decrypted, DecryptError>>;
    fn fingerprints(&self) -> Vec<Fingerprint>;
    fn warm_up(&self);
}

impl<D: RequestDecryptor> DynRequestDecryptor for D {
    fn decrypt_boxed(&self, envelope: Envelope) -> BoxFuture<'_, Result<Decrypted, DecryptError>> {
        Box::pin(self.decrypt(envelope))
    }

    fn fingerprints(&self) -> Vec<Fingerprint> {
        RequestDecryptor::fingerprints(self)
    }

    fn warm_up(&self) {
        RequestDecryptor::warm_up(self);
    }
}

/// [`ResponseEncryptor`] in object-safe form.
pub(crate) trait DynResponseEncryptor: Send + Sync + 'static {
    fn encrypt_boxed<'a>(
        &'a self,
        plaintext: Vec<u8>,
        keys: &'a ExchangeKeys,
    ) -> BoxFuture<'a, Result<Vec<u8>, EncryptError>>;
}

impl<E: ResponseEncryptor> DynResponseEncryptor for E {
    fn encrypt_boxed<'a>(
        &'a self,
        plaintext: Vec<u8>,
        keys: &'a ExchangeKeys,
    ) -> BoxFuture<'a, Result<Vec<u8>, EncryptError>> {
        Box::pin(self.encrypt(plaintext, keys))
    }
}
