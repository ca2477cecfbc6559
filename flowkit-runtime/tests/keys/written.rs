//! How a key is written, told without its passphrase.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flowkit_runtime::KeyContainer::{Jwk, Pkcs1, Pkcs1Encrypted, Pkcs8, Pkcs8Encrypted, Xml};
use flowkit_runtime::{KeyContainer, KeyErrorKind, KeyForm, KeyRepair, PrivateKey};

use super::{ACCEPTED, REFUSED, bytes, text};

/// File, container, encryption.
const FORMS: &[(&str, KeyContainer, Option<&str>)] = &[
    ("pkcs1.pem", Pkcs1, None),
    (
        "pkcs1-legacy-des3.pem",
        Pkcs1Encrypted,
        Some("DES-EDE3-CBC, key by MD5"),
    ),
    (
        "pkcs1-legacy-aes128.pem",
        Pkcs1Encrypted,
        Some("AES-128-CBC, key by MD5"),
    ),
    (
        "pkcs1-legacy-aes192.pem",
        Pkcs1Encrypted,
        Some("AES-192-CBC, key by MD5"),
    ),
    (
        "pkcs1-legacy-aes256.pem",
        Pkcs1Encrypted,
        Some("AES-256-CBC, key by MD5"),
    ),
    ("pkcs8.pem", Pkcs8, None),
    (
        "pkcs8-pbes2-des3.pem",
        Pkcs8Encrypted,
        Some("DES-EDE3-CBC, key by PBKDF2 with HMAC-SHA-256, 2048 rounds"),
    ),
    (
        "pkcs8-pbes2-aes128.pem",
        Pkcs8Encrypted,
        Some("AES-128-CBC, key by PBKDF2 with HMAC-SHA-256, 2048 rounds"),
    ),
    (
        "pkcs8-pbes2-aes192-sha1.pem",
        Pkcs8Encrypted,
        Some("AES-192-CBC, key by PBKDF2 with HMAC-SHA-1, 2048 rounds"),
    ),
    (
        "pkcs8-pbes2-aes256.pem",
        Pkcs8Encrypted,
        Some("AES-256-CBC, key by PBKDF2 with HMAC-SHA-256, 2048 rounds"),
    ),
    (
        "pkcs8-pbes2-aes256-sha512.pem",
        Pkcs8Encrypted,
        Some("AES-256-CBC, key by PBKDF2 with HMAC-SHA-512, 2048 rounds"),
    ),
    (
        "pkcs8-scrypt.pem",
        Pkcs8Encrypted,
        Some("AES-256-CBC, key by scrypt, cost 16384"),
    ),
    (
        "pkcs8-pbe-sha1-des3.pem",
        Pkcs8Encrypted,
        Some("DES-EDE3-CBC, key by PKCS#12 with SHA-1, 2048 rounds"),
    ),
    (
        "pkcs8-pbe-sha1-des2.pem",
        Pkcs8Encrypted,
        Some("DES-EDE-CBC, key by PKCS#12 with SHA-1, 2048 rounds"),
    ),
    ("jwk.json", Jwk, None),
    ("jwk-set.json", Jwk, None),
    ("dotnet.xml", Xml, None),
];

#[test]
fn every_container_and_encryption_has_its_name() {
    for (name, container, encryption) in FORMS {
        let form = KeyForm::of(&text(name)).expect(name);
        assert_eq!(form.container(), *container, "{name}");
        assert_eq!(form.encryption(), *encryption, "{name}");
        assert_eq!(form.repairs(), [], "{name}");
    }
    let names = [Pkcs1, Pkcs1Encrypted, Pkcs8, Pkcs8Encrypted, Jwk, Xml].map(|one| one.to_string());
    assert_eq!(
        names,
        [
            "PKCS#1 (RSA PRIVATE KEY)",
            "PKCS#1, encrypted as before OpenSSL 3 (RSA PRIVATE KEY, DEK-Info)",
            "PKCS#8 (PRIVATE KEY)",
            "PKCS#8, encrypted (ENCRYPTED PRIVATE KEY)",
            "JSON Web Key (JWK)",
            "XML of .NET (RSAKeyValue)",
        ]
    );
}

#[test]
fn whatever_is_read_has_a_form() {
    for (name, ..) in ACCEPTED {
        assert!(KeyForm::of_bytes(&bytes(name)).is_ok(), "{name}");
    }
    for name in [
        "refused-legacy-des.pem",
        "refused-pbes1.pem",
        "not-rsa.pem",
        "refused-ed25519.pem",
        "refused-rsa-pss.pem",
        "refused-aria.pem",
        "refused-openssh.pem",
        "refused-putty.ppk",
        "refused-jwk-part.json",
        "public.pem",
        "certificate-not-key.pem",
        "PASSPHRASE.txt",
    ] {
        let (name, words) = REFUSED.iter().find(|(file, _)| *file == name).unwrap();
        let read = PrivateKey::from_pem(&text(name), Some(super::PASSPHRASE)).unwrap_err();
        if *name == "refused-legacy-des.pem" {
            let form = KeyForm::of(&text(name)).unwrap();
            assert_eq!(form.encryption(), Some("DES-CBC, key by MD5"));
        } else {
            assert_eq!(KeyForm::of(&text(name)).unwrap_err(), read, "{name}");
        }
        let (problem, help) = (read.problem(), read.help());
        assert_eq!(
            read.to_string(),
            format!("the private key {problem}; {help}")
        );
        assert!(words.iter().any(|word| problem.contains(word)), "{problem}");
    }
}

#[test]
fn a_wrong_label_is_not_believed() {
    let relabelled = text("pkcs8.pem").replace("PRIVATE KEY", "RSA PRIVATE KEY");
    assert_eq!(KeyForm::of(&relabelled).unwrap().container(), Pkcs8);
}

#[test]
fn what_is_made_good_is_named() {
    use KeyRepair::*;
    let pem = text("pkcs8-pbes2-aes256.pem");
    let escaped = pem.replace('\n', "\\n");
    for (written, repairs) in [
        (format!("  {pem}\n\n"), &[][..]),
        (format!("\u{feff}{pem}"), &[ByteOrderMark]),
        (format!("\"{escaped}\""), &[Quotes, Escapes]),
        (pem.replace('\n', "\r\n"), &[CarriageReturns]),
        (pem.replace('\n', " "), &[OneLine]),
        (STANDARD.encode(&pem), &[Base64]),
        (
            STANDARD.encode(format!("\u{feff}{escaped}")),
            &[Base64, ByteOrderMark, Escapes],
        ),
        (format!("Bag Attributes\n{pem}"), &[OtherText]),
        (format!("{pem}# end\n"), &[OtherText]),
        (format!("{}{pem}", text("public.pem")), &[OtherText]),
    ] {
        let form = KeyForm::of(&written).unwrap();
        assert_eq!(form.repairs(), repairs, "{written}");
        assert!(PrivateKey::from_pem(&written, Some(super::PASSPHRASE)).is_ok());
    }
}

#[test]
fn what_a_file_may_hold_beside_pem_text_is_named() {
    use KeyRepair::*;
    for (name, container, repairs) in [
        ("pkcs8.der", Pkcs8, &[Der][..]),
        ("pkcs1.der", Pkcs1, &[Der]),
        ("pkcs8-pbes2.der", Pkcs8Encrypted, &[Der]),
        ("pkcs8-base64-of-der.txt", Pkcs8, &[NoArmour]),
        ("pkcs1-base64-of-der.txt", Pkcs1, &[NoArmour]),
        ("pkcs8-utf16.pem", Pkcs8Encrypted, &[Utf16]),
        ("jwk-base64.txt", Jwk, &[Base64]),
        ("jwk.json", Jwk, &[]),
    ] {
        let form = KeyForm::of_bytes(&bytes(name)).expect(name);
        assert_eq!(form.container(), container, "{name}");
        assert_eq!(form.repairs(), repairs, "{name}");
    }
    let half = [&bytes("pkcs8-utf16.pem")[..], &[0x41]].concat();
    let form = KeyForm::of_bytes(&half).unwrap();
    assert_eq!(form.repairs(), [Utf16, OtherText]);
    for (odd, kind) in [
        (&[0xff, 0xfe, 0x00, 0xd8][..], KeyErrorKind::NotPem),
        (&[0xff, 0xfe], KeyErrorKind::Missing),
        (&[0xff; 40], KeyErrorKind::NotPem),
        (&[], KeyErrorKind::Missing),
    ] {
        assert_eq!(KeyForm::of_bytes(odd).unwrap_err().kind(), &kind, "{odd:?}");
    }
}

#[test]
fn what_is_no_key_has_no_form() {
    for (written, kind) in [
        ("", KeyErrorKind::Missing),
        ("%%%", KeyErrorKind::NotPem),
        ("keys/private.pem", KeyErrorKind::FileName),
        ("-----BEGIN PRIVATE KEY-----\nMII", KeyErrorKind::Damaged),
    ] {
        let error = KeyForm::of(written).unwrap_err();
        assert_eq!(error.kind(), &kind, "{written}");
    }
}
