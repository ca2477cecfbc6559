//! `flowkit keys generate`.

use flowkit_runtime::{KeyContainer, KeyForm, PrivateKey};

use super::nothing_secret;
use super::support::{Folder, Ran};

const SECRET: &str = "a longer pass phrase, ü";

fn generate(folder: &Folder, args: &[&str]) -> Ran {
    let mut all = vec!["keys", "generate"];
    all.extend(args);
    let ran = folder.run_with(&all, b"", &[("PASSPHRASE", SECRET)]);
    assert!(!format!("{ran:?}").contains(SECRET), "{ran:#?}");
    nothing_secret(&ran, folder);
    ran
}

/// The names of the files in there.
fn files(folder: &Folder) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_pair_is_made_that_an_endpoint_reads() {
    let folder = Folder::new("keys-generate");
    let ran = generate(&folder, &[]);
    let key = PrivateKey::from_pem(&folder.read("private.pem"), Some(SECRET)).unwrap();
    ran.ended(0);
    assert_eq!(
        ran.stdout,
        format!(
            "private key  private.pem\npublic key   public.pem\nfingerprint  {}\n",
            key.fingerprint()
        )
    );
    assert_eq!(
        ran.stderr,
        "next:\n  flowkit keys upload public.pem   for each phone number that sends the flow\n  the endpoint reads the \
         variable PRIVATE_KEY, which holds the text of private.pem, and PASSPHRASE, which holds the passphrase\nkeep \
         private.pem out of version control, and a copy where only you get at it\n"
    );
    assert_eq!(key.bits(), 2048);
    assert_eq!(folder.read("public.pem"), key.public_key_pem());
    let form = KeyForm::of(&folder.read("private.pem")).unwrap();
    assert_eq!(form.container(), KeyContainer::Pkcs8Encrypted);
    assert_eq!(
        form.encryption(),
        Some("AES-256-CBC, key by PBKDF2 with HMAC-SHA-256, 200000 rounds")
    );
    assert_eq!(form.repairs(), []);
}

#[test]
fn no_passphrase_is_asked_for_an_unwritable_key() {
    let folder = Folder::new("keys-generate-early");
    folder.write("public.pem", "theirs");
    let ran = folder.run(["keys", "generate"]);
    ran.ended(2);
    assert!(
        ran.stderr
            .starts_with("error: `public.pem` is there already, and a key is never overwritten\n"),
        "{}",
        ran.stderr
    );
    assert_eq!(files(&folder), ["public.pem"]);
}

#[test]
fn what_is_to_be_typed_next_is_written_for_a_shell() {
    let folder = Folder::new("keys-generate-quoted");
    let ran = generate(&folder, &["--out", "it's mine.pem"]);
    ran.ended(0);
    assert!(
        ran.stderr
            .contains("\n  flowkit keys upload 'it'\\''s mine-public.pem'   for each"),
        "{}",
        ran.stderr
    );
    let ran = generate(&folder, &["--out", "$(id)/private.pem"]);
    ran.ended(2);
    assert!(ran.stderr.ends_with("mkdir -p '$(id)'\n"), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new("keys-generate-mode");
    generate(&folder, &[]).ended(0);
    for name in ["private.pem", "public.pem"] {
        let metadata = std::fs::metadata(folder.path().join(name)).unwrap();
        assert_eq!(metadata.permissions().mode() & 0o7777, 0o600, "{name}");
    }
}

#[test]
fn nothing_is_ever_overwritten() {
    for (name, args) in [
        ("private.pem", &[][..]),
        ("public.pem", &[]),
        ("p.pem", &["--public", "p.pem"]),
        ("keys/a.pem", &["--out", "keys/a.pem"]),
    ] {
        let folder = Folder::new("keys-generate-twice");
        folder.write(name, "mine");
        let before = files(&folder);
        let ran = generate(&folder, args);
        ran.ended(2);
        assert_eq!(ran.stdout, "");
        assert!(
            ran.stderr.starts_with(&format!(
                "error: `{name}` is there already, and a key is never overwritten\n"
            )),
            "{ran:#?}"
        );
        assert_eq!(folder.read(name), "mine");
        assert_eq!(files(&folder), before, "and nothing is left half done");
    }
}

/// Not even through a link to nowhere, by which the key would land elsewhere.
#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    let folder = Folder::new("keys-generate-link");
    std::os::unix::fs::symlink("elsewhere.pem", folder.path().join("public.pem")).unwrap();
    generate(&folder, &[]).ended(2);
    assert_eq!(files(&folder), ["public.pem"]);
}

#[test]
fn if_one_file_cannot_be_written_neither_is() {
    let folder = Folder::new("keys-generate-half");
    let ran = generate(&folder, &["--public", "nowhere/public.pem"]);
    ran.ended(2);
    assert_eq!(
        ran.stderr,
        "error: `nowhere/public.pem` cannot be written: there is no directory `nowhere`\n  = help: make its directory first: \
         mkdir -p nowhere\n"
    );
    assert_eq!(files(&folder), Vec::<String>::new());
    let ran = generate(&folder, &["--public", "private.pem"]);
    ran.ended(2);
    assert!(
        ran.stderr
            .contains("cannot hold both the private and the public key")
    );
    assert_eq!(files(&folder), Vec::<String>::new());
    let ran = generate(&folder, &["--out", "-"]);
    ran.ended(2);
    assert!(ran.stderr.contains("written to files alone"), "{ran:#?}");
    assert_eq!((ran.stdout, files(&folder)), (String::new(), vec![]));
}

#[test]
fn the_public_key_is_named_after_the_private_one() {
    let folder = Folder::new("keys-generate-names");
    std::fs::create_dir(folder.path().join("private")).unwrap();
    for (private, public) in [
        ("new-private.pem", "new-public.pem"),
        ("private/shop.key", "private/shop-public.pem"),
        ("private.2027.pem", "public.2027.pem"),
    ] {
        let ran = generate(&folder, &["--out", private, "--format", "json"]);
        ran.ended(0);
        let lines = ran.json_lines();
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0]["public_key"], public);
        assert!(folder.read(public).starts_with("-----BEGIN PUBLIC KEY"));
    }
}

#[test]
fn programs_get_one_object() {
    let folder = Folder::new("keys-generate-json");
    let ran = generate(&folder, &["--format", "json"]);
    ran.ended(0);
    let key = PrivateKey::from_pem(&folder.read("private.pem"), Some(SECRET)).unwrap();
    assert_eq!(
        ran.json_lines(),
        [serde_json::json!({
            "private_key": "private.pem", "public_key": "public.pem",
            "fingerprint": key.fingerprint().to_string(), "bits": 2048, "encrypted": true,
        })]
    );
}

#[test]
fn the_passphrase_may_be_in_a_file() {
    let folder = Folder::new("keys-generate-file");
    folder.write("pass.txt", "pass phrase of a file\r\n");
    let ran = generate(&folder, &["--passphrase-file", "pass.txt"]);
    ran.ended(0);
    assert!(!format!("{ran:?}").contains("of a file"));
    let pem = folder.read("private.pem");
    assert!(PrivateKey::from_pem(&pem, Some("pass phrase of a file")).is_ok());
}

#[test]
fn a_passphrase_must_be_there_and_good() {
    let folder = Folder::new("keys-generate-passphrase");
    let ran = folder.run(["keys", "generate"]);
    ran.ended(2);
    assert_eq!(
        ran.stderr,
        "error: there is no passphrase for the new key, and nobody to ask for one\n  = help: set PASSPHRASE or name a file \
         by --passphrase-file (`openssl rand -base64 24` makes a good one); `flowkit keys generate --no-passphrase` makes a \
         key without\n"
    );
    for (bad, why) in [
        ("short", "has 5 characters, and 12 are the least"),
        ("äöüäöüäöüäö", "has 11 characters, and 12 are the least"),
        ("\n", "is empty"),
        (" blanks around it ", "has blanks around it"),
        (
            "first line\nsecond line",
            "is one line without control characters",
        ),
    ] {
        let ran = folder.run_with(&["keys", "generate"], b"", &[("PASSPHRASE", bad)]);
        ran.ended(2);
        assert!(ran.stderr.contains(why), "{ran:#?}");
        assert!(bad == "\n" || !ran.stderr.contains(bad), "{ran:#?}");
    }
    folder.write("empty.txt", "\n");
    let args = ["keys", "generate", "--passphrase-file", "empty.txt"];
    assert!(folder.run(args).ended(2).stderr.contains("is empty"));
    let args = ["keys", "generate", "--passphrase-file", "nope.txt"];
    folder.run(args).ended(2);
    assert_eq!(files(&folder), ["empty.txt"], "nothing was made");
}

#[test]
fn a_key_without_passphrase_is_warned_of() {
    let folder = Folder::new("keys-generate-clear");
    let ran = generate(&folder, &["--no-passphrase"]);
    ran.ended(0);
    assert!(
        ran.stderr.starts_with(
            "warning: `private.pem` is not encrypted: whoever reads it can read what customers send\n"
        ),
        "{ran:#?}"
    );
    assert!(!ran.stderr.contains("PASSPHRASE"), "{ran:#?}");
    let pem = folder.read("private.pem");
    assert_eq!(KeyForm::of(&pem).unwrap().container(), KeyContainer::Pkcs8);
    assert!(PrivateKey::from_pem(&pem, None).is_ok());
    let args = [
        "keys",
        "generate",
        "--no-passphrase",
        "--passphrase-file",
        "x",
    ];
    folder.run(args).ended(2);
}
