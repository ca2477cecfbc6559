//! `flowkit keys upload`.

use flowkit_fake_graph::keys::{self, MISMATCH};
use flowkit_fake_graph::{Fake, Fault};
use serde_json::json;

use super::{
    GET, MAIN, OTHER, PASSPHRASE, POST, PUBLIC_KEY, VALID, assert_nothing_private_was_sent, chmod,
    folder, registered, registered_now, run, text_of,
};

#[test]
fn the_first_key_of_a_number() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-first"));
    let ran = run(&folder, &fake, &["keys", "upload", "public.pem"], "", &[]);
    ran.ended(0);
    assert_eq!(
        ran.stdout,
        format!("phone number  700\nkey           {MAIN}\nstatus        VALID\n")
    );
    assert_eq!(
        ran.stderr, "",
        "nothing is asked, since nothing is replaced"
    );
    assert_eq!(registered_now(&fake).as_deref(), Some(PUBLIC_KEY));
    assert_eq!(fake.calls(), [GET, POST, GET]);
}

#[test]
fn of_a_private_key_only_the_public_part_leaves() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-private"));
    let env = [("PASSPHRASE", PASSPHRASE)];
    for name in ["private.pem", "other.pem"] {
        let args = ["keys", "upload", name, "--yes"];
        run(&folder, &fake, &args, "", &env).ended(0);
    }
    assert_nothing_private_was_sent(&fake, &folder);
    let other = folder.read("other-public.pem");
    assert_eq!(registered_now(&fake), Some(other));
    // Without the passphrase, nothing is called.
    let calls = fake.calls().len();
    let ran = run(&folder, &fake, &["keys", "upload", "private.pem"], "", &[]);
    ran.ended(2);
    assert!(ran.stderr.contains("no passphrase is given"), "{ran:#?}");
    assert_eq!(fake.calls().len(), calls);
}

#[test]
fn a_public_key_is_sent_in_the_form_that_meta_takes() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-forms"));
    for handled in [
        PUBLIC_KEY.replace('\n', "\r\n"),
        PUBLIC_KEY.replace('\n', "\\n"),
        super::inspect::PKCS1_PUBLIC.to_owned(),
    ] {
        fake.lock().state.keys.insert("700".to_owned(), None);
        folder.write("public.pem", handled);
        run(&folder, &fake, &["keys", "upload", "public.pem"], "", &[]).ended(0);
        assert_eq!(registered_now(&fake).as_deref(), Some(PUBLIC_KEY));
    }
}

#[test]
fn a_key_that_is_there_is_not_uploaded_again() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-there"));
    // Meta may break its lines as it likes.
    registered(
        &fake,
        &format!("{}\n", PUBLIC_KEY.replace('\n', "\r\n")),
        VALID,
    );
    let args = ["keys", "upload", "public.pem"];
    let ran = run(&folder, &fake, &args, "", &[]);
    ran.ended(0);
    assert_eq!(
        ran.stderr,
        "Meta has this key already: nothing was uploaded\n"
    );
    let args = ["keys", "upload", "public.pem", "--format", "json"];
    let ran = run(&folder, &fake, &args, "", &[]);
    ran.ended(0);
    assert_eq!(
        ran.json_lines(),
        [json!({
            "phone_number_id": "700", "fingerprint": MAIN, "status": "VALID", "valid": true, "uploaded": false,
            "replaced": null,
        })]
    );
    assert_eq!(fake.calls(), [GET, GET]);
}

#[test]
fn a_mismatch_is_mended_by_the_same_key_without_a_question() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-mismatch"));
    registered(&fake, PUBLIC_KEY, MISMATCH);
    let ran = run(&folder, &fake, &["keys", "upload", "public.pem"], "", &[]);
    ran.ended(0);
    assert!(ran.stdout.contains("status        VALID\n"), "{ran:#?}");
    assert_eq!(
        ran.stderr,
        "Meta has this key, but its status is MISMATCH: it is uploaded again\n"
    );
    assert_eq!(fake.calls(), [GET, POST, GET]);
}

#[test]
fn a_key_that_stays_a_mismatch_is_a_finding() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-stays"));
    fake.lock().state.status_of_uploads = MISMATCH.to_owned();
    let ran = run(&folder, &fake, &["keys", "upload", "public.pem"], "", &[]);
    ran.ended(1);
    assert!(ran.stdout.contains("status        MISMATCH\n"), "{ran:#?}");
    assert!(
        ran.stderr.starts_with(
            "error: status MISMATCH: Meta's signature of this key is not right, so phones do not take it."
        ),
        "{ran:#?}"
    );
    assert!(ran.stderr.contains("Meta never sees that one"), "{ran:#?}");
    assert!(ran.stderr.ends_with("`flowkit keys upload public.pem`\n"));
    assert_eq!(fake.calls(), [GET, POST, GET, GET, GET], "it looks again");
}

#[test]
fn another_key_is_replaced_only_on_yes() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-replace"));
    let other = folder.read("other-public.pem");
    registered(&fake, &other, VALID);
    for (answer, message) in [
        ("n\n", "not confirmed: nothing was done"),
        ("\n", "not confirmed: nothing was done"),
        ("", "nobody confirmed: nothing was done"),
    ] {
        let ran = run(
            &folder,
            &fake,
            &["keys", "upload", "public.pem"],
            answer,
            &[],
        );
        ran.ended(4);
        assert_eq!(ran.stdout, "");
        assert!(
            ran.stderr.starts_with(&format!(
                "warning: phone number 700 has another key, {OTHER}. The upload replaces it at once by {MAIN}: phones \
                 encrypt with the new one from then on, so the endpoint must decrypt with both already (`flowkit keys \
                 rotate` guides through that)\nReplace it now? [y/N] "
            )),
            "{ran:#?}"
        );
        assert!(ran.stderr.contains(message), "{ran:#?}");
    }
    assert_eq!(fake.calls(), [GET, GET, GET], "nothing was sent");
    assert_eq!(registered_now(&fake), Some(other.clone()));

    let ran = run(
        &folder,
        &fake,
        &["keys", "upload", "public.pem"],
        "y\n",
        &[],
    );
    ran.ended(0);
    assert!(
        ran.stdout.ends_with(&format!("replaced      {OTHER}\n")),
        "{ran:#?}"
    );
    let args = [
        "keys",
        "upload",
        "other-public.pem",
        "--yes",
        "--format",
        "json",
    ];
    let ran = run(&folder, &fake, &args, "", &[]);
    ran.ended(0);
    assert_eq!(
        ran.json_lines(),
        [json!({
            "phone_number_id": "700", "fingerprint": OTHER, "status": "VALID", "valid": true, "uploaded": true,
            "replaced": MAIN,
        })]
    );
    assert!(!ran.stderr.contains("[y/N]"), "{ran:#?}");
    assert_eq!(registered_now(&fake), Some(other));
}

#[test]
fn it_says_whose_key_would_be_replaced() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-owner"));
    registered(&fake, &folder.read("other-public.pem"), VALID);
    folder.write(
        "flowkit.toml",
        "default-environment = \"staging\"\n\
         [environments.staging]\npublic-key = \"public.pem\"\n\
         [environments.production]\npublic-key = \"other-public.pem\"\n",
    );
    // The environment's own key, since no file is named.
    let ran = run(&folder, &fake, &["keys", "upload"], "n\n", &[]);
    ran.ended(4);
    assert!(
        ran.stderr.contains(&format!(
            "another key, {OTHER} (it is the one of environment `production` (other-public.pem))"
        )),
        "{ran:#?}"
    );
}

#[test]
fn what_meta_has_may_be_no_key_at_all() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-garbage"));
    registered(
        &fake,
        "-----BEGIN PUBLIC KEY-----\nAA==\n-----END PUBLIC KEY-----\n",
        VALID,
    );
    let ran = run(
        &folder,
        &fake,
        &["keys", "upload", "public.pem"],
        "y\n",
        &[],
    );
    ran.ended(0);
    assert!(
        ran.stderr.contains("has something that is no RSA key"),
        "{ran:#?}"
    );
}

#[test]
fn each_refusal_of_meta() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-refused"));
    for (answer, said, help) in [
        (
            keys::no_permission(),
            "cannot get the public key of phone number 700: (#200) Permission Denied (code 200, subcode 1349174",
            "the token lacks a permission",
        ),
        (
            keys::unknown_number(),
            "(#803) Some of the aliases you requested do not exist",
            "the id does not exist",
        ),
        (
            keys::not_eligible(),
            "(#100) Phone number is not eligible",
            "registered with the Cloud API",
        ),
    ] {
        fake.answers([answer]);
        let ran = run(&folder, &fake, &["keys", "upload", "public.pem"], "", &[]);
        ran.ended(3);
        assert!(
            ran.stderr.contains(said) && ran.stderr.contains(help),
            "{ran:#?}"
        );
        assert_eq!(ran.stdout, "");
    }
    assert_eq!(fake.calls(), [GET, GET, GET]);

    let read = flowkit_fake_graph::Answer::json(&json!({ "data": [] }));
    fake.answers([read, keys::invalid_key()]);
    let ran = run(&folder, &fake, &["keys", "upload", "public.pem"], "", &[]);
    ran.ended(3);
    assert!(
        ran.stderr.contains("(#100) Business public key is invalid"),
        "{ran:#?}"
    );
    assert!(
        ran.stderr.contains("2048-bit RSA key, as PEM (SPKI)"),
        "{ran:#?}"
    );
}

#[test]
fn a_key_of_another_size_is_meta_s_to_judge() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-size"));
    folder.write("large.pem", text_of("rsa3072.pem"));
    chmod(&folder, "large.pem", "600");
    let ran = run(&folder, &fake, &["keys", "upload", "large.pem"], "", &[]);
    ran.ended(3);
    assert!(
        ran.stderr.starts_with(
            "warning: `large.pem` holds an RSA key of 3072 bits: an endpoint decrypts with it, but Meta's guides make 2048 alone\n"
        ),
        "{ran:#?}"
    );
    assert_eq!(registered_now(&fake), None);
}

#[test]
fn a_broken_connection_leaves_open_what_happened() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-broken"));
    let read = flowkit_fake_graph::Answer::json(&json!({ "data": [] }));
    fake.faults([Fault::Answer(read), Fault::CarryOutAndClose]);
    let ran = run(&folder, &fake, &["keys", "upload", "public.pem"], "", &[]);
    ran.ended(2);
    assert!(
        ran.stderr.contains(
            "Meta may have it all the same: `flowkit keys status public.pem` tells, and the same command can be run again"
        ),
        "{ran:#?}"
    );
    let ran = run(&folder, &fake, &["keys", "upload", "public.pem"], "", &[]);
    ran.ended(0);
    assert!(ran.stderr.contains("nothing was uploaded"), "{ran:#?}");
}

#[test]
fn somebody_else_uploads_at_the_same_time() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-race"));
    let none = flowkit_fake_graph::Answer::json(&json!({ "data": [] }));
    let other = flowkit_fake_graph::Answer::json(&json!({
        "business_public_key": folder.read("other-public.pem"),
        "business_public_key_signature_status": "VALID",
    }));
    let success = flowkit_fake_graph::Answer::success();
    fake.answers([none, success, other.clone(), other.clone(), other]);
    let ran = run(&folder, &fake, &["keys", "upload", "public.pem"], "", &[]);
    ran.ended(2);
    assert!(
        ran.stderr
            .contains("answers with another one when it is asked for it"),
        "{ran:#?}"
    );
}
