//! The access token: from a variable or a file, and never printed.

use flowkit_fake_graph::{TOKEN, WABA, refusal};
use serde_json::json;

use super::support::Folder;
use super::{fake, migrate, refused, run};

#[test]
fn a_token_does_not_belong_into_the_file() {
    let folder = Folder::new("settings-token-in-file");
    let fake = fake();
    for key in ["token", "whatsapp-token", "WHATSAPP_TOKEN", "access_token"] {
        for before in ["", "[environments.a]\n"] {
            folder.write(
                "flowkit.toml",
                format!("{before}{key} = \"EAAsecretEAAsecretEAAsecret\"\n"),
            );
            let ran = migrate(&fake, &folder, &["--waba-id", WABA], &[]);
            refused(
                &fake,
                &ran,
                "= help: secrets do not belong here, because this file is committed: the token comes from WHATSAPP_TOKEN or \
                 --token-file\n",
            );
            assert!(!ran.stderr.contains("EAAsecret"), "{}", ran.stderr);
        }
    }
}

#[test]
fn the_token_comes_from_a_file_if_one_is_named() {
    let folder = Folder::new("settings-token-file");
    for end in ["", "\n", "\r\n", "\n\n"] {
        folder.write("token", format!("{TOKEN}{end}"));
        let fake = fake();
        let env = [("WHATSAPP_TOKEN", "EAAanotherEAAanotherEAA")];
        let args = ["flows", "preview", "1111", "--token-file", "token"];
        run(&fake, &folder, &args, &env).ended(0);
    }
}

#[test]
fn files_that_hold_no_token_are_refused_without_being_quoted() {
    let folder = Folder::new("settings-bad-token-file");
    folder
        .write("empty", "")
        .write("blank", " \n")
        .write("binary", [0xff, 0xfe])
        .write("page", "<html>secret</html> two words")
        .write("several", format!("{TOKEN}\n{TOKEN}\n"))
        .write("long", "x".repeat(70_000));
    let fake = fake();
    for (file, why) in [
        (
            "empty",
            "the token cannot be read from `empty`: the file is empty",
        ),
        (
            "blank",
            "the token cannot be read from `blank`: the file is empty",
        ),
        (
            "binary",
            "the token cannot be read from `binary`: it is not UTF-8 text",
        ),
        (
            "long",
            "the token cannot be read from `long`: it is too long for one",
        ),
        ("none", "the token cannot be read from `none`: "),
        (
            "page",
            "`page`: cannot make a Graph client: the access token has characters that no token has",
        ),
        (
            "several",
            "`several`: cannot make a Graph client: the access token has characters that no token has",
        ),
    ] {
        let args = ["flows", "preview", "1111", "--token-file", file];
        let ran = run(&fake, &folder, &args, &[]);
        refused(&fake, &ran, why);
        assert!(!ran.stderr.contains("secret"), "{}", ran.stderr);
    }
    // As people paste it.
    for (token, why) in [
        ("two words", "has characters that no token has"),
        (
            "Bearer two",
            "begins with `Bearer`, which is added here: leave it out",
        ),
        ("\"two\"", "has quotes around it: leave them out"),
        ("'two'", "has quotes around it: leave them out"),
    ] {
        let env = [("WHATSAPP_TOKEN", token)];
        let ran = run(&fake, &folder, &["flows", "preview", "1111"], &env);
        let told = "error: WHATSAPP_TOKEN: cannot make a Graph client: the access token ";
        refused(&fake, &ran, &format!("{told}{why}"));
        assert!(!ran.stderr.contains("two"), "{}", ran.stderr);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_token_file_without_an_end_is_not_read_to_it() {
    let fake = fake();
    let args = ["flows", "preview", "1111", "--token-file", "/dev/zero"];
    let ran = run(&fake, &Folder::new("settings-endless"), &args, &[]);
    refused(&fake, &ran, "it is too long for one");
    let args = ["flows", "preview", "1111", "--config", "/dev/zero"];
    let ran = run(&fake, &Folder::new("settings-endless"), &args, &[]);
    refused(
        &fake,
        &ran,
        "error: `/dev/zero` cannot be read: it is too long for a flowkit.toml\n",
    );
}

#[test]
fn a_token_that_meta_quotes_is_not_repeated() {
    let fake = fake();
    let quoting = json!({ "message": format!("Malformed access token {TOKEN}") });
    fake.answers([refusal(401, 190, quoting)]);
    // `run` looks for it in all that is printed.
    let ran = run(
        &fake,
        &Folder::new("settings-quoted"),
        &["flows", "preview", "1111"],
        &[],
    );
    ran.ended(3);
    assert!(
        ran.stderr.contains("Malformed access token <token>"),
        "{}",
        ran.stderr
    );
}
