//! `flowkit keys rotate`.

use flowkit_fake_graph::Fake;
use flowkit_fake_graph::keys::MISMATCH;
use flowkit_runtime::PrivateKey;
use serde_json::json;

use super::support::{Folder, Ran};
use super::{
    GET, MAIN, OTHER, POST, PUBLIC_KEY, VALID, assert_nothing_private_was_sent, folder, registered,
    registered_now, run,
};

const SECRET: &str = "pass phrase of the new key";
const LAST: &str = "5  the endpoint keeps the old key, public.pem, until every other phone number that uses it has the new one, \
    and for a day at least, since phones keep a key that they have\n   while its log says `decrypted with another key than \
    the first`, some still do; when it no longer does, deploy without that key\n   a phone that comes later still gets \
    status 421, fetches the new key and tries again\n";

/// From `public.pem` to `other.pem`, or as the arguments say.
fn rotate(folder: &Folder, fake: &Fake, args: &[&str], answers: &str) -> Ran {
    let mut all = vec!["keys", "rotate", "--old", "public.pem"];
    all.extend(args);
    let ran = run(folder, fake, &all, answers, &[("PASSPHRASE", SECRET)]);
    assert!(!format!("{ran:?}").contains(SECRET), "{ran:#?}");
    ran
}

fn steps_1_and_2() -> String {
    format!(
        "1  the new key is beside the old one\n     old  {MAIN}  public.pem\n     new  {OTHER}  other.pem\n\
         2  the endpoint has to decrypt with both before the new key is uploaded:\n     \
         .private_key(PrivateKey::from_env()?) // PRIVATE_KEY, PASSPHRASE: of other.pem\n     \
         .private_key(PrivateKey::from_env_vars(\"OLD_PRIVATE_KEY\", \"OLD_PASSPHRASE\")?) // of public.pem\n"
    )
}

#[test]
fn it_guides_from_the_old_key_to_the_new_one() {
    let (fake, folder) = (Fake::start_in_background(), folder("rotate"));
    registered(&fake, PUBLIC_KEY, VALID);
    let ran = rotate(&folder, &fake, &["--new", "other.pem"], "y\n");
    ran.ended(0);
    assert_eq!(
        ran.stderr,
        format!(
            "{}   Is that deployed, wherever the endpoint runs? [y/N] \n3-4  Meta has the new key and signed it: phones \
             encrypt with it from now on\n{LAST}",
            steps_1_and_2()
        )
    );
    assert_eq!(
        ran.stdout,
        format!("phone number  700\nkey           {OTHER}\nstatus        VALID\n")
    );
    assert_eq!(registered_now(&fake), Some(folder.read("other-public.pem")));
    assert_eq!(fake.calls(), [GET, POST, GET]);
    assert_nothing_private_was_sent(&fake, &folder);
}

#[test]
fn nothing_is_uploaded_before_the_endpoint_decrypts_with_both() {
    let (fake, folder) = (Fake::start_in_background(), folder("rotate-no"));
    registered(&fake, PUBLIC_KEY, VALID);
    for (answer, end) in [
        (
            "n\n",
            "error: not confirmed: nothing was uploaded, and the old key stays in use\n  = help: deploy the endpoint with \
             both keys, and run the same command again\n",
        ),
        (
            "",
            "error: not confirmed: nothing was uploaded, and the old key stays in use\n  = help: deploy the endpoint with \
             both keys, and run the same command again (where nobody can be asked, `--yes` answers the question)\n",
        ),
    ] {
        let ran = rotate(&folder, &fake, &["--new", "other.pem"], answer);
        ran.ended(4);
        assert_eq!(ran.stdout, "");
        assert_eq!(
            ran.stderr,
            format!(
                "{}   Is that deployed, wherever the endpoint runs? [y/N] \n{end}",
                steps_1_and_2()
            )
        );
    }
    assert_eq!(fake.calls(), [GET, GET]);
    rotate(&folder, &fake, &["--new", "other.pem", "--yes"], "").ended(0);
}

#[test]
fn a_new_key_is_made_if_there_is_none() {
    let (fake, folder) = (Fake::start_in_background(), folder("rotate-make"));
    registered(&fake, PUBLIC_KEY, VALID);
    for (answer, end) in [
        ("n\n", "error: not confirmed: nothing was done\n"),
        ("", "`--yes` answers the question\n"),
    ] {
        let ran = rotate(&folder, &fake, &[], answer);
        ran.ended(4);
        assert!(
            ran.stderr
                .starts_with("There is no `new-private.pem`. Make a new key pair there? [y/N] "),
            "{ran:#?}"
        );
        assert!(ran.stderr.ends_with(end), "{ran:#?}");
        assert!(!folder.path().join("new-private.pem").exists());
    }
    // Made, but not deployed yet.
    let ran = rotate(&folder, &fake, &[], "y\nn\n");
    ran.ended(4);
    let pem = folder.read("new-private.pem");
    let key = PrivateKey::from_pem(&pem, Some(SECRET)).unwrap();
    assert_eq!(folder.read("new-public.pem"), key.public_key_pem());
    assert!(ran.stderr.contains(&key.fingerprint().to_string()));
    // The same command goes on with the key that it made.
    let ran = rotate(&folder, &fake, &["--format", "json"], "y\n");
    ran.ended(0);
    assert_eq!(folder.read("new-private.pem"), pem);
    let fingerprint = key.fingerprint().to_string();
    assert_eq!(
        ran.json_lines(),
        [json!({
            "phone_number_id": "700", "fingerprint": fingerprint, "status": "VALID", "valid": true, "old": MAIN,
            "new": fingerprint, "uploaded": true,
        })]
    );
    assert_eq!(registered_now(&fake), Some(key.public_key_pem()));
}

#[test]
fn a_public_key_in_the_way_is_not_overwritten() {
    let (fake, folder) = (Fake::start_in_background(), folder("rotate-in-the-way"));
    registered(&fake, PUBLIC_KEY, VALID);
    folder.write("new-public.pem", "mine");
    let ran = rotate(&folder, &fake, &["--yes"], "");
    ran.ended(2);
    assert!(
        ran.stderr.contains("`new-public.pem` is there already"),
        "{ran:#?}"
    );
    assert_eq!(folder.read("new-public.pem"), "mine");
    assert!(!folder.path().join("new-private.pem").exists());
}

#[test]
fn it_sees_how_far_things_are() {
    let (fake, folder) = (Fake::start_in_background(), folder("rotate-again"));
    let args = ["--new", "other.pem"];
    registered(&fake, &folder.read("other-public.pem"), VALID);
    let ran = rotate(&folder, &fake, &args, "");
    ran.ended(0);
    assert!(
        ran.stderr.ends_with(&format!(
            "2-4  the new key is uploaded already, and Meta signed it\n{LAST}"
        )),
        "{ran:#?}"
    );
    assert_eq!(fake.calls(), [GET], "nothing was uploaded");

    registered(&fake, &folder.read("other-public.pem"), MISMATCH);
    let ran = rotate(&folder, &fake, &args, "");
    ran.ended(0);
    assert!(
        ran.stderr
            .contains("but its status is not VALID: it is uploaded again")
    );
    assert_eq!(fake.calls(), [GET, GET, POST, GET]);
}

#[test]
fn a_mismatch_in_the_end_is_a_finding() {
    let (fake, folder) = (Fake::start_in_background(), folder("rotate-mismatch"));
    registered(&fake, PUBLIC_KEY, VALID);
    fake.lock().state.status_of_uploads = MISMATCH.to_owned();
    let ran = rotate(&folder, &fake, &["--new", "other.pem", "--yes"], "");
    ran.ended(1);
    assert!(ran.stderr.contains("status MISMATCH: "), "{ran:#?}");
    assert!(
        !ran.stderr.contains("5  the endpoint"),
        "the old key must stay: {ran:#?}"
    );
}

#[test]
fn what_is_no_rotation_is_refused() {
    let (fake, folder) = (Fake::start_in_background(), folder("rotate-refused"));
    registered(&fake, PUBLIC_KEY, VALID);
    let ran = rotate(&folder, &fake, &["--new", "public.pem", "--yes"], "");
    ran.ended(2);
    assert!(ran.stderr.contains("hold the same key"), "{ran:#?}");

    folder.write("third.pem", super::text_of("rsa2056.pem"));
    let third = PrivateKey::from_pem(&folder.read("third.pem"), None).unwrap();
    folder.write("third-public.pem", third.public_key_pem());
    folder.write(
        "flowkit.toml",
        "[environments.shop]\nphone-number-id = 700\npublic-key = \"third-public.pem\"\n",
    );
    registered(&fake, &third.public_key_pem(), VALID);
    // Nor is a new key made for nothing.
    for new in ["other.pem", "not-there.pem"] {
        let ran = rotate(&folder, &fake, &["--new", new, "--yes"], "");
        ran.ended(2);
        assert!(
            ran.stderr.starts_with(&format!(
                "error: the key that Meta has of phone number 700 is not that of `public.pem`: it is {}, and the old one \
                 {MAIN}; it is the one of environment `shop` (third-public.pem)\n",
                third.fingerprint()
            )),
            "{ran:#?}"
        );
        assert!(!folder.path().join("not-there.pem").exists());
    }

    fake.lock().state.keys.insert("700".to_owned(), None);
    let ran = rotate(&folder, &fake, &["--new", "other.pem", "--yes"], "");
    ran.ended(2);
    assert_eq!(
        ran.stderr,
        "error: phone number 700 has no key that could be replaced\n  = help: `flowkit keys upload other.pem`\n"
    );
    assert!(
        fake.calls().iter().all(|call| call == GET),
        "nothing was sent"
    );
}

#[test]
fn the_old_key_may_be_the_environment_s() {
    let (fake, folder) = (Fake::start_in_background(), folder("rotate-environment"));
    let args = ["keys", "rotate", "--new", "other.pem", "--yes"];
    let ran = run(&folder, &fake, &args, "", &[]);
    ran.ended(2);
    assert!(
        ran.stderr.starts_with("error: which key is in use?"),
        "{ran:#?}"
    );
    registered(&fake, PUBLIC_KEY, VALID);
    folder.write(
        "flowkit.toml",
        "[environments.shop]\npublic-key = \"public.pem\"\n",
    );
    let ran = run(&folder, &fake, &args, "", &[]);
    ran.ended(0);
    assert!(
        ran.stderr.ends_with(
            "   `public-key` of environment `shop` in flowkit.toml still names the old one, public.pem\n"
        ),
        "{ran:#?}"
    );
}

#[test]
fn two_keys_may_have_two_passphrases() {
    let (fake, folder) = (Fake::start_in_background(), folder("rotate-passphrases"));
    registered(&fake, PUBLIC_KEY, VALID);
    folder
        .write("old.txt", format!("{}\n", super::PASSPHRASE))
        .write("new.txt", format!("{SECRET}\n"));
    let args = [
        "keys",
        "rotate",
        "--old",
        "private.pem",
        "--old-passphrase-file",
        "old.txt",
        "--passphrase-file",
        "new.txt",
        "--yes",
    ];
    let ran = run(&folder, &fake, &args, "", &[]);
    ran.ended(0);
    assert!(!format!("{ran:?}").contains(SECRET));
    let pem = folder.read("new-private.pem");
    assert!(PrivateKey::from_pem(&pem, Some(SECRET)).is_ok());
}
