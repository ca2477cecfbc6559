//! Cryptography of a user's own, with reasons of its own for failing.

use std::time::Duration;

use flowkit::{
    AesGcm, AesKey, DecryptError, Decrypted, EncryptError, Envelope, ExchangeKeys, HybridDecryptor,
    KeyRing, KeyUnwrapper, RequestDecryptor, ResponseEncryptor, UnwrapError,
};
use serde_json::json;

use super::fixture::{Fixture, sealed};
use super::support::log::recorded_of;
use super::support::raw::PING;
use super::support::{key, other_key, public};
use super::{MARK, log_of, nothing_private_in_the_log_of, nothing_private_was_shown, show};
use flowkit::client::Quirk;

/// Shows all that it gets, then fails or succeeds as the ciphertext's length says.
struct Showing;

impl RequestDecryptor for Showing {
    async fn decrypt(&self, envelope: Envelope) -> Result<Decrypted, DecryptError> {
        show("Envelope", &envelope);
        let decrypted = HybridDecryptor::new(KeyRing::new(key()))
            .decrypt(envelope)
            .await?;
        show("Decrypted", &decrypted);
        if decrypted.plaintext().starts_with(b"away") {
            return Err(DecryptError::unavailable("the vault is sealed"));
        }
        Ok(decrypted)
    }
}

impl ResponseEncryptor for Showing {
    async fn encrypt(
        &self,
        plaintext: Vec<u8>,
        keys: &ExchangeKeys,
    ) -> Result<Vec<u8>, EncryptError> {
        show("ExchangeKeys", keys);
        show("AesKey", keys.aes_key());
        if plaintext.starts_with(br#"{"data":{"status""#) {
            return Err(EncryptError::new("the sealing wax is used up"));
        }
        AesGcm.encrypt(plaintext, keys).await
    }
}

/// A key service that is away, for a reason of two parts.
struct Away;

#[derive(Debug)]
struct Refused;

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the key service does not answer")
    }
}

impl std::error::Error for Refused {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&std::fmt::Error)
    }
}

impl KeyUnwrapper for Away {
    async fn unwrap_key(&self, _: Vec<u8>) -> Result<AesKey, UnwrapError> {
        tokio::time::sleep(Duration::from_millis(5)).await;
        Err(UnwrapError::unavailable(Refused))
    }
}

#[tokio::test]
async fn cryptography_of_ones_own() {
    let it = Fixture::of("/own-crypto", |endpoint| {
        endpoint.decryptor(Showing).encryptor(Showing)
    })
    .await;
    assert_eq!(it.exchange("INIT", "", json!({ "name": MARK })).await, 200);
    assert_eq!(it.send(&format!("away {MARK}")).await, 500);
    assert_eq!(it.send(PING).await, 500);
    let stranger = sealed(PING, &[Quirk::WrongKey(public(&other_key()))]);
    assert_eq!(it.post(&stranger).await, 421);
    log_of(
        "/own-crypto",
        &[
            "status=500",
            "the service that holds the private key could not be used: the vault is sealed",
            "the response could not be encrypted: the sealing wax is used up",
            "tried a decryptor that names no keys",
        ],
    );
    let it = Fixture::of("/kms", |endpoint| {
        endpoint.decryptor(HybridDecryptor::new(Away))
    })
    .await;
    assert_eq!(it.exchange("INIT", "", json!({ "name": MARK })).await, 500);
    let reason = format!(
        "could not be used: the key service does not answer: {}",
        std::fmt::Error
    );
    log_of("/kms", &["status=500", &reason]);
    assert!(
        !recorded_of("/kms").contains("status=421"),
        "the phone is not told to fetch its key again"
    );
    nothing_private_in_the_log_of("/own-crypto");
    nothing_private_in_the_log_of("/kms");
    nothing_private_was_shown(&["Envelope", "Decrypted", "ExchangeKeys", "AesKey"]);
}
