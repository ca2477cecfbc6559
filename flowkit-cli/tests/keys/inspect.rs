//! `flowkit keys inspect`.

use serde_json::json;

use super::support::{Folder, Ran};
use super::{MAIN, PASSPHRASE, PUBLIC_KEY, chmod, nothing_secret, text_of, vector};

pub(super) fn inspect(folder: &Folder, args: &[&str]) -> Ran {
    let mut all = vec!["keys", "inspect"];
    all.extend(args);
    let ran = folder.run_with(&all, b"", &[("PASSPHRASE", PASSPHRASE)]);
    nothing_secret(&ran, folder);
    ran
}

/// What is said of this content.
pub(super) fn inspect_text(content: impl AsRef<[u8]>) -> Ran {
    let folder = Folder::new(&format!("keys-inspect-{:?}", std::thread::current().id()));
    folder.write("key.pem", content);
    chmod(&folder, "key.pem", "600");
    inspect(&folder, &["key.pem"])
}

#[cfg(unix)]
#[test]
fn an_encrypted_key_is_told_in_full() {
    let ran = inspect_text(text_of("pkcs8-pbes2-aes256.pem"));
    ran.ended(0);
    assert_eq!(
        ran.stdout,
        format!(
            "file         key.pem\n\
             holds        an RSA private key\n\
             format       PKCS#8, encrypted (ENCRYPTED PRIVATE KEY)\n\
             encryption   AES-256-CBC, key by PBKDF2 with HMAC-SHA-256, 2048 rounds\n\
             size         2048 bits\n\
             fingerprint  {MAIN}\n\
             mode         600\n\n{PUBLIC_KEY}"
        )
    );
    assert_eq!(ran.stderr, "");
}

#[cfg(unix)]
#[test]
fn programs_get_one_object() {
    let folder = Folder::new("keys-inspect-json");
    folder.write("key.pem", text_of("pkcs8.pem").replace('\n', "\\n"));
    chmod(&folder, "key.pem", "640");
    let ran = inspect(&folder, &["key.pem", "--format", "json"]);
    ran.ended(0);
    assert_eq!(
        ran.json_lines(),
        [json!({
            "file": "key.pem", "holds": "private_key", "format": "PKCS#8 (PRIVATE KEY)", "encryption": null, "bits": 2048,
            "fingerprint": MAIN, "mode": "640", "repairs": ["`\\n` spelled out"], "public_key": PUBLIC_KEY,
            "problems": [{
                "level": "warning",
                "message": "`key.pem` is not encrypted, and others than its owner may read it (mode 640)",
                "help": "`chmod 600 key.pem`; and make a new key if somebody did",
            }],
        })]
    );
}

#[cfg(unix)]
#[test]
fn a_clear_key_that_others_may_read_is_warned_of() {
    let folder = Folder::new("keys-inspect-mode");
    folder.write("clear.pem", text_of("pkcs8.pem"));
    folder.write("encrypted.pem", text_of("pkcs8-pbes2-aes256.pem"));
    for (name, mode, warned) in [
        ("clear.pem", "644", true),
        ("clear.pem", "604", true),
        ("clear.pem", "600", false),
        ("clear.pem", "400", false),
        ("encrypted.pem", "600", false),
        ("encrypted.pem", "644", true),
    ] {
        chmod(&folder, name, mode);
        let ran = inspect(&folder, &[name]);
        ran.ended(0);
        assert!(ran.stdout.contains(&format!("mode         {mode}\n")));
        assert_eq!(ran.stderr.contains("warning"), warned, "{name} {mode}");
    }
}

/// The words are the endpoint's own.
#[test]
fn what_is_wrong_is_said_as_an_endpoint_says_it() {
    let folder = Folder::new("keys-inspect-wrong");
    for name in [
        "not-rsa.pem",
        "rsa1024.pem",
        "refused-ec-sec1.pem",
        "refused-ed25519.pem",
        "refused-rsa-pss.pem",
        "refused-three-primes.pem",
        "refused-legacy-des.pem",
        "refused-pbes1.pem",
        "refused-aria.pem",
        "refused-openssh-ed25519.pem",
        "PASSPHRASE.txt",
    ] {
        let path = vector(name);
        let said = flowkit_runtime::PrivateKey::from_file(&path, Some(PASSPHRASE)).unwrap_err();
        let ran = inspect(&folder, &[path.to_str().unwrap()]);
        ran.ended(1);
        let said = format!("error: `{}` {}\n  = help: ", path.display(), said.problem());
        assert!(ran.stderr.starts_with(&said), "{said}\n{ran:#?}");
    }
    let ran = inspect_text(text_of("pkcs8.pem").replacen("MII", "M!I", 1));
    ran.ended(1);
    assert!(ran.stderr.contains("cut off or damaged"), "{ran:#?}");
}

/// What stands in the lines of the result is never denied by the error below it.
#[test]
fn what_is_said_does_not_contradict_itself() {
    let folder = Folder::new("keys-inspect-contradictions");
    // An EC key within an encryption: `openssl pkcs8 -topk8 -in not-rsa.pem -passout pass:'correct horse'`
    folder.write("ec.pem", ENCRYPTED_EC);
    for (path, holds, status) in [
        (vector("not-rsa.pem"), "no key that can be used", 1),
        (vector("refused-ed25519.pem"), "no key that can be used", 1),
        (vector("rsa1024.pem"), "no key that can be used", 1),
        (folder.path().join("ec.pem"), "no key that can be used", 1),
        (vector("rsa4096.pem"), "an RSA private key", 0),
        (vector("pkcs8-scrypt.pem"), "an RSA private key", 0),
    ] {
        let path = path.to_str().unwrap();
        let ran = inspect(&folder, &[path]);
        ran.ended(status);
        let mut lines = ran.stdout.lines();
        let said = lines.find_map(|line| line.strip_prefix("holds ")).unwrap();
        assert_eq!(said.trim(), holds, "{ran:#?}");
        let accepted = flowkit_runtime::PrivateKey::from_file(path, Some(PASSPHRASE)).is_ok();
        assert_eq!(accepted, status == 0, "an endpoint says the same of {path}");
    }
    // As long as nobody opens it, it may be a key of any kind.
    let ran = folder.run(["keys", "inspect", "ec.pem"]);
    ran.ended(1);
    assert!(
        ran.stdout.contains("an encrypted private key\n"),
        "{ran:#?}"
    );
    assert!(!ran.stdout.contains("RSA"), "{ran:#?}");
}

#[test]
fn passphrases_missing_and_wrong() {
    let folder = Folder::new("keys-inspect-passphrase");
    folder.write("key.pem", text_of("pkcs8-pbes2-aes256.pem"));
    chmod(&folder, "key.pem", "600");
    let ran = folder.run(["keys", "inspect", "key.pem"]);
    ran.ended(1);
    assert!(ran.stdout.contains("AES-256-CBC"), "{ran:#?}");
    assert_eq!(
        ran.stderr,
        "error: `key.pem` holds an encrypted private key, but no passphrase is given\n  = help: set PASSPHRASE, or name a \
         file that holds the passphrase by --passphrase-file\n"
    );
    let wrong = [("PASSPHRASE", "wrong horse")];
    let ran = folder.run_with(&["keys", "inspect", "key.pem"], b"", &wrong);
    ran.ended(1);
    assert!(
        ran.stderr.contains("the passphrase does not open"),
        "{ran:#?}"
    );
    assert!(!format!("{ran:?}").contains("wrong horse"));
    // As an endpoint does: quotes and a line end around it may be there.
    for around in ["\"correct horse\"", "correct horse\n"] {
        let env = [("PASSPHRASE", around)];
        let ran = folder.run_with(&["keys", "inspect", "key.pem"], b"", &env);
        ran.ended(0);
    }
    folder.write("pass.txt", "correct horse\n");
    let args = [
        "keys",
        "inspect",
        "key.pem",
        "--passphrase-file",
        "pass.txt",
    ];
    folder.run_with(&args, b"", &wrong).ended(0);
    // One that is not needed is not asked for, nor read.
    folder.write("clear.pem", text_of("pkcs8.pem"));
    let args = ["keys", "inspect", "clear.pem", "--passphrase-file", "nope"];
    folder.run(args).ended(0);
}

#[test]
fn public_keys() {
    let ran = inspect_text(PUBLIC_KEY);
    ran.ended(0);
    assert!(
        ran.stdout
            .contains("holds        an RSA public key, the part that Meta gets\n")
    );
    assert!(ran.stdout.contains(MAIN));
    assert!(ran.stdout.ends_with(PUBLIC_KEY));
    // Handled by settings and mails.
    for handled in [
        PUBLIC_KEY.replace('\n', "\\n"),
        PUBLIC_KEY.replace('\n', "\r\n"),
        PUBLIC_KEY.replace('\n', " "),
        format!("\"{PUBLIC_KEY}\""),
    ] {
        let ran = inspect_text(handled);
        assert!(ran.ended(0).stdout.contains(MAIN), "{ran:#?}");
    }
    // As a store of secrets, another tool or a shell may have written it.
    let line_end = pkcs8::der::pem::LineEnding::LF;
    let armoured = pkcs8::der::pem::encode_string("X", line_end, PUBLIC_KEY.as_bytes()).unwrap();
    let base64: String = armoured
        .lines()
        .filter(|line| !line.starts_with("---"))
        .collect();
    let marked = format!("\u{feff}{PUBLIC_KEY}");
    let utf_16 = marked.encode_utf16().flat_map(u16::to_le_bytes);
    for handled in [base64.into_bytes(), utf_16.collect()] {
        let ran = inspect_text(handled);
        assert!(ran.ended(0).stdout.ends_with(PUBLIC_KEY), "{ran:#?}");
    }
    let ran = inspect_text(PKCS1_PUBLIC);
    ran.ended(0);
    assert!(ran.stdout.contains("PKCS#1 (RSA PUBLIC KEY)"), "{ran:#?}");
    assert!(ran.stdout.contains(MAIN), "{ran:#?}");
    assert!(ran.stdout.ends_with(PUBLIC_KEY), "it is converted");
    assert!(
        ran.stderr
            .starts_with("warning: `key.pem` is written as PKCS#1, and Meta takes"),
        "{ran:#?}"
    );
    let ran = inspect_text(EC_PUBLIC);
    ran.ended(1);
    assert!(
        ran.stderr.contains("a public key that is not RSA"),
        "{ran:#?}"
    );
    let ran = inspect_text(SHORT_PUBLIC);
    ran.ended(1);
    assert!(
        ran.stderr
            .contains("holds an RSA key of 1024 bits, where 2048 are needed"),
        "{ran:#?}"
    );
}

#[test]
fn standard_input_and_files_that_are_not_there() {
    let folder = Folder::new("keys-inspect-stdin");
    let pem = text_of("pkcs8.pem");
    let ran = folder.run_with(&["keys", "inspect", "-"], pem.as_bytes(), &[]);
    ran.ended(0);
    assert!(ran.stdout.starts_with("file         <stdin>\n"), "{ran:#?}");
    assert!(!ran.stdout.contains("mode"), "{ran:#?}");
    folder.write("private.pem", pem);
    let ran = folder.run(["keys", "inspect", "privat.pem"]);
    ran.ended(2);
    assert_eq!(
        ran.stderr,
        "error: there is no file `privat.pem`; did you mean `private.pem`?\n"
    );
}

/// `openssl rsa -pubin -in public.pem -RSAPublicKey_out`
pub(crate) const PKCS1_PUBLIC: &str = "-----BEGIN RSA PUBLIC KEY-----\n\
MIIBCgKCAQEAyglz9p7b2fnOriYQHxhUZ7d3e19wUilLdKnADdIKVmxffIxH8t6A\n\
OMxQFk4J9bd0aVlUy7RuJ4eQtt8cdSN1JKDmMW4dklrYV8pVTfN5vsrodembI6HD\n\
lTfAGwK4eNrrIgC5XeIWcvyKpmAv46xZvxW+SBFz339nmkej0J3kAo+D8KO0tymw\n\
dcyW7N2EofdnU/uwrSi/YMXuO4ox6WvvvBlkLqdMsopPRx6/4feLBkN2lCVbpTXa\n\
NrWKdL3nPhth/IuTnxV+4u8idLRtJGXYDqnBrHlI2K7SqfJSfhxNnUJ2WEByhWTP\n\
xWKv1aZG5/w7dpX2gB2UdOgd0YvP6GrNYQIDAQAB\n\
-----END RSA PUBLIC KEY-----\n";

/// Of rsa1024.pem.
pub(crate) const SHORT_PUBLIC: &str = "-----BEGIN PUBLIC KEY-----\n\
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQClyyRTbE3irggUDnu5ykFSsiyX\n\
hGT85ch+vBH3vdMEomftOZNemC6s/e9jmnMh0snSeFV6bAYa7rUYtfukx5QErhxp\n\
DEgXM0TBMTkIPS7rm4fBstHqKF3V3KXt4P60VTAe6cgqtlowxeha5kQQWLWzUWj6\n\
F2/wzSuCLiesOqusAwIDAQAB\n\
-----END PUBLIC KEY-----\n";

/// Of not-rsa.pem.
pub(super) const EC_PUBLIC: &str = "-----BEGIN PUBLIC KEY-----\n\
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAElC2Y7DCgKfnPTmpx/NwAfzUrBt6S\n\
gjVnirEbdAQV2cin88HeMEsdLPPp0f04fiXIRUrvXGINVhmBGFGBfr5D5Q==\n\
-----END PUBLIC KEY-----\n";

pub(super) const ENCRYPTED_EC: &str = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n\
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAj5qjqnTfnPIAICCAAw\n\
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEF00mfys0Qzw1HeI6Wd2zJAEgZBW\n\
wTUECLnu9WTMo751aMTcq4LtW8679dd8aLbWMmxrWTnnWL3yJ1dB5qPnaDGUW588\n\
IZEt7uaOV8ZdE4qB6LKBS3nKjwvwmXEmjWbgM0psTlNAlDOX5AAsqnH93vQBUVI1\n\
471DvrTur4U4CnN5PR3L5AUic/dY+CRdX24vU9nj/vzpsDE9ElXyoFC0celsx38=\n\
-----END ENCRYPTED PRIVATE KEY-----\n\
";
