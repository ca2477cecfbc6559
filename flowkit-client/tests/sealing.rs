//! What is sealed opens again, and every quirk is what it says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

mod support;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flowkit_client::{ClientError, ExchangeKeys, OpenFault, Quirk, open, seal, seal_with};
use proptest::prelude::*;
use serde_json::Value;
use support::{decrypt, encrypt, other_public_key, public_key};

fn fault(error: ClientError) -> OpenFault {
    match error {
        ClientError::Undecryptable { fault } => fault,
        other => panic!("not about decryption: {other}"),
    }
}

fn with_quirk(quirk: Quirk) -> Vec<u8> {
    let keys = ExchangeKeys::random().unwrap();
    seal_with(b"{}", &public_key(), keys, &[quirk])
        .unwrap()
        .body
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_request_reaches_the_endpoint(plaintext in proptest::collection::vec(any::<u8>(), 0..600)) {
        let sealed = seal(&plaintext, &public_key()).unwrap();
        let (.., opened) = decrypt(&sealed.body).unwrap();
        prop_assert_eq!(opened, plaintext);
    }

    #[test]
    fn any_answer_reaches_the_phone(
        aes_key: [u8; 16],
        iv: [u8; 16],
        answer in proptest::collection::vec(any::<u8>(), 0..600),
    ) {
        let inverted = iv.map(|byte| byte ^ 0xff);
        let body = encrypt(&aes_key, &inverted, &answer);
        let keys = ExchangeKeys::from_bytes(aes_key, iv);
        prop_assert_eq!(open(&keys, &body).unwrap(), answer.clone());

        // One changed bit anywhere, and nothing opens.
        let mut sealed = STANDARD.decode(&body).unwrap();
        let place = usize::from(aes_key[0]) % sealed.len();
        sealed[place] ^= 1 << (iv[0] % 8);
        let error = open(&keys, STANDARD.encode(&sealed).as_bytes()).unwrap_err();
        prop_assert_eq!(fault(error), OpenFault::TagMismatch);
    }

    #[test]
    fn no_body_makes_it_panic(body in proptest::collection::vec(any::<u8>(), 0..80)) {
        let keys = ExchangeKeys::from_bytes([1; 16], [2; 16]);
        prop_assert!(open(&keys, &body).is_err());
        prop_assert!(open(&keys, STANDARD.encode(&body).as_bytes()).is_err());
    }
}

#[test]
fn every_request_has_its_own_keys() {
    let (one, two) = (
        seal(b"{}", &public_key()).unwrap(),
        seal(b"{}", &public_key()).unwrap(),
    );
    let ((key_one, iv_one, _), (key_two, iv_two, _)) =
        (decrypt(&one.body).unwrap(), decrypt(&two.body).unwrap());
    assert_ne!(key_one, key_two);
    assert_ne!(iv_one, iv_two);
    assert_eq!((key_one.len(), iv_one.len()), (16, 16));
}

#[test]
fn bodies_are_escaped_as_metas_encoder_does() {
    // 256 random bytes in base64 hold a slash with near certainty; a few bodies make it certain.
    let bodies: Vec<String> = (0..8)
        .map(|_| String::from_utf8(seal(b"{}", &public_key()).unwrap().body).unwrap())
        .collect();
    assert!(bodies.iter().any(|body| body.contains(r"\/")));
    for body in bodies {
        assert!(!body.replace(r"\/", "").contains('/'), "{body}");
    }
    let plain: Vec<Vec<u8>> = (0..8).map(|_| with_quirk(Quirk::PlainSlashes)).collect();
    assert!(plain.iter().all(|body| !body.contains(&b'\\')));
    assert!(plain.iter().any(|body| body.contains(&b'/')));
}

#[test]
fn refusable_quirks_do_not_decrypt() {
    for quirk in [
        Quirk::WrongKey(other_public_key()),
        Quirk::ShortIv,
        Quirk::FlippedTag,
    ] {
        assert!(decrypt(&with_quirk(quirk.clone())).is_none(), "{quirk:?}");
    }
    let envelope: Value = serde_json::from_slice(&with_quirk(Quirk::ShortIv)).unwrap();
    let iv = envelope["initial_vector"].as_str().unwrap();
    assert_eq!(STANDARD.decode(iv).unwrap().len(), 12);
}

#[test]
fn acceptable_quirks_decrypt() {
    for quirk in [Quirk::PlainSlashes, Quirk::NoPadding, Quirk::ExtraMembers] {
        let (.., plaintext) = decrypt(&with_quirk(quirk.clone())).unwrap();
        assert_eq!(plaintext, b"{}", "{quirk:?}");
    }
    assert!(!with_quirk(Quirk::NoPadding).contains(&b'='));
    let envelope: Value = serde_json::from_slice(&with_quirk(Quirk::ExtraMembers)).unwrap();
    assert!(envelope.as_object().unwrap().len() > 3);
}

#[test]
fn faults_of_an_answer_are_named() {
    let keys = ExchangeKeys::from_bytes([1; 16], [2; 16]);
    let named = |body: &[u8]| fault(open(&keys, body).unwrap_err());
    assert_eq!(named(b""), OpenFault::Empty);
    assert_eq!(named(b"  \n"), OpenFault::Empty);
    assert_eq!(named(br#"{"screen":"A","data":{}}"#), OpenFault::Json);
    assert_eq!(named(br#""QUJD""#), OpenFault::Json);
    assert_eq!(named(b"<html>"), OpenFault::NotBase64);
    assert_eq!(named(b"QUJD\n"), OpenFault::NotBase64);
    assert_eq!(named(b"QUJD"), OpenFault::TooShort);
    assert_eq!(
        named(STANDARD.encode([0; 40]).as_bytes()),
        OpenFault::TagMismatch
    );
    assert_eq!(
        named(&encrypt(&[1; 16], &[2; 16], b"{}")),
        OpenFault::IvNotInverted
    );
}

#[test]
fn nothing_private_is_printed() {
    let keys = ExchangeKeys::from_bytes(*b"0123456789abcdef", *b"fedcba9876543210");
    let sealed = seal_with(b"{}", &public_key(), keys, &[]).unwrap();
    let printed = format!("{sealed:?} {:?}", sealed.keys);
    assert!(printed.contains("hidden"), "{printed}");
    for private in ["48, 49", "0123456789", "30313233", "encrypted_"] {
        assert!(!printed.contains(private), "{printed}");
    }
}
