//! Which files `flowkit keys upload` takes, and what it warns of.

use flowkit_fake_graph::Fake;

use super::{PASSPHRASE, PUBLIC_KEY, VALID, chmod, folder, registered, run, text_of};

#[test]
fn what_is_missing_is_said_before_anything_is_sent() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-missing"));
    let ran = run(&folder, &fake, &["keys", "upload"], "", &[]);
    ran.ended(2);
    assert!(
        ran.stderr
            .starts_with("error: which key? no file is named\n  = help: name one"),
        "{ran:#?}"
    );
    let ran = folder.run(["keys", "upload", "public.pem"]);
    ran.ended(2);
    assert!(ran.stderr.contains("which phone number?"), "{ran:#?}");
    let args = ["keys", "upload", "public.pem", "--phone-number-id", "700"];
    let ran = folder.run(args);
    ran.ended(2);
    assert!(ran.stderr.contains("no access token is set"), "{ran:#?}");
    for name in ["nope.pem", "certificate.pem"] {
        folder.write("certificate.pem", text_of("certificate-not-key.pem"));
        run(&folder, &fake, &["keys", "upload", name], "", &[]).ended(2);
    }
    assert_eq!(fake.calls().len(), 0);
}

#[cfg(unix)]
#[test]
fn a_private_key_that_others_may_read_is_warned_of() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-open"));
    chmod(&folder, "other.pem", "644");
    let warning =
        "warning: `other.pem` is not encrypted, and others than its owner may read it (mode 644)\n";
    for args in [
        &["keys", "upload", "other.pem"][..],
        &["keys", "status", "other.pem"],
        &[
            "keys",
            "rotate",
            "--old",
            "other.pem",
            "--new",
            "private.pem",
            "--yes",
        ],
    ] {
        let ran = run(&folder, &fake, args, "", &[("PASSPHRASE", PASSPHRASE)]);
        ran.ended(0);
        assert!(ran.stderr.starts_with(warning), "{ran:#?}");
        assert_eq!(ran.stderr.matches("may read it").count(), 1, "{ran:#?}");
    }
    // A public key is for everybody.
    folder.write("public.pem", PUBLIC_KEY);
    let ran = run(&folder, &fake, &["keys", "status", "public.pem"], "", &[]);
    assert!(!ran.stderr.contains("may read it"), "{ran:#?}");
}

#[test]
fn a_key_that_no_endpoint_can_have_is_not_uploaded() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-short"));
    folder.write("short.pem", super::inspect::SHORT_PUBLIC);
    let ran = run(&folder, &fake, &["keys", "upload", "short.pem"], "", &[]);
    ran.ended(2);
    assert!(
        ran.stderr.starts_with(
            "error: `short.pem` holds an RSA key of 1024 bits, where 2048 are needed\n  = help: make a pair"
        ),
        "{ran:#?}"
    );
    assert_eq!(fake.calls().len(), 0);
}

/// What a command does not use, it does not take: whoever gives it meant something else.
#[test]
fn options_are_taken_where_they_mean_something() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-options"));
    for (args, option) in [
        (
            &["keys", "inspect", "public.pem", "--token-file", "x"][..],
            "--token-file",
        ),
        (&["keys", "inspect", "public.pem", "--env", "x"], "--env"),
        (
            &["keys", "generate", "--phone-number-id", "7"],
            "--phone-number-id",
        ),
        (&["keys", "generate", "--waba-id", "7"], "--waba-id"),
        (
            &["keys", "upload", "public.pem", "--waba-id", "7"],
            "--waba-id",
        ),
        (&["keys", "upload", "--passphrase-file", "x"], "FILE"),
        (&["keys", "status", "--passphrase-file", "x"], "FILE"),
        (&["keys", "rotate", "--old-passphrase-file", "x"], "--old"),
        (
            &["keys", "rotate", "--app-secret-file", "x"],
            "--endpoint-uri",
        ),
        (
            &["flows", "list", "--phone-number-id", "7"],
            "--phone-number-id",
        ),
    ] {
        let ran = run(&folder, &fake, args, "", &[]);
        ran.ended(2);
        assert!(ran.stderr.contains(option), "{args:?}: {}", ran.stderr);
        assert!(ran.stderr.contains("Usage: flowkit"), "{}", ran.stderr);
    }
    assert_eq!(fake.calls().len(), 0);
}

/// A file with a token or a passphrase is as secret as a key.
#[cfg(unix)]
#[test]
fn secret_files_that_others_may_read_are_warned_of() {
    let (fake, folder) = (Fake::start_in_background(), folder("upload-secrets"));
    folder
        .write("pass", PASSPHRASE)
        .write("token", flowkit_fake_graph::TOKEN);
    let args = [
        "keys",
        "status",
        "private.pem",
        "--passphrase-file",
        "pass",
        "--token-file",
        "token",
    ];
    registered(&fake, PUBLIC_KEY, VALID);
    for (mode, warned) in [("644", true), ("600", false)] {
        chmod(&folder, "pass", mode);
        chmod(&folder, "token", mode);
        let ran = run(&folder, &fake, &args, "", &[]);
        ran.ended(0);
        for (file, what) in [("pass", "passphrase"), ("token", "access token")] {
            let said = format!(
                "warning: `{file}` holds the {what}, and others than its owner may read it (mode 644)\n  = help: `chmod 600 \
                 {file}`\n"
            );
            assert_eq!(ran.stderr.contains(&said), warned, "{ran:#?}");
        }
    }
}
