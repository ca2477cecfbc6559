//! The forms of keys that `flowkit keys inspect` reads or names.

use super::inspect::{inspect, inspect_text};
use super::support::Folder;
use super::{MAIN, PUBLIC_KEY, text_of, vector};

#[test]
fn every_private_key_that_an_endpoint_reads_is_read() {
    let folder = Folder::new("keys-inspect-forms");
    for (name, format, bits, status) in [
        ("pkcs1.pem", "PKCS#1 (RSA PRIVATE KEY)", 2048, 0),
        (
            "pkcs1-legacy-des3.pem",
            "PKCS#1, encrypted as before OpenSSL 3 (RSA PRIVATE KEY, DEK-Info)",
            2048,
            0,
        ),
        (
            "pkcs1-legacy-aes256.pem",
            "PKCS#1, encrypted as before OpenSSL 3 (RSA PRIVATE KEY, DEK-Info)",
            2048,
            0,
        ),
        ("pkcs8.pem", "PKCS#8 (PRIVATE KEY)", 2048, 0),
        (
            "pkcs8-scrypt.pem",
            "PKCS#8, encrypted (ENCRYPTED PRIVATE KEY)",
            2048,
            0,
        ),
        ("rsa3072.pem", "PKCS#8 (PRIVATE KEY)", 3072, 0),
        ("rsa4096.pem", "PKCS#8 (PRIVATE KEY)", 4096, 0),
        (
            "pkcs8-pbe-sha1-des3.pem",
            "PKCS#8, encrypted (ENCRYPTED PRIVATE KEY)",
            2048,
            0,
        ),
        (
            "pkcs1-base64-of-der.txt",
            "PKCS#1 (RSA PRIVATE KEY)",
            2048,
            0,
        ),
        (
            "pkcs8-utf16.pem",
            "PKCS#8, encrypted (ENCRYPTED PRIVATE KEY)",
            2048,
            0,
        ),
        ("jwk.json", "JSON Web Key (JWK)", 2048, 0),
        ("dotnet.xml", "XML of .NET (RSAKeyValue)", 2048, 0),
    ] {
        let ran = inspect(
            &folder,
            &[vector(name).to_str().unwrap(), "--format", "json"],
        );
        ran.ended(status);
        let object = &ran.json_lines()[0];
        assert_eq!(object["holds"], "private_key", "{name}");
        assert_eq!(object["format"], format, "{name}");
        assert_eq!(object["bits"], bits, "{name}");
        assert!(object["public_key"].is_string(), "{name}");
        if bits == 2048 {
            assert_eq!(object["fingerprint"], MAIN, "{name}");
        } else {
            let message = object["problems"][0]["message"].as_str().unwrap();
            let said = format!("of {bits} bits: an endpoint decrypts with it, but Meta's guides");
            assert!(message.contains(&said), "{message}");
            assert_eq!(object["problems"][0]["level"], "warning");
        }
    }
}

#[test]
fn what_is_no_key_is_named() {
    for (content, said) in [
        (
            text_of("certificate-not-key.pem"),
            "holds a certificate, where",
        ),
        (
            text_of("refused-request.pem"),
            "holds a certificate request",
        ),
        (
            "-----BEGIN OPENSSH PRIVATE KEY-----\nAA==\n-----END OPENSSH PRIVATE KEY-----\n"
                .to_owned(),
            "holds a private key in OpenSSH's own form",
        ),
        (
            "-----BEGIN EC PARAMETERS-----\nAA==\n-----END EC PARAMETERS-----\n".to_owned(),
            "elliptic curves",
        ),
        (
            "-----BEGIN DH PARAMETERS-----\nAA==\n-----END DH PARAMETERS-----\n".to_owned(),
            "holds a PEM block of another kind",
        ),
        (
            "ssh-rsa AAAAB3NzaC1yc2E me@home\n".to_owned(),
            "form of OpenSSH",
        ),
        ("hello\n".to_owned(), "holds no PEM text"),
        ("\n".to_owned(), "is empty"),
        (
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n".to_owned(),
            "holds a public key that is cut off or damaged",
        ),
    ] {
        let ran = inspect_text(&content);
        ran.ended(1);
        assert!(ran.stderr.contains(said), "{said}\n{ran:#?}");
        assert!(ran.stdout.contains("no key that can be used"), "{ran:#?}");
        assert!(ran.stderr.contains("  = help: "), "{ran:#?}");
    }
}

#[test]
fn der_and_utf_16_are_told_from_text() {
    let mut pfx = vec![0x30, 0x81, 0x84, 0x02, 0x01, 0x03, 0x04, 0x7f];
    pfx.extend([0xff; 0x7f]);
    let utf_16: Vec<u8> = "\u{feff}-----BEGIN"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, said) in [
        (pfx, "a PKCS#12 store"),
        (utf_16, "holds no PEM text"),
        (vec![0xff; 40], "holds no PEM text"),
    ] {
        let ran = inspect_text(bytes);
        ran.ended(1);
        assert!(ran.stderr.contains(said), "{said}\n{ran:#?}");
        assert!(ran.stderr.contains("  = help: "), "{ran:#?}");
    }
}

#[test]
fn der_is_read_and_what_cannot_hold_it_is_said() {
    let der = |pem: &str| pkcs8::der::pem::decode_vec(pem.as_bytes()).unwrap().1;
    for name in ["pkcs8.pem", "pkcs1.pem", "pkcs8-pbes2-aes256.pem"] {
        let ran = inspect_text(der(&text_of(name)));
        ran.ended(0);
        assert!(ran.stdout.contains(MAIN), "{ran:#?}");
        assert!(ran.stdout.contains("made good    bytes (DER)"), "{ran:#?}");
        assert!(
            ran.stderr.contains("warning: `key.pem` is no text")
                && ran.stderr.contains("`openssl base64 -A -in key.pem`"),
            "{ran:#?}"
        );
    }
    let ran = inspect_text(der(PUBLIC_KEY));
    ran.ended(0);
    assert!(ran.stdout.ends_with(PUBLIC_KEY), "{ran:#?}");
    let bare: String = PUBLIC_KEY
        .lines()
        .filter(|line| !line.starts_with("---"))
        .collect();
    let ran = inspect_text(bare);
    ran.ended(0);
    assert!(ran.stdout.ends_with(PUBLIC_KEY), "{ran:#?}");
}

/// What is converted by another program is named, with the command and the file.
#[test]
fn forms_of_other_programs_get_the_command_that_converts_them() {
    let folder = Folder::new("keys-inspect-foreign");
    for (name, command) in [
        (
            "refused-openssh.pem",
            "`install -m 600 {} private.pem && ssh-keygen -p -m PKCS8 -f private.pem`",
        ),
        (
            "refused-putty.ppk",
            "`puttygen {} -O private-openssh -o private.pem`",
        ),
        (
            "refused-store.p12",
            "`openssl pkcs12 -in {} -nocerts -out private.pem`",
        ),
        (
            "refused-java.jks",
            "`keytool -importkeystore -srckeystore {} ",
        ),
        ("refused-jwk-public.json", "or name the private key"),
        ("refused-openssh-public.txt", "`ssh-keygen -e -m PKCS8"),
    ] {
        let path = vector(name).display().to_string();
        let ran = inspect(&folder, &[&path]);
        ran.ended(1);
        let command = command.replace("{}", &path);
        assert!(ran.stderr.contains(&command), "{command}\n{ran:#?}");
        assert!(ran.stdout.contains("no key that can be used"), "{ran:#?}");
    }
    let stdin = std::fs::read(vector("refused-store.p12")).unwrap();
    let ran = folder.run_with(&["keys", "inspect", "-"], &stdin, &[]);
    ran.ended(1);
    assert!(ran.stderr.contains("pkcs12 -in FILE"), "{ran:#?}");
}
