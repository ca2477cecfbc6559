//! `flowkit keys status`.

use flowkit_fake_graph::keys::{self, MISMATCH};
use flowkit_fake_graph::{Answer, Fake};
use serde_json::json;

use super::{GET, MAIN, OTHER, PASSPHRASE, PUBLIC_KEY, VALID, folder, registered, run, text_of};

#[test]
fn a_good_key() {
    let (fake, folder) = (Fake::start_in_background(), folder("status-good"));
    registered(&fake, PUBLIC_KEY, VALID);
    let sheet = format!(
        "phone number  700\nkey           {MAIN}\nsize          2048 bits\nstatus        VALID\n"
    );
    let ran = run(&folder, &fake, &["keys", "status"], "", &[]);
    ran.ended(0);
    assert_eq!((ran.stdout, ran.stderr.as_str()), (sheet.clone(), ""));
    let ran = run(&folder, &fake, &["keys", "status", "public.pem"], "", &[]);
    ran.ended(0);
    assert_eq!(
        ran.stdout,
        format!("{sheet}compared      the same key as that of public.pem\n")
    );
    assert_eq!(fake.calls(), [GET, GET]);
}

#[test]
fn programs_get_one_object() {
    let (fake, folder) = (Fake::start_in_background(), folder("status-json"));
    registered(&fake, PUBLIC_KEY, VALID);
    let args = ["keys", "status", "other.pem", "--format", "json"];
    let ran = run(&folder, &fake, &args, "", &[]);
    ran.ended(1);
    assert_eq!(
        ran.json_lines(),
        [json!({
            "phone_number_id": "700", "fingerprint": MAIN, "status": "VALID", "valid": true, "bits": 2048,
            "public_key": PUBLIC_KEY, "compared_with": "other.pem", "same": false,
        })]
    );
    let none = Answer::json(&json!({ "data": [] }));
    fake.answers([none]);
    let args = ["keys", "status", "--format", "json"];
    let ran = run(&folder, &fake, &args, "", &[]);
    ran.ended(1);
    assert_eq!(
        ran.json_lines(),
        [json!({
            "phone_number_id": "700", "fingerprint": null, "status": null, "valid": false, "bits": null,
            "public_key": null, "compared_with": null, "same": null,
        })]
    );
}

#[test]
fn no_key_at_all() {
    let (fake, folder) = (Fake::start_in_background(), folder("status-none"));
    // Meta's blank key, with and without the MISMATCH that is said to come with it.
    for status in [None, Some(MISMATCH)] {
        if let Some(status) = status {
            let state = &mut fake.lock().state;
            let number = "700".to_owned();
            state.key_statuses.insert(number, status.to_owned());
        }
        let ran = run(&folder, &fake, &["keys", "status", "public.pem"], "", &[]);
        ran.ended(1);
        assert_eq!(ran.stdout, "phone number  700\nkey           none\n");
        assert_eq!(
            ran.stderr,
            "error: phone number 700 has no key, so no flow with an endpoint works from it\n  = help: upload one: `flowkit \
             keys upload public.pem`\n"
        );
    }
}

#[test]
fn a_mismatch_is_explained() {
    let (fake, folder) = (Fake::start_in_background(), folder("status-mismatch"));
    registered(&fake, PUBLIC_KEY, MISMATCH);
    let ran = run(&folder, &fake, &["keys", "status", "public.pem"], "", &[]);
    ran.ended(1);
    assert!(ran.stdout.contains("status        MISMATCH\n"), "{ran:#?}");
    assert!(ran.stdout.contains("the same key as"), "{ran:#?}");
    assert_eq!(
        ran.stderr,
        "error: status MISMATCH: Meta's signature of this key is not right, so phones do not take it. That happens when the \
         number is registered again. It does not mean that the endpoint has another private key: Meta never sees that one\n  \
         = help: upload it again: `flowkit keys upload public.pem`\n"
    );
}

#[test]
fn other_statuses_and_none() {
    let (fake, folder) = (Fake::start_in_background(), folder("status-other"));
    registered(&fake, PUBLIC_KEY, "PENDING\u{1b}[2J");
    let ran = run(&folder, &fake, &["keys", "status"], "", &[]);
    ran.ended(1);
    assert!(ran.stderr.contains("status PENDING"), "{ran:#?}");
    assert!(!format!("{}{}", ran.stdout, ran.stderr).contains('\u{1b}'));
    fake.answers([Answer::json(&json!({ "business_public_key": PUBLIC_KEY }))]);
    let ran = run(&folder, &fake, &["keys", "status"], "", &[]);
    ran.ended(1);
    assert!(
        ran.stderr.contains("Meta says no status of this key"),
        "{ran:#?}"
    );
    registered(&fake, "rubbish", VALID);
    let ran = run(&folder, &fake, &["keys", "status"], "", &[]);
    ran.ended(1);
    assert!(ran.stderr.contains("is no RSA key"), "{ran:#?}");
}

#[test]
fn another_key_is_a_finding() {
    let (fake, folder) = (Fake::start_in_background(), folder("status-another"));
    registered(&fake, &folder.read("other-public.pem"), VALID);
    folder.write(
        "flowkit.toml",
        "default-environment = \"staging\"\n\
         [environments.staging]\npublic-key = \"public.pem\"\n\
         [environments.production]\npublic-key = \"other-public.pem\"\n",
    );
    let ran = run(&folder, &fake, &["keys", "status"], "", &[]);
    ran.ended(1);
    assert!(
        ran.stdout
            .ends_with("compared      another key than that of public.pem\n"),
        "{ran:#?}"
    );
    assert!(
        ran.stderr.starts_with(&format!(
            "error: Meta has another key than that of public.pem, which is {MAIN}; it is the one of environment \
             `production` (other-public.pem)\n  = help: is the phone number the right one?"
        )),
        "{ran:#?}"
    );
    let args = ["keys", "status", "--env", "production"];
    run(&folder, &fake, &args, "", &[]).ended(0);
    // A file that is named goes before the environment's.
    run(&folder, &fake, &["keys", "status", "other.pem"], "", &[]).ended(0);
}

#[test]
fn compared_with_the_key_of_an_endpoint_s_variables() {
    let (fake, folder) = (Fake::start_in_background(), folder("status-variable"));
    registered(&fake, PUBLIC_KEY, VALID);
    let key = text_of("pkcs8-pbes2-aes256.pem").replace('\n', "\\n");
    let env = [("PRIVATE_KEY", key.as_str()), ("PASSPHRASE", PASSPHRASE)];
    let ran = run(&folder, &fake, &["keys", "status"], "", &env);
    ran.ended(0);
    assert!(
        ran.stdout
            .ends_with("the same key as that of the variable PRIVATE_KEY\n"),
        "{ran:#?}"
    );
    let other = text_of("other-pkcs8.pem");
    let ran = run(
        &folder,
        &fake,
        &["keys", "status"],
        "",
        &[("PRIVATE_KEY", &other)],
    );
    ran.ended(1);
    assert!(ran.stderr.contains(OTHER), "{ran:#?}");
    assert!(!ran.stderr.contains("upload the variable"), "{ran:#?}");
    let calls = fake.calls().len();
    let ran = run(
        &folder,
        &fake,
        &["keys", "status"],
        "",
        &[("PRIVATE_KEY", &key)],
    );
    ran.ended(2);
    assert!(
        ran.stderr
            .contains("the variable `PRIVATE_KEY` holds an encrypted private key"),
        "{ran:#?}"
    );
    assert_eq!(fake.calls().len(), calls);
}

#[test]
fn refusals_of_meta() {
    let (fake, folder) = (Fake::start_in_background(), folder("status-refused"));
    for answer in [
        keys::no_permission(),
        keys::unknown_number(),
        keys::not_eligible(),
    ] {
        fake.answers([answer]);
        let ran = run(&folder, &fake, &["keys", "status"], "", &[]);
        ran.ended(3);
        assert_eq!(ran.stdout, "");
        assert!(ran.stderr.contains("  = help: "), "{ran:#?}");
    }
    let args = ["keys", "status", "--phone-number-id", "77"];
    let ran = run(&folder, &fake, &args, "", &[]);
    ran.ended(3);
    assert!(ran.stderr.contains("phone number 77"), "{ran:#?}");
}
