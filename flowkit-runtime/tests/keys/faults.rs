//! Keys that are refused, and what is said about them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flowkit_runtime::{KeyErrorKind, KeyForm, PrivateKey};

use super::{MAIN, PASSPHRASE, REFUSED, directory, read, text};

#[test]
fn files_are_read_and_named() {
    let path = directory().join("pkcs8-scrypt.pem");
    let key = PrivateKey::from_file(&path, Some(PASSPHRASE)).unwrap();
    assert_eq!(key.fingerprint().to_string(), MAIN);
    for (name, words) in REFUSED {
        let path = directory().join(name);
        let error = PrivateKey::from_file(&path, Some(PASSPHRASE)).expect_err(name);
        let shown = error.to_string();
        assert!(shown.contains(path.to_str().unwrap()), "{shown}");
        for word in *words {
            assert!(shown.contains(word), "{name}: {word:?} is not in {shown:?}");
        }
    }
    let absent = PrivateKey::from_file("/nowhere/private.pem", None).unwrap_err();
    assert_eq!(
        absent.kind(),
        &KeyErrorKind::Unreadable(std::io::ErrorKind::NotFound)
    );
    assert!(
        absent.to_string().contains("`/nowhere/private.pem`"),
        "{absent}"
    );
}

#[test]
fn binary_and_empty_files_are_refused() {
    let directory = std::env::temp_dir().join(format!("flowkit-keys-{}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    for (name, bytes) in [
        ("key.der", &[0x30, 0x82, 0x04, 0xbc, 0xff, 0xfe][..]),
        ("empty.pem", &b" \n"[..]),
    ] {
        let path = directory.join(name);
        std::fs::write(&path, bytes).unwrap();
        let error = PrivateKey::from_file(&path, None).unwrap_err();
        assert_eq!(error.kind(), &KeyErrorKind::NotPem, "{name}");
    }
    std::fs::remove_dir_all(&directory).unwrap();
}

#[test]
fn passphrases_missing_and_wrong_are_told_apart() {
    for name in [
        "pkcs1-legacy-des3.pem",
        "pkcs1-legacy-aes256.pem",
        "pkcs8-pbe-sha1-des3.pem",
        "pkcs8-pbe-sha1-des2.pem",
        "pkcs8-pbes2-des3.pem",
        "pkcs8-pbes2-aes256.pem",
        "pkcs8-scrypt.pem",
    ] {
        let text = text(name);
        for missing in [None, Some(""), Some("\n")] {
            let error = PrivateKey::from_pem(&text, missing).unwrap_err();
            assert_eq!(error.kind(), &KeyErrorKind::PassphraseMissing, "{name}");
        }
        let error = PrivateKey::from_pem(&text, Some("wrong horse")).unwrap_err();
        assert_eq!(error.kind(), &KeyErrorKind::WrongPassphrase, "{name}");
        assert!(!error.to_string().contains("wrong horse"));

        let settings = |name: &str| (name == "PRIVATE_KEY").then(|| text.clone());
        let error = PrivateKey::from_lookup(settings).unwrap_err();
        assert!(
            error.to_string().ends_with("put it in `PASSPHRASE`"),
            "{error}"
        );
    }
    for unneeded in [None, Some(""), Some("anything")] {
        assert!(PrivateKey::from_pem(&text("pkcs8.pem"), unneeded).is_ok());
    }
}

/// Whatever a wrong passphrase leaves behind is reported as one: of some hundreds,
/// one or two leave padding that looks right.
#[test]
fn no_wrong_passphrase_looks_like_a_damaged_key() {
    let text = text("pkcs1-legacy-aes128.pem");
    for number in 0..1000 {
        let error = PrivateKey::from_pem(&text, Some(&number.to_string())).unwrap_err();
        assert_eq!(error.kind(), &KeyErrorKind::WrongPassphrase);
    }
}

#[test]
fn damaged_text_is_refused() {
    let pem = text("pkcs8.pem");
    for damaged in [
        pem.replace("-----END PRIVATE KEY-----", ""),
        pem[..pem.len() / 2].to_owned(),
        pem.replacen("MII", "M!I", 1),
        pem.replacen("MII", "NII", 1),
        // Lines and dashes that an editor or a form has eaten: the key may be whole, so nobody is told to make a new one first.
        pem.replacen("-----BEGIN PRIVATE KEY-----\n", "", 1),
        pem.replacen("KEY-----", "KEY----", 1),
        pem.replacen("-----BEGIN", "BEGIN", 1),
        pem.replace("-----", "\u{2013}\u{2013}\u{2013}"),
        pem.replace("-----", ""),
        "-----BEGIN PRIVATE KEY-----".to_owned(),
        "-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----".to_owned(),
        pem.lines()
            .filter(|line| !line.starts_with('Y'))
            .collect::<Vec<_>>()
            .join("\n"),
    ] {
        if damaged == pem.trim_end() {
            continue;
        }
        let error = PrivateKey::from_pem(&damaged, None).unwrap_err();
        assert_eq!(error.kind(), &KeyErrorKind::Damaged, "{damaged}");
        assert!(error.to_string().contains("openssl genpkey"), "{error}");
    }
}

/// The scheme of PKCS#12 names its salt and its rounds, and a damaged file may name anything.
#[test]
fn damaged_parameters_of_an_old_encryption_are_refused() {
    let pem = text("pkcs8-pbe-sha1-des3.pem");
    let body: String = pem
        .lines()
        .filter(|line| !line.starts_with("---"))
        .collect();
    let der = STANDARD.decode(body).unwrap();
    // SEQUENCE (4), SEQUENCE (2), OID (12), SEQUENCE (2), salt (2 + 8), rounds (2 + 2), data.
    let rounds = 4 + 2 + 12 + 2 + 10;
    assert_eq!(der[rounds..rounds + 2], [0x02, 0x02]);
    let read = |der: &[u8]| {
        let text = pem_of(der).replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
        let read = PrivateKey::from_pem(&text, Some(PASSPHRASE));
        assert_eq!(read.is_ok(), der == self::der_of("pkcs8-pbe-sha1-des3.pem"));
        read.err().map(|error| error.kind().clone())
    };
    assert_eq!(read(&der), None);
    for (at, bytes, kind) in [
        (rounds + 2, [0x00, 0x00], KeyErrorKind::Damaged),
        (rounds + 2, [0xff, 0xff], KeyErrorKind::Damaged),
        (rounds, [0x05, 0x02], KeyErrorKind::Damaged),
        (rounds + 2, [0x00, 0x81], KeyErrorKind::WrongPassphrase),
        (rounds - 2, [0x00, 0x00], KeyErrorKind::WrongPassphrase),
    ] {
        let mut changed = der.clone();
        changed[at..at + 2].copy_from_slice(&bytes);
        assert_eq!(read(&changed), Some(kind), "{bytes:x?} at {at}");
    }
    for cut in 0..der.len().min(80) {
        assert!(read(&der[..cut]).is_some());
    }
}

fn der_of(name: &str) -> Vec<u8> {
    let pem = text(name);
    let body = pem.lines().filter(|line| !line.starts_with("---"));
    STANDARD.decode(body.collect::<String>()).unwrap()
}

#[test]
fn damaged_json_and_xml_are_refused() {
    let (jwk, xml) = (text("jwk.json"), text("dotnet.xml"));
    for (damaged, kind) in [
        (
            jwk.replacen("\"n\": \"", "\"n\": \"!", 1),
            KeyErrorKind::Damaged,
        ),
        (
            jwk.replacen("\"d\": \"", "\"d\": \"\", \"x\": \"", 1),
            KeyErrorKind::Damaged,
        ),
        (jwk[..jwk.len() / 2].to_owned(), KeyErrorKind::NotPem),
        ("{}".to_owned(), KeyErrorKind::NotPem),
        ("{\"kty\": 7}".to_owned(), KeyErrorKind::NotPem),
        ("{\"keys\": []}".to_owned(), KeyErrorKind::NotPem),
        ("[]".to_owned(), KeyErrorKind::NotPem),
        ("[7]".to_owned(), KeyErrorKind::NotPem),
        (
            jwk.replacen("\"RSA\"", "\"rsa\"", 1),
            KeyErrorKind::NotAPrivateKey("a JSON Web Key (JWK) of another kind".to_owned()),
        ),
        (xml.replacen("<Q>", "<R>", 1), KeyErrorKind::Damaged),
        (
            xml.replacen("<Modulus>", "<Modulus>!", 1),
            KeyErrorKind::Damaged,
        ),
        ("<html></html>".to_owned(), KeyErrorKind::NotPem),
        ("<".to_owned(), KeyErrorKind::NotPem),
    ] {
        let error = read(&damaged).unwrap_err();
        assert_eq!(error.kind(), &kind, "{damaged}");
    }
    // Two numbers of the same length in each other's place.
    let swapped = jwk.replace("\"p\"", "\"x\"").replace("\"dp\"", "\"p\"");
    let swapped = swapped.replace("\"x\"", "\"dp\"");
    let error = read(&swapped).unwrap_err();
    assert_eq!(error.kind(), &KeyErrorKind::Inconsistent);
}

/// Whatever is cut off of whatever file, nothing panics, and no part of a key is read as a whole one.
#[test]
fn files_that_are_cut_off_are_refused() {
    for (name, ..) in super::ACCEPTED
        .iter()
        .filter(|(name, ..)| !name.contains("bundle"))
    {
        let whole = super::bytes(name);
        for cut in (0..whole.len() * 9 / 10).step_by(97) {
            let read = PrivateKey::from_bytes(&whole[..cut], Some(PASSPHRASE));
            assert!(read.is_err(), "{name} to byte {cut}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_others_may_read_is_seen() {
    use std::os::unix::fs::PermissionsExt as _;
    let path = std::env::temp_dir().join(format!("flowkit-key-mode-{}", std::process::id()));
    std::fs::write(&path, "x").unwrap();
    for (mode, seen) in [
        (0o600, None),
        (0o400, None),
        (0o644, Some(0o644)),
        (0o604, Some(0o604)),
        (0o620, Some(0o620)),
    ] {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        assert_eq!(PrivateKey::open_to_others(&path), seen, "{mode:o}");
    }
    std::fs::remove_file(&path).unwrap();
    assert_eq!(PrivateKey::open_to_others(&path), None);
    assert_eq!(PrivateKey::open_to_others("/dev/null"), None);
}

/// A vector shorter than the cipher's block is refused, and no panic of a library below.
#[test]
fn a_vector_that_is_too_short_is_damage() {
    let pem = text("pkcs8-pbes2-des3.pem");
    let body: String = pem
        .lines()
        .filter(|line| !line.starts_with("---"))
        .collect();
    let mut der = STANDARD.decode(body).unwrap();
    let cipher = [
        0x30, 0x14, 0x06, 0x08, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x03, 0x07, 0x04, 0x08,
    ];
    let at = der
        .windows(cipher.len())
        .position(|window| window == cipher)
        .unwrap();
    // Two bytes less in the vector, and in all that holds it: the file, the algorithm, its parameters.
    der.drain(at + cipher.len()..at + cipher.len() + 2);
    for length in [3, 5, 18, at + 1, at + 13] {
        der[length] -= 2;
    }
    assert_eq!((der[0], der[4], der[17]), (0x30, 0x30, 0x30));
    let short = pem_of(&der).replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
    let error = PrivateKey::from_pem(&short, Some(PASSPHRASE)).unwrap_err();
    assert_eq!(error.kind(), &KeyErrorKind::Damaged);
    assert!(KeyForm::of(&short).is_err());
}

fn pem_of(der: &[u8]) -> String {
    format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        STANDARD.encode(der)
    )
}

/// Changes one bit in each number of the key in turn.
#[test]
fn numbers_that_do_not_belong_together_are_refused() {
    let pem = text("pkcs1.pem");
    let body: String = pem
        .lines()
        .filter(|line| !line.starts_with("---"))
        .collect();
    let der = STANDARD.decode(body).unwrap();
    // The long numbers of PKCS#1: each is INTEGER, 0x81 or 0x82, length, value.
    let mut numbers = Vec::new();
    let mut at = 4 + 3;
    while at < der.len() {
        let (length, start) = match der[at + 1] {
            0x81 => (usize::from(der[at + 2]), at + 3),
            0x82 => (
                usize::from(der[at + 2]) << 8 | usize::from(der[at + 3]),
                at + 4,
            ),
            short => (usize::from(short), at + 2),
        };
        numbers.push((start, length));
        at = start + length;
    }
    assert_eq!(numbers.len(), 8, "n, e, d, p, q, dp, dq, qinv");
    assert!(PrivateKey::from_pem(&pem_of(&der), None).is_ok());
    for (number, (start, length)) in numbers.into_iter().enumerate() {
        let mut changed = der.clone();
        changed[start + length - 1] ^= 2;
        let error = PrivateKey::from_pem(&pem_of(&changed), None).expect_err("accepted");
        assert_eq!(error.kind(), &KeyErrorKind::Inconsistent, "number {number}");
    }
}

/// A PKCS#1 key of `bits` bits whose numbers are of no use.
fn shell_of_a_key(bits: usize) -> String {
    let integer = |bytes: &[u8]| {
        let mut der = vec![0x02, 0x82];
        der.extend((bytes.len() as u16).to_be_bytes());
        der.extend(bytes);
        der
    };
    let mut modulus = vec![0xff; bits / 8 + 1];
    modulus[0] = (1_u16 << (bits % 8)).wrapping_sub(1) as u8;
    let mut numbers = vec![2, 1, 0];
    numbers.extend(integer(&modulus));
    numbers.extend([2, 1, 3].repeat(7));
    let mut der = vec![0x30, 0x82];
    der.extend((numbers.len() as u16).to_be_bytes());
    der.extend(numbers);
    pem_of(&der)
}

#[test]
fn sizes_have_limits() {
    let kind = |bits| read(&shell_of_a_key(bits)).unwrap_err().kind().clone();
    assert_eq!(kind(2047), KeyErrorKind::TooShort(2047));
    assert_eq!(kind(2048), KeyErrorKind::Inconsistent);
    assert_eq!(kind(8192), KeyErrorKind::Inconsistent);
    assert_eq!(kind(8193), KeyErrorKind::TooLong(8193));
}
