//! Whatever comes in: nothing panics, and what is sealed opens again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)] // helpers of tests may panic

use flowkit_runtime::{
    AesGcm, AesKey, AppSecret, AppSecrets, Decrypted, Envelope, EnvelopeError, ExchangeKeys,
    HybridDecryptor, KeyUnwrapper, RequestDecryptor, ResponseEncryptor, SignatureError,
    UnwrapError,
};
use proptest::prelude::*;

/// Takes the wrapped key as it is: RSA has tests of its own and is slow.
struct Bare;

impl KeyUnwrapper for Bare {
    async fn unwrap_key(&self, wrapped: Vec<u8>) -> Result<AesKey, UnwrapError> {
        Ok(AesKey::try_from(wrapped.as_slice())?)
    }
}

/// Polls a future that never waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("the future waits"),
    }
}

fn inverted(iv: [u8; 16]) -> [u8; 16] {
    iv.map(|byte| byte ^ 0xFF)
}

/// What a phone does: seals under `iv` as it is. The encryptor inverts.
fn seal_as_client(plaintext: &[u8], key: [u8; 16], iv: [u8; 16]) -> Vec<u8> {
    let keys = ExchangeKeys::new(AesKey::new(key), inverted(iv));
    now(AesGcm.encrypt(plaintext.to_vec(), &keys)).unwrap()
}

fn open(sealed: Vec<u8>, key: [u8; 16], iv: [u8; 16]) -> Option<Decrypted> {
    let envelope = Envelope::new(sealed, key.to_vec(), iv);
    now(HybridDecryptor::new(Bare).decrypt(envelope)).ok()
}

proptest! {
    #[test]
    fn what_is_sealed_opens(
        plaintext in prop::collection::vec(any::<u8>(), 0..4096),
        key: [u8; 16],
        iv: [u8; 16],
    ) {
        let sealed = seal_as_client(&plaintext, key, iv);
        let opened = open(sealed, key, iv).expect("opens");
        prop_assert_eq!(opened.plaintext(), &plaintext);

        // The answer opens under the inverted vector and no other.
        let answer = now(AesGcm.encrypt(plaintext.clone(), opened.keys())).unwrap();
        prop_assert!(open(answer.clone(), key, iv).is_none());
        let opened = open(answer, key, inverted(iv)).expect("opens");
        prop_assert_eq!(opened.plaintext(), &plaintext);
    }

    #[test]
    fn damage_never_goes_unnoticed(
        plaintext in prop::collection::vec(any::<u8>(), 0..200),
        at: prop::sample::Index,
        bit in 0_u8..8,
    ) {
        let mut sealed = seal_as_client(&plaintext, [1; 16], [2; 16]);
        let at = at.index(sealed.len());
        sealed[at] ^= 1 << bit;
        prop_assert!(open(sealed, [1; 16], [2; 16]).is_none());
    }

    #[test]
    fn arbitrary_bodies_never_panic(body in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Envelope::parse(&body);
    }

    #[test]
    fn arbitrary_members_never_panic(
        data in ".{0,40}",
        key in "[A-Za-z0-9+/=_ -]{0,60}",
        vector in "[A-Za-z0-9+/]{0,30}",
    ) {
        let body = serde_json::json!({
            "encrypted_flow_data": data,
            "encrypted_aes_key": key,
            "initial_vector": vector,
        });
        match Envelope::parse(body.to_string().as_bytes()) {
            Ok(envelope) => {
                let _ = now(HybridDecryptor::new(Bare).decrypt(envelope));
            }
            Err(error) => prop_assert!(matches!(error, EnvelopeError::Undecodable(_))),
        }
    }

    /// Any JSON value is either an envelope or told to be none.
    #[test]
    fn members_of_any_type_are_told(value in json(), name in "[a-z_]{1,20}") {
        let body = serde_json::json!({
            "encrypted_flow_data": value,
            "encrypted_aes_key": "QUJD",
            name: "x",
        });
        let error = Envelope::parse(body.to_string().as_bytes()).unwrap_err();
        prop_assert!(matches!(error, EnvelopeError::Malformed(_)));
    }

    #[test]
    fn arbitrary_headers_never_panic(
        header in prop::collection::vec(any::<u8>(), 0..90),
        digits in "[0-9a-fA-F]{60,68}",
        body in prop::collection::vec(any::<u8>(), 0..50),
    ) {
        let secrets = AppSecrets::from(AppSecret::new("secret").unwrap());
        prop_assert!(secrets.verify(Some(&header), &body).is_err());
        let expected = if digits.len() == 64 {
            SignatureError::Mismatch
        } else {
            SignatureError::Malformed
        };
        let header = format!("sha256={digits}");
        prop_assert_eq!(secrets.verify(Some(header.as_bytes()), &body), Err(expected));
    }

    #[test]
    fn signatures_fit_their_body_and_secret_only(
        secret in "[0-9a-f]{32}",
        other in "[0-9a-f]{31}",
        body in prop::collection::vec(any::<u8>(), 0..300),
        more: u8,
    ) {
        let secret = AppSecret::new(secret).unwrap();
        let header = secret.sign(&body);
        let secrets: AppSecrets = [AppSecret::new(other).unwrap(), secret].into_iter().collect();
        prop_assert_eq!(secrets.verify(Some(header.as_bytes()), &body), Ok(()));
        let mut longer = body.clone();
        longer.push(more);
        prop_assert_eq!(
            secrets.verify(Some(header.as_bytes()), &longer),
            Err(SignatureError::Mismatch)
        );
    }
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::vec(("[a-z]{0,6}", inner), 0..4)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

#[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
mod keys {
    use flowkit_runtime::{KeyForm, KeyRing, PrivateKey};
    use proptest::prelude::*;

    use super::{KeyUnwrapper as _, now};

    const PEM: &str = include_str!("vectors/keys/pkcs8.pem");
    const LEGACY: &str = include_str!("vectors/keys/pkcs1-legacy-des3.pem");
    const FILES: &[&[u8]] = &[
        include_bytes!("vectors/keys/pkcs8.der"),
        include_bytes!("vectors/keys/pkcs8-pbes2.der"),
        include_bytes!("vectors/keys/pkcs8-pbe-sha1-des3.pem"),
        include_bytes!("vectors/keys/pkcs8-utf16.pem"),
        include_bytes!("vectors/keys/jwk.json"),
        include_bytes!("vectors/keys/jwk-set.json"),
        include_bytes!("vectors/keys/dotnet.xml"),
    ];

    proptest! {
        #[test]
        fn arbitrary_text_is_no_key(text in "\\PC{0,200}", passphrase in ".{0,9}") {
            prop_assert!(PrivateKey::from_pem(&text, Some(&passphrase)).is_err());
        }

        #[test]
        fn arbitrary_der_is_no_key(
            der in prop::collection::vec(any::<u8>(), 0..300),
            label in "(RSA |ENCRYPTED |)PRIVATE KEY",
            header in "(|DEK-Info: [A-Z0-9-]{0,12},[0-9A-F]{0,33}\n|DEK-Info: AES-128-CBC,[0-9A-F]{32}\n)",
        ) {
            use base64::Engine as _;
            let body = base64::engine::general_purpose::STANDARD.encode(der);
            let text = format!("-----BEGIN {label}-----\n{header}\n{body}\n-----END {label}-----");
            prop_assert!(PrivateKey::from_pem(&text, Some("x")).is_err());
        }

        #[test]
        fn arbitrary_bytes_are_no_key(
            head in prop::sample::select(vec![
                &b""[..], b"0\x82\x04\xbd\x02\x01", b"openssh-key-v1\0", b"\xff\xfe", b"\xfe\xed\xfe\xed", b"{\"kty\":\"RSA\",",
                b"<RSAKeyValue><D>", b"PuTTY-User-Key-File-3: ", b"-----BEGIN OPENSSH PRIVATE KEY-----",
            ]),
            bytes in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            let bytes = [head, &bytes].concat();
            prop_assert!(PrivateKey::from_bytes(&bytes, Some("x")).is_err());
            // Its form may be told before its numbers are looked at; that it is told without a panic will do.
            let _ = KeyForm::of_bytes(&bytes);
        }

        /// Most changes break the key; some, such as to a blank, do not. None panics,
        /// and none makes another key of it.
        #[test]
        fn a_changed_byte_never_makes_another_key(
            file in prop::sample::select(FILES.to_vec()),
            at in any::<prop::sample::Index>(),
            to in any::<u8>(),
        ) {
            let mut bytes = file.to_vec();
            let at = at.index(bytes.len());
            bytes[at] = to;
            if let Ok(key) = PrivateKey::from_bytes(&bytes, Some("correct horse")) {
                let whole = PrivateKey::from_pem(PEM, None).unwrap();
                prop_assert_eq!(key.fingerprint(), whole.fingerprint());
            }
        }

        /// The same of text.
        #[test]
        fn a_changed_character_never_makes_another_key(
            at: prop::sample::Index,
            to in any::<char>(),
            legacy: bool,
        ) {
            let pem = if legacy { LEGACY } else { PEM };
            let at = at.index(pem.len());
            let text = format!("{}{to}{}", &pem[..at], &pem[at + 1..]);
            if let Ok(key) = PrivateKey::from_pem(&text, Some("correct horse")) {
                let whole = PrivateKey::from_pem(PEM, None).unwrap();
                prop_assert_eq!(key.fingerprint(), whole.fingerprint());
            }
        }
    }

    #[test]
    fn arbitrary_blobs_are_refused_whatever_their_length() {
        let key = PrivateKey::from_pem(PEM, None).unwrap();
        let ring = KeyRing::new(key).offload(flowkit_runtime::Offload::Inline);
        for length in [0, 1, 15, 16, 255, 256, 257, 512, 100_000] {
            for byte in [0, 1, 0x7F, 0xFF] {
                let error = now(ring.unwrap_key(vec![byte; length])).unwrap_err();
                assert!(error.is_refused(), "{length} bytes of {byte}");
            }
        }
    }
}
