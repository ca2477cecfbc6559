//! The key pair and the app secret of a process, which its endpoints on the spot share.

use std::sync::OnceLock;

use flowkit_runtime::{
    DecryptError, Decrypted, Envelope, HybridDecryptor, KeyRing, PrivateKey, RequestDecryptor,
};
use zeroize::Zeroizing;

use crate::crypto::hex;
use crate::{BusinessPublicKey, ClientError};

struct Pair {
    public: BusinessPublicKey,
    decryptor: HybridDecryptor<KeyRing>,
}

/// The pair, made by the first who asks: a test whose phones leave the envelope out needs none.
fn pair() -> Result<&'static Pair, ClientError> {
    static PAIR: OnceLock<Result<Pair, ClientError>> = OnceLock::new();
    let pair = PAIR.get_or_init(|| {
        let private = PrivateKey::generate().map_err(|error| ClientError::Endpoint {
            problem: error.to_string(),
        })?;
        Ok(Pair {
            public: BusinessPublicKey::from_pem(&private.public_key_pem())?,
            decryptor: HybridDecryptor::new(KeyRing::new(private)),
        })
    });
    pair.as_ref().map_err(Clone::clone)
}

/// The public key of the process.
pub(super) fn public_key() -> Result<&'static BusinessPublicKey, ClientError> {
    Ok(&pair()?.public)
}

/// The app secret of the process: 32 hexadecimal digits, as Meta's are.
pub(super) fn app_secret() -> Result<&'static Zeroizing<String>, ClientError> {
    static SECRET: OnceLock<Result<Zeroizing<String>, ClientError>> = OnceLock::new();
    let secret = SECRET.get_or_init(|| {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|_| ClientError::Endpoint {
            problem: "the operating system gave no random bytes".to_owned(),
        })?;
        Ok(Zeroizing::new(hex(&bytes)))
    });
    secret.as_ref().map_err(Clone::clone)
}

/// Decrypts with the private key of the process.
pub(super) struct OfTheProcess;

impl RequestDecryptor for OfTheProcess {
    async fn decrypt(&self, envelope: Envelope) -> Result<Decrypted, DecryptError> {
        let pair = pair().map_err(DecryptError::unavailable)?;
        pair.decryptor.decrypt(envelope).await
    }

    fn fingerprints(&self) -> Vec<flowkit_runtime::Fingerprint> {
        // Asked when a key does not fit, so the pair is there.
        pair().map_or_else(|_| Vec::new(), |pair| pair.decryptor.fingerprints())
    }
}
