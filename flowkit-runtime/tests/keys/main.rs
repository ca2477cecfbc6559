//! Every form of key that users have, read by every backend of the build; and every
//! wrong one refused in words that help.
#![cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod faults;
mod forms;
mod written;

use std::path::PathBuf;

use flowkit_runtime::{Backend, KeyError, PrivateKey};

const PASSPHRASE: &str = "correct horse";

/// `openssl pkey -in … -pubout -outform DER | sha256sum`
const MAIN: &str = "sha256:3b4c51b56c588e9a4f92830d33d4648ed7b465e55dbbcfec5be8a7751cac62ee";

const ACCEPTED: &[(&str, &str, u32)] = &[
    ("pkcs1.pem", MAIN, 2048),
    ("pkcs1-legacy-des3.pem", MAIN, 2048),
    ("pkcs1-legacy-aes128.pem", MAIN, 2048),
    ("pkcs1-legacy-aes192.pem", MAIN, 2048),
    ("pkcs1-legacy-aes256.pem", MAIN, 2048),
    ("pkcs8.pem", MAIN, 2048),
    ("pkcs8-crlf.pem", MAIN, 2048),
    ("pkcs8-escaped-newlines.txt", MAIN, 2048),
    ("pkcs8-base64-of-pem.txt", MAIN, 2048),
    ("pkcs8-pbes2-des3.pem", MAIN, 2048),
    ("pkcs8-pbes2-aes128.pem", MAIN, 2048),
    ("pkcs8-pbes2-aes192-sha1.pem", MAIN, 2048),
    ("pkcs8-pbes2-aes256.pem", MAIN, 2048),
    ("pkcs8-pbes2-aes256-sha512.pem", MAIN, 2048),
    ("pkcs8-scrypt.pem", MAIN, 2048),
    ("pkcs8-pbe-sha1-des3.pem", MAIN, 2048),
    ("pkcs8-pbe-sha1-des2.pem", MAIN, 2048),
    ("bundle.pem", MAIN, 2048),
    ("pkcs8.der", MAIN, 2048),
    ("pkcs1.der", MAIN, 2048),
    ("pkcs8-pbes2.der", MAIN, 2048),
    ("pkcs8-base64-of-der.txt", MAIN, 2048),
    ("pkcs1-base64-of-der.txt", MAIN, 2048),
    ("pkcs8-utf16.pem", MAIN, 2048),
    ("jwk.json", MAIN, 2048),
    ("jwk-set.json", MAIN, 2048),
    ("jwk-base64.txt", MAIN, 2048),
    ("dotnet.xml", MAIN, 2048),
    (
        "other-pkcs8.pem",
        "sha256:36f19f8b1b6cef1d23c89d5c288da33c5eb1aa7cc1fb65c0448de33e2fb53d23",
        2048,
    ),
    (
        "rsa2050.pem",
        "sha256:7579a7dc302fe2d282c461b9f808b4e0893017be15456198a920619079d22256",
        2050,
    ),
    (
        "rsa2056.pem",
        "sha256:56c8f23de91be7ea70d9c36eb72150eceaa69ace5b3fdd55e857593c662ba71b",
        2056,
    ),
    (
        "rsa3072.pem",
        "sha256:52d58dbe64e24d494854474a3093dfd517edf67d427436c52b34555f5638d9a7",
        3072,
    ),
    (
        "rsa4096.pem",
        "sha256:2f0488481ab0f14472dfc3fb525ee90665fb61749761a32f238b9fcf54edc660",
        4096,
    ),
    (
        "rsa8192.pem",
        "sha256:db8ec3ca67ac14d4bcf6e7e7d17d82c019d974ccabfdac972659dfb976ba91c2",
        8192,
    ),
];

/// File and words that its error has to hold.
const REFUSED: &[(&str, &[&str])] = &[
    ("not-rsa.pem", &["elliptic curves", "openssl genpkey"]),
    (
        "certificate-not-key.pem",
        &["a certificate", "openssl genpkey"],
    ),
    ("public.pem", &["a public key", "openssl genpkey"]),
    ("rsa1024.pem", &["1024 bits", "2048", "openssl genpkey"]),
    (
        "refused-ec-sec1.pem",
        &["elliptic curves", "openssl genpkey"],
    ),
    ("refused-ed25519.pem", &["Ed25519", "openssl genpkey"]),
    ("refused-rsa-pss.pem", &["RSA-PSS", "openssl genpkey"]),
    (
        "refused-three-primes.pem",
        &["two primes", "openssl genpkey"],
    ),
    (
        "refused-request.pem",
        &["certificate request", "openssl genpkey"],
    ),
    ("refused-legacy-des.pem", &["DES-CBC", "openssl pkcs8"]),
    ("refused-pbes1.pem", &["PBES1", "openssl pkcs8"]),
    ("refused-aria.pem", &["ARIA", "openssl pkcs8"]),
    (
        "refused-openssh.pem",
        &["OpenSSH's own form", "ssh-keygen -p -m PKCS8"],
    ),
    (
        "refused-openssh-ed25519.pem",
        &["Ed25519", "openssl genpkey"],
    ),
    ("refused-openssh-public.txt", &["a public key", "OpenSSH"]),
    ("refused-putty.ppk", &["PuTTY's own form", "puttygen"]),
    ("refused-store.p12", &["PKCS#12 store", "openssl pkcs12"]),
    ("refused-java.jks", &["key store of Java", "keytool"]),
    (
        "refused-jwk-part.json",
        &["without all of its numbers", "`dp`"],
    ),
    ("refused-jwk-public.json", &["a public key as JSON"]),
    ("refused-jwk-secret.json", &["a secret key as JSON"]),
    ("refused-public.der", &["a public key (the part"]),
    ("refused-certificate.der", &["a certificate"]),
    ("PASSPHRASE.txt", &["no PEM text", "openssl genpkey"]),
];

fn directory() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/keys"))
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(directory().join(name)).expect(name)
}

fn text(name: &str) -> String {
    std::fs::read_to_string(directory().join(name)).expect(name)
}

fn backends() -> Vec<Backend> {
    vec![
        #[cfg(feature = "aws-lc-rs")]
        Backend::AwsLc,
        #[cfg(feature = "rustcrypto")]
        Backend::RustCrypto,
    ]
}

fn read(text: &str) -> Result<PrivateKey, KeyError> {
    PrivateKey::from_pem(text, Some(PASSPHRASE))
}

#[test]
fn the_table_names_every_file() {
    for entry in std::fs::read_dir(directory()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let accepted = ACCEPTED.iter().any(|(file, ..)| *file == name);
        let refused = REFUSED.iter().any(|(file, _)| *file == name);
        assert!(accepted ^ refused, "{name} is in one of the tables");
    }
}
