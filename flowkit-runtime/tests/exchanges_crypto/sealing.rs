//! Opening and sealing against a second key pair, and what tampering leads to.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flowkit_runtime::{
    AesGcm, AesKey, AppSecret, AppSecrets, DecryptStep, Decrypted, Envelope, ExchangeKeys,
    HybridDecryptor, PrivateKey, RequestDecryptor, ResponseEncryptor,
};

use super::{OTHER, backends, body, bytes, reference, ring};

#[test]
fn one_key_pair_in_three_containers() {
    let key = |pem| PrivateKey::from_pem(pem, Some(reference::PASSPHRASE)).unwrap();
    let clear = key(reference::PKCS8);
    assert_eq!(
        clear.public_key_pem().trim_end(),
        reference::PUBLIC.trim_end()
    );
    for pem in [reference::PKCS1_LEGACY, reference::PKCS8_PBES2] {
        assert_eq!(key(pem).fingerprint(), clear.fingerprint());
    }
}

#[tokio::test]
async fn envelopes_of_node_and_of_web_crypto_open() {
    for backend in backends() {
        let decryptor = HybridDecryptor::new(ring(reference::PKCS8, backend));
        for wrapped in [reference::WRAPPED_BY_NODE, reference::WRAPPED_BY_WEB_CRYPTO] {
            for (plaintext, sealed) in reference::REQUESTS {
                let plain = body(sealed, wrapped);
                let escaped = plain.replace('/', "\\/");
                assert_ne!(plain, escaped);
                for body in [plain, escaped] {
                    let envelope = Envelope::parse(body.as_bytes()).unwrap();
                    let opened = decryptor.decrypt(envelope).await.unwrap();
                    assert_eq!(opened.plaintext(), plaintext.as_bytes());
                    assert_eq!(opened.keys().aes_key().as_bytes(), &reference::AES_KEY);
                }
            }
        }
    }
}

#[tokio::test]
async fn responses_are_sealed_under_the_inverted_vector() {
    let keys = ExchangeKeys::new(AesKey::new(reference::AES_KEY), reference::IV);
    let inverted = 0x0f1e_2d3c_4b5a_6978_8796_a5b4_c3d2_e1f0_u128.to_be_bytes();
    assert_eq!(keys.response_iv(), inverted);
    for (plaintext, sealed) in reference::RESPONSES {
        let answer = AesGcm.encrypt(plaintext.into(), &keys).await.unwrap();
        assert_eq!(STANDARD.encode(&answer), sealed);
        // A client that does not invert cannot read it.
        let wrong = Envelope::new(answer, bytes(reference::WRAPPED_BY_NODE), reference::IV);
        let decryptor = HybridDecryptor::new(ring(reference::PKCS8, backends()[0]));
        let error = decryptor.decrypt(wrong).await.unwrap_err();
        assert_eq!(error.step(), DecryptStep::Tag);
    }
}

#[tokio::test]
async fn tampering_is_noticed_at_its_step() {
    let (_, sealed) = reference::REQUESTS[0];
    let good = || {
        Envelope::new(
            bytes(sealed),
            bytes(reference::WRAPPED_BY_NODE),
            reference::IV,
        )
    };
    for backend in backends() {
        let decryptor = HybridDecryptor::new(ring(reference::PKCS8, backend));
        let step = async |envelope: Envelope| {
            decryptor
                .decrypt(envelope)
                .await
                .err()
                .map(|error| error.step())
        };
        assert_eq!(step(good()).await, None);

        let mut tag = good();
        *tag.encrypted_flow_data.last_mut().unwrap() ^= 1;
        assert_eq!(step(tag).await, Some(DecryptStep::Tag));

        let mut blob = good();
        blob.encrypted_aes_key[100] ^= 1;
        assert_eq!(step(blob).await, Some(DecryptStep::KeyUnwrap));

        // Sizes that are not the key's.
        for length in [0, 255, 257, 512] {
            let mut blob = good();
            blob.encrypted_aes_key.resize(length, 0);
            assert_eq!(step(blob).await, Some(DecryptStep::KeyUnwrap), "{length}");
        }

        // The first twelve bytes of the vector are not the vector.
        let mut vector = good();
        vector.initial_vector[12..].fill(0);
        assert_eq!(step(vector).await, Some(DecryptStep::Tag));

        let wrong = HybridDecryptor::new(ring(OTHER, backend));
        let error = wrong.decrypt(good()).await.unwrap_err();
        assert_eq!(error.step(), DecryptStep::KeyUnwrap);
    }
}

#[tokio::test]
async fn nothing_secret_is_shown() {
    let secret = AppSecret::new("0123456789abcdef0123456789abcdef").unwrap();
    let keys = ExchangeKeys::new(AesKey::new(*b"AES-KEY-SECRET-1"), *b"VECTOR-SECRET-12");
    let (plaintext, sealed) = reference::REQUESTS[1];
    let envelope = Envelope::parse(body(sealed, reference::WRAPPED_BY_NODE).as_bytes()).unwrap();
    let ring = ring(reference::PKCS8, backends()[0]);
    let fingerprint = ring.keys()[0].fingerprint().to_string();
    let decryptor = HybridDecryptor::new(ring.clone());
    let opened: Decrypted = decryptor.decrypt(envelope.clone()).await.unwrap();
    assert_eq!(opened.plaintext(), plaintext.as_bytes());
    let shown = [
        (format!("{secret:?}"), "AppSecret(..)".to_owned()),
        (
            format!("{:?}", AppSecrets::from(secret)),
            "AppSecrets(1)".to_owned(),
        ),
        (format!("{:?}", keys.aes_key()), "AesKey(..)".to_owned()),
        (format!("{keys:?}"), "ExchangeKeys(..)".to_owned()),
        (format!("{opened:?}"), "Decrypted(..)".to_owned()),
        (
            format!("{envelope:?}"),
            format!(
                "Envelope {{ encrypted_flow_data_bytes: {}, encrypted_aes_key_bytes: 256, .. }}",
                plaintext.len() + 16
            ),
        ),
        (
            format!("{decryptor:?}"),
            "HybridDecryptor { .. }".to_owned(),
        ),
        (
            format!("{ring:?}"),
            format!(
                "KeyRing {{ keys: [PrivateKey {{ fingerprint: \"{fingerprint}\", bits: 2048 }}], \
                 offload: None, .. }}"
            ),
        ),
    ];
    for (shown, expected) in shown {
        assert_eq!(shown, expected);
    }
}
