//! Endpoints with a part of the work taken out, so that the rest can be measured as it runs in an endpoint.

use std::collections::HashMap;

use flowkit::{
    AesKey, DecryptError, Decrypted, EncryptError, Envelope, ExchangeKeys, KeyUnwrapper,
    RequestDecryptor, ResponseEncryptor, UnwrapError,
};

use crate::requests::Sealed;

/// Stands in for RSA: finds the AES key by the first bytes of what it was wrapped to.
#[derive(Debug)]
pub struct KnownKeys(HashMap<[u8; 8], AesKey>);

impl KnownKeys {
    /// The keys of these requests.
    #[must_use]
    pub fn of(requests: &[Sealed]) -> Self {
        let known = |request: &Sealed| {
            let envelope = Envelope::parse(&request.body).expect("an envelope");
            let first = envelope
                .encrypted_aes_key
                .first_chunk()
                .expect("a wrapped key");
            (*first, AesKey::new(request.aes_key))
        };
        Self(requests.iter().map(known).collect())
    }
}

impl KeyUnwrapper for KnownKeys {
    async fn unwrap_key(&self, wrapped: Vec<u8>) -> Result<AesKey, UnwrapError> {
        let key = wrapped.first_chunk().and_then(|first| self.0.get(first));
        key.cloned().ok_or_else(UnwrapError::refused)
    }
}

/// Stands in for all decryption: every request is this text.
#[derive(Debug)]
pub struct Plain(pub String);

impl RequestDecryptor for Plain {
    async fn decrypt(&self, envelope: Envelope) -> Result<Decrypted, DecryptError> {
        let keys = ExchangeKeys::new(AesKey::new([0; 16]), envelope.initial_vector);
        Ok(Decrypted::new(self.0.clone().into_bytes(), keys))
    }
}

/// Stands in for encryption: the answer goes back as it is (the endpoint still writes it as base64).
#[derive(Debug)]
pub struct Unsealed;

impl ResponseEncryptor for Unsealed {
    async fn encrypt(&self, plaintext: Vec<u8>, _: &ExchangeKeys) -> Result<Vec<u8>, EncryptError> {
        Ok(plaintext)
    }
}

/// The smallest body that is an envelope, for [`Plain`].
pub const EMPTY_ENVELOPE: &str = r#"{"encrypted_flow_data":"","encrypted_aes_key":"","initial_vector":"AAAAAAAAAAAAAAAAAAAAAA=="}"#;
