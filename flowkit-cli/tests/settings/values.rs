//! Mistakes in `flowkit.toml` and in variables.

use flowkit_fake_graph::{TOKEN, WABA};

use super::support::Folder;
use super::{copied_to, fake, migrate, refused, run};

#[test]
fn mistakes_in_the_file_are_shown_with_their_place() {
    let folder = Folder::new("settings-mistakes");
    let fake = fake();
    for (text, told) in [
        (
            "[environments.a]\nwaba_id = 1\n",
            "error: unknown key `waba_id`\n  --> flowkit.toml:2:1\n  = help: did you mean `waba-id`?\n",
        ),
        (
            "graph-verson = \"v26.0\"\n",
            "error: unknown key `graph-verson`\n  --> flowkit.toml:1:1\n  = help: did you mean `graph-version`?\n",
        ),
        (
            "[environment.a]\n",
            "error: unknown key `environment`\n  --> flowkit.toml:1:2\n  = help: did you mean `environments`?\n",
        ),
        (
            "[flows.table]\njson = \"x\"\n  categoris = []\n",
            "error: unknown key `categoris`\n  --> flowkit.toml:3:3\n  = help: did you mean `categories`?\n",
        ),
        (
            "[environments.a]\nx = 1\n",
            "= help: known here: `waba-id`, `phone-number-id`, ",
        ),
        (
            "[environments.a]\npublish = \"secret\"\n",
            "error: this must be a boolean\n  --> flowkit.toml:2:11\n",
        ),
        (
            "[environments.a]\nwaba-id = \"secret\"\n",
            "this must be an id, which is digits\n  --> flowkit.toml:2:11\n",
        ),
        (
            "[environments.a]\nwaba-id = \"\"\n",
            "this must be an id, which is digits\n",
        ),
        (
            "[environments.a]\nwaba-id = -1\n",
            "this must be an id, which is digits\n",
        ),
        (
            "[environments.a]\nwaba-id = 1.5\n",
            "this must be an id, which is digits\n",
        ),
        (
            "graph-version = 26\n",
            "this must be a string\n  --> flowkit.toml:1:17\n",
        ),
        ("graph-url = secret\n", "\n  --> flowkit.toml:1:13\n"),
        (
            "[environments.a]\n[environments.a]\n",
            "duplicate key\n  --> flowkit.toml:2:",
        ),
    ] {
        folder.write("flowkit.toml", text);
        let ran = migrate(&fake, &folder, &["--waba-id", WABA], &[]);
        refused(&fake, &ran, told);
        assert!(!ran.stderr.contains("secret"), "{}", ran.stderr);
    }
}

#[test]
fn ids_are_digits_wherever_they_come_from() {
    let folder = Folder::new("settings-ids");
    let fake = fake();
    let env = [("WHATSAPP_WABA_ID", "EAAsecretEAAsecretEAAsecret")];
    for file in ["", "[environments.a]\nwaba-id = 900\n"] {
        folder.write("flowkit.toml", file);
        let ran = migrate(&fake, &folder, &[], &env);
        refused(&fake, &ran, "WHATSAPP_WABA_ID is no id");
        // It is the token, perhaps.
        assert!(!ran.stderr.contains("EAAsecret"), "{}", ran.stderr);
    }
    let ran = migrate(&fake, &folder, &["--waba-id", "../900"], &[]);
    refused(&fake, &ran, "an id is digits");
}

#[test]
fn empty_variables_are_not_set_and_blanks_do_not_count() {
    let folder = Folder::new("settings-empty");
    folder.write("flowkit.toml", "[environments.a]\nwaba-id = 900\n");
    let fake = self::fake();
    let env = [
        ("WHATSAPP_WABA_ID", "  "),
        ("FLOWKIT_GRAPH_VERSION", ""),
        ("WHATSAPP_PHONE_NUMBER_ID", ""),
    ];
    let ran = migrate(&fake, &folder, &[], &env);
    assert_eq!(copied_to(&fake, &ran), WABA);

    let fake = self::fake();
    let token = format!(" {TOKEN}\n");
    let env = [
        ("WHATSAPP_WABA_ID", " 900\n"),
        ("WHATSAPP_TOKEN", token.as_str()),
    ];
    let ran = migrate(&fake, &folder, &[], &env);
    assert_eq!(copied_to(&fake, &ran), WABA);

    let fake = self::fake();
    let ran = migrate(&fake, &folder, &[], &[("WHATSAPP_TOKEN", "")]);
    refused(
        &fake,
        &ran,
        "error: no access token is set\n  = help: set WHATSAPP_TOKEN, or name a file that holds it",
    );
}

#[cfg(unix)]
#[test]
fn variables_are_utf8() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::new("settings-utf8");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_flowkit"))
        .args(["flows", "preview", "1111"])
        .env("WHATSAPP_TOKEN", std::ffi::OsStr::from_bytes(b"EAA\xff"))
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(stderr, "error: the variable WHATSAPP_TOKEN is not UTF-8\n");
}

#[test]
fn a_file_that_was_made_to_be_hard_to_read_is_refused() {
    let folder = Folder::new("settings-bombs");
    let fake = fake();
    let deep = 200_000;
    let bombs = [
        format!("a = {}{}", "[".repeat(deep), "]".repeat(deep)),
        format!("a = {}1{}", "{a=".repeat(deep), "}".repeat(deep)),
        format!("{}a = 1", "a.".repeat(deep)),
        format!("[{}a]", "a.".repeat(deep)),
    ];
    for bomb in bombs {
        folder.write("flowkit.toml", bomb);
        let ran = run(&fake, &folder, &["flows", "preview", "1111"], &[]);
        refused(&fake, &ran, "recurs");
    }
    folder.write("flowkit.toml", b"\xff\xfe");
    let ran = run(&fake, &folder, &["flows", "preview", "1111"], &[]);
    refused(
        &fake,
        &ran,
        "error: `flowkit.toml` cannot be read: it is not UTF-8 text\n",
    );
}
