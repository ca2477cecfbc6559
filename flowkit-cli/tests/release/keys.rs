//! The public key of the phone number.

use flowkit_fake_graph::keys::MISMATCH;
use flowkit_fake_graph::{Answer, Fault, NUMBER};

use crate::{
    FINGERPRINT, KEY, OTHER_FINGERPRINT, OTHER_KEY, answering, changing, edit, forget_calls,
    project, release, released, server,
};

const UPLOAD: &str = "POST /700/whatsapp_business_encryption";

#[test]
fn another_key_is_replaced_only_after_a_question_of_its_own() {
    let (folder, fake) = (project("release-key"), server());
    released(&folder, &fake);
    folder.write("keys/public.pem", OTHER_KEY);
    let question = format!(
        "Release to `staging`? [y/N] \nWhatsApp will encrypt for {OTHER_FINGERPRINT} instead of {FINGERPRINT} at once: an \
         endpoint that does not decrypt with the new key is cut off. Replace the key of phone number 700? [y/N] "
    );
    let ran = answering(&folder, &fake, &[], "y\nn\n");
    ran.ended(4);
    assert!(ran.stderr.starts_with(&question), "{}", ran.stderr);
    let planned = format!(
        "~ register  keys/public.pem with phone number 700\n    {OTHER_FINGERPRINT}, in place of {FINGERPRINT}\n"
    );
    assert!(ran.stdout.contains(&planned), "{}", ran.stdout);
    assert_eq!(changing(&fake), [""; 0]);
    answering(&folder, &fake, &[], "y\ny\n").ended(0);
    assert_eq!(changing(&fake), [UPLOAD]);
    assert!(folder.read("flowkit.lock").contains(OTHER_FINGERPRINT));
    forget_calls(&fake);

    // Somebody else puts another one there.
    fake.lock()
        .state
        .keys
        .insert(NUMBER.to_owned(), Some(KEY.to_owned()));
    let ran = release(&folder, &fake, &["--dry-run"]);
    let warning = "warning: the last release left `keys/public.pem` with phone number 700, and somebody has replaced it since";
    assert!(ran.ended(0).stderr.contains(warning), "{}", ran.stderr);
    release(&folder, &fake, &["--yes"]).ended(0);
    assert_eq!(changing(&fake), [UPLOAD]);
}

#[test]
fn the_same_key_in_other_lines_is_the_same() {
    let (folder, fake) = (project("release-key-same"), server());
    released(&folder, &fake);
    let (head, rest) = KEY.split_once('\n').unwrap();
    let (body, foot) = rest.split_once("-----END").unwrap();
    let one_line = format!("{head}\r\n{}\r\n-----END{foot}", body.replace('\n', ""));
    fake.lock()
        .state
        .keys
        .insert(NUMBER.to_owned(), Some(one_line));
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(0);
    assert_eq!(ran.stderr, "nothing to change in `staging`\n");
    assert_eq!(changing(&fake), [""; 0]);
}

#[test]
fn a_mismatched_key_is_registered_again_unasked() {
    let (folder, fake) = (project("release-mismatch"), server());
    released(&folder, &fake);
    fake.lock()
        .state
        .key_statuses
        .insert(NUMBER.to_owned(), MISMATCH.to_owned());
    let ran = answering(&folder, &fake, &[], "y\n");
    ran.ended(0);
    assert!(
        ran.stdout
            .contains("again, because Meta does not say VALID of it"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stderr
            .contains("Meta never sees that one; it is registered again"),
        "{}",
        ran.stderr
    );
    assert_eq!(changing(&fake), [UPLOAD]);
}

#[test]
fn a_key_that_is_not_valid_after_its_upload_stops_the_release() {
    let (folder, fake) = (project("release-not-valid"), server());
    fake.lock().state.status_of_uploads = MISMATCH.to_owned();
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(1);
    assert!(
        ran.stderr
            .contains("error: after the upload of `keys/public.pem`: status MISMATCH"),
        "{}",
        ran.stderr
    );
    assert_eq!(changing(&fake).last().unwrap(), UPLOAD);
    assert!(!folder.read("flowkit.lock").contains("public-key"));
}

/// Meta says that it took the key, and has the old one.
#[test]
fn a_key_that_is_not_there_after_its_upload_stops_the_release() {
    let (folder, fake) = (project("release-not-there"), server());
    released(&folder, &fake);
    folder.write("keys/public.pem", OTHER_KEY);
    release(&folder, &fake, &["--dry-run"]).ended(0);
    let looks = fake.calls().len();
    fake.faults((0..looks).map(|_| Fault::Pass));
    fake.answers([Answer::json(&serde_json::json!({ "success": true }))]);
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(1);
    let said = "error: phone number 700 does not have `keys/public.pem` after its upload\n";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    assert!(folder.read("flowkit.lock").contains(FINGERPRINT));
}

#[test]
fn a_missing_key_stops_only_a_publication() {
    let (folder, fake) = (project("release-no-key"), server());
    edit(
        &folder,
        "flowkit.toml",
        "public-key = \"keys/public.pem\"",
        "",
    );
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(1);
    assert_eq!(
        ran.stderr,
        "error: phone number 700 has no key, so no flow with an endpoint works from it\n  \
           = help: name the endpoint's public key in flowkit.toml (`public-key`), or upload it by `flowkit keys upload`\n"
    );
    assert_eq!(changing(&fake), [""; 0]);
    let ran = release(&folder, &fake, &["--yes", "--flow", "question"]);
    ran.ended(0);
    fake.lock()
        .state
        .keys
        .insert(NUMBER.to_owned(), Some(KEY.to_owned()));
    release(&folder, &fake, &["--yes"]).ended(0);
    assert!(!changing(&fake).contains(&UPLOAD.to_owned()));
}

#[test]
fn a_key_no_longer_configured_leaves_the_lock_file() {
    let (folder, fake) = (project("release-no-key-more"), server());
    released(&folder, &fake);
    assert!(folder.read("flowkit.lock").contains(FINGERPRINT));
    edit(
        &folder,
        "flowkit.toml",
        "public-key = \"keys/public.pem\"",
        "",
    );
    release(&folder, &fake, &[]).ended(0);
    let lock = folder.read("flowkit.lock");
    assert!(
        !lock.contains("public-key") && !lock.contains("phone-number-id"),
        "{lock}"
    );
    assert_eq!(changing(&fake), [""; 0]);
}

#[test]
fn only_a_public_rsa_key_that_an_endpoint_can_have_will_do() {
    let private = "-----BEGIN PRIVATE KEY-----\nMIISECRET\n-----END PRIVATE KEY-----\n";
    let cases = [
        (
            private,
            "is a private key, which nobody may have but the endpoint",
        ),
        ("hello", "holds no PEM text (`-----BEGIN PUBLIC KEY-----`)"),
        (
            SHORT_PUBLIC,
            "holds an RSA key of 1024 bits, where 2048 are needed",
        ),
        (
            include_str!("../documents/ec-public.pem"),
            "holds a public key that is not RSA",
        ),
    ];
    for (pem, said) in cases {
        let (folder, fake) = (project("release-bad-key"), server());
        folder.write("keys/public.pem", pem);
        let ran = release(&folder, &fake, &["--yes"]);
        ran.ended(2);
        let error = format!("error: `keys/public.pem` {said}\n");
        assert!(ran.stderr.starts_with(&error), "{}", ran.stderr);
        assert!(!ran.stderr.contains("MIISECRET"));
        assert_eq!(fake.calls(), [""; 0]);
    }
    let (folder, fake) = (project("release-missing-key"), server());
    edit(
        &folder,
        "flowkit.toml",
        "keys/public.pem",
        "keys/pubilc.pem",
    );
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(2);
    assert!(
        ran.stderr
            .contains("error: `public-key` of flowkit.toml: there is no file `keys/pubilc.pem`; did you mean `keys/public.pem`?"),
        "{}",
        ran.stderr
    );
}

/// The same file as `flowkit keys inspect` reads is the same key here.
#[test]
fn a_public_key_in_another_form_is_read() {
    let der = pkcs8::der::pem::decode_vec(crate::KEY.as_bytes())
        .unwrap()
        .1;
    let marked = format!("\u{feff}{}", crate::KEY);
    let utf_16: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [der, utf_16] {
        let (folder, fake) = (project("release-key-form"), server());
        folder.write("keys/public.pem", bytes);
        let ran = release(&folder, &fake, &["--dry-run"]);
        ran.ended(0);
        assert!(ran.stdout.contains(crate::FINGERPRINT), "{ran:#?}");
    }
    let private = include_bytes!("../../../flowkit-runtime/tests/vectors/keys/pkcs8.der");
    let (folder, fake) = (project("release-key-private"), server());
    folder.write("keys/public.pem", private);
    let ran = release(&folder, &fake, &["--dry-run"]);
    ran.ended(2);
    assert!(ran.stderr.contains("is a private key"), "{ran:#?}");
    assert_eq!(fake.calls(), [""; 0]);
}

/// Whether Meta takes a larger key is for Meta to say: an endpoint does.
#[test]
fn a_larger_key_is_warned_of_and_goes_out() {
    let (folder, fake) = (project("release-large-key"), server());
    folder.write(
        "keys/public.pem",
        include_str!("../documents/long-public.pem"),
    );
    let ran = release(&folder, &fake, &["--dry-run"]);
    ran.ended(0);
    assert!(
        ran.stderr
            .contains("warning: `keys/public.pem` holds an RSA key of 3072 bits: an endpoint"),
        "{}",
        ran.stderr
    );
}

/// `openssl rsa -in rsa1024.pem -pubout`
const SHORT_PUBLIC: &str = "-----BEGIN PUBLIC KEY-----\n\
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQClyyRTbE3irggUDnu5ykFSsiyX\n\
hGT85ch+vBH3vdMEomftOZNemC6s/e9jmnMh0snSeFV6bAYa7rUYtfukx5QErhxp\n\
DEgXM0TBMTkIPS7rm4fBstHqKF3V3KXt4P60VTAe6cgqtlowxeha5kQQWLWzUWj6\n\
F2/wzSuCLiesOqusAwIDAQAB\n\
-----END PUBLIC KEY-----\n";
