//! Keys that are read.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use flowkit_runtime::{Backend, Fingerprint, KeyErrorKind, PrivateKey};

use super::{ACCEPTED, MAIN, PASSPHRASE, backends, bytes, directory, read, text};

#[track_caller]
fn assert_main_key(text: &str) {
    match read(text) {
        Ok(key) => assert_eq!(key.fingerprint().to_string(), MAIN),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn every_form_is_read_by_every_backend() {
    for (name, fingerprint, bits) in ACCEPTED {
        let key = PrivateKey::from_bytes(&bytes(name), Some(PASSPHRASE))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let read = PrivateKey::from_file(directory().join(name), Some(PASSPHRASE));
        assert_eq!(read.expect(name).fingerprint(), key.fingerprint());
        for backend in backends() {
            let key = key.clone().with_backend(backend).expect(name);
            assert_eq!(key.backend(), backend);
            assert_eq!(key.fingerprint().to_string(), *fingerprint, "{name}");
            assert_eq!(key.bits(), *bits, "{name}");
        }
    }
}

#[test]
fn text_survives_what_is_done_to_settings() {
    for name in [
        "pkcs8.pem",
        "pkcs1.pem",
        "pkcs8-pbes2-aes256.pem",
        "pkcs1-legacy-des3.pem",
    ] {
        let pem = text(name);
        let trimmed = pem.trim_end();
        let escaped = pem.replace('\n', "\\n");
        let base64 = STANDARD.encode(&pem);
        let wrapped: String = base64
            .as_bytes()
            .chunks(76)
            .map(|line| format!("{}\n", str::from_utf8(line).unwrap()))
            .collect();
        let indented: String = pem.lines().map(|line| format!("    {line}\n")).collect();
        for changed in [
            trimmed.to_owned(),
            format!("\u{feff}{pem}"),
            format!("  \n\t{pem}\n\n"),
            format!("\"{pem}\""),
            format!("'{trimmed}'\n"),
            pem.replace('\n', "\r\n"),
            pem.replace('\n', "\r"),
            trimmed.replace('\n', " "),
            indented,
            escaped.clone(),
            format!("\"{escaped}\""),
            pem.replace('\n', "\\r\\n"),
            pem.replace('\n', "\\\\n"),
            format!("Bag Attributes\n  localKeyID: 01\n{pem}# end\n"),
            format!("{}{pem}", text("certificate-not-key.pem")),
            base64.clone(),
            base64.trim_end_matches('=').to_owned(),
            URL_SAFE_NO_PAD.encode(&pem),
            format!("'{wrapped}'"),
            wrapped.replace('\n', "\\n"),
            STANDARD.encode(format!("\u{feff}{escaped}")),
        ] {
            assert_main_key(&changed);
        }
    }
}

#[test]
fn what_variables_cannot_hold_can_be_given_as_base64() {
    for name in [
        "pkcs8.der",
        "pkcs1.der",
        "pkcs8-pbes2.der",
        "jwk.json",
        "dotnet.xml",
    ] {
        let base64 = STANDARD.encode(bytes(name));
        for written in [base64.clone(), format!("\"{base64}\"\n")] {
            let settings = |name: &str| match name {
                "PRIVATE_KEY" => Some(written.clone()),
                _ => Some(PASSPHRASE.to_owned()),
            };
            let key = PrivateKey::from_lookup(settings).expect(name);
            assert_eq!(key.fingerprint().to_string(), MAIN, "{name}");
        }
    }
}

#[test]
fn a_key_in_somebody_elses_json_is_found() {
    // As a cloud's file of credentials, or a secret store's answer.
    let escaped = text("pkcs8.pem").replace('\n', "\\n");
    assert_main_key(&format!(
        r#"{{"type":"account","private_key":"{escaped}"}}"#
    ));
    // Members and order of a JWK are as each tool likes; so are blanks in XML.
    let jwk: serde_json::Value = serde_json::from_str(&text("jwk.json")).unwrap();
    assert_main_key(&jwk.to_string());
    assert_main_key(&format!("[{jwk}]"));
    assert_main_key(&serde_json::Value::from(text("jwk.json")).to_string());
    assert_main_key(&serde_json::Value::from(text("dotnet.xml")).to_string());
    assert_main_key(&text("dotnet.xml").replace(['\n', ' '], ""));
    assert_main_key(&text("dotnet.xml").replace("</", "\r\n</"));
}

#[test]
fn quotes_around_a_passphrase_are_dropped_where_they_do_not_belong_to_it() {
    let file = bytes("pkcs8-pbes2.der");
    for quoted in ["\"correct horse\"", "'correct horse'\n"] {
        let key = PrivateKey::from_bytes(&file, Some(quoted)).unwrap();
        assert_eq!(key.fingerprint().to_string(), MAIN);
    }
    let error = PrivateKey::from_bytes(&file, Some("\"wrong horse\"")).unwrap_err();
    assert_eq!(error.kind(), &KeyErrorKind::WrongPassphrase);
}

#[test]
fn a_wrong_label_does_no_harm() {
    assert_main_key(&text("pkcs8.pem").replace("PRIVATE KEY", "RSA PRIVATE KEY"));
    assert_main_key(&text("pkcs1.pem").replace("RSA PRIVATE KEY", "PRIVATE KEY"));
}

#[test]
fn variables_are_asked_for_by_name() {
    let settings = |name: &str| match name {
        "PRIVATE_KEY" => Some(text("pkcs8-pbes2-des3.pem")),
        "PASSPHRASE" => Some(format!("{PASSPHRASE}\n")),
        other => panic!("asked for {other}"),
    };
    let key = PrivateKey::from_lookup(settings).unwrap();
    assert_eq!(key.fingerprint().to_string(), MAIN);

    let only = |value: &'static str| {
        PrivateKey::from_lookup(move |name| (name == "PRIVATE_KEY").then(|| value.to_owned()))
            .unwrap_err()
    };
    for blank in ["", "  \n", "\"\"", "\u{feff}"] {
        assert_eq!(only(blank).kind(), &KeyErrorKind::Missing, "{blank:?}");
    }
    for path in [
        "/run/secrets/private.pem",
        "private.pem",
        "'./keys/private.key'",
    ] {
        let error = only(path);
        assert!(matches!(
            error.kind(),
            KeyErrorKind::FileName | KeyErrorKind::NotPem
        ));
        assert!(!error.to_string().contains(path), "{error}");
    }
    for path in [
        "./keys/private.pem",
        "/run/secrets/private",
        "keys/private",
        "private.der",
    ] {
        assert_eq!(only(path).kind(), &KeyErrorKind::FileName, "{path}");
    }
    assert_eq!(only("%%%").kind(), &KeyErrorKind::NotPem);

    let unset = PrivateKey::from_env_vars("FLOWKIT_TEST_UNSET", "FLOWKIT_TEST_UNSET_TOO");
    let shown = unset.unwrap_err().to_string();
    assert!(
        shown.starts_with("the variable `FLOWKIT_TEST_UNSET` is not set or empty"),
        "{shown}"
    );
}

#[test]
fn the_public_part_is_what_openssl_writes() {
    let key = read(&text("pkcs8.pem")).unwrap();
    assert_eq!(
        key.public_key_pem().trim_end(),
        text("public.pem").trim_end()
    );
    let body: String = key
        .public_key_pem()
        .lines()
        .filter(|line| !line.starts_with("---"))
        .collect();
    let der = STANDARD.decode(body).unwrap();
    assert_eq!(Fingerprint::of_public_key_der(&der), key.fingerprint());
}

#[test]
fn aws_lc_is_the_default_wherever_it_is_built_in() {
    let key = read(&text("pkcs8.pem")).unwrap();
    #[cfg(feature = "aws-lc-rs")]
    assert_eq!(key.backend(), Backend::AwsLc);
    #[cfg(not(feature = "aws-lc-rs"))]
    assert_eq!(key.backend(), Backend::RustCrypto);
}

#[test]
fn generated_keys_differ_and_move_between_backends() {
    let key = PrivateKey::generate().unwrap();
    assert_eq!(key.bits(), 2048);
    assert_ne!(
        key.fingerprint(),
        PrivateKey::generate().unwrap().fingerprint()
    );
    for backend in backends() {
        let moved = key.clone().with_backend(backend).unwrap();
        assert_eq!(moved.fingerprint(), key.fingerprint());
        moved.warm_up();
    }
}

#[test]
fn debug_shows_fingerprint_and_size_only() {
    let key = read(&text("pkcs8.pem")).unwrap();
    assert_eq!(
        format!("{key:?}"),
        format!("PrivateKey {{ fingerprint: \"{MAIN}\", bits: 2048 }}")
    );
}
