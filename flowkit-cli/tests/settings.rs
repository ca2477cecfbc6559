//! Arguments, variables and `flowkit.toml`: which goes before which, and what is wrong with them.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use flowkit_fake_graph::{Fake, NUMBER, OTHER_WABA, TOKEN, WABA, refusal};
use serde_json::json;
use support::{Folder, Ran};

/// Two environments.
const TWO: &str = r#"
[environments.production]
waba-id = "900"
phone-number-id = 700

[environments.staging]
waba-id = 901
"#;

/// A server with a flow in the account of nobody.
fn fake() -> Fake {
    let fake = Fake::start_in_background();
    {
        let state = &mut fake.lock().state;
        state.wabas.push("5".to_owned());
        state.add("table", "DRAFT");
        state.flows.get_mut(&1111).unwrap().waba = "5".to_owned();
    }
    fake
}

/// Runs with the server's address and token, and these variables.
fn run(fake: &Fake, folder: &Folder, args: &[&str], env: &[(&str, &str)]) -> Ran {
    let url = fake.url();
    let always = [
        ("FLOWKIT_GRAPH_URL", url.as_str()),
        ("WHATSAPP_TOKEN", TOKEN),
    ];
    let ran = folder.run_with(args, b"", &[&always[..], env].concat());
    assert!(!format!("{ran:?}").contains(TOKEN), "{ran:#?}");
    ran
}

/// Copies a flow, for which an account is needed.
fn migrate(fake: &Fake, folder: &Folder, more: &[&str], env: &[(&str, &str)]) -> Ran {
    let args = [
        &["flows", "migrate", "--from", "5", "--flow", "table"][..],
        more,
    ]
    .concat();
    run(fake, folder, &args, env)
}

/// Which account the flow was copied to.
#[track_caller]
fn copied_to(fake: &Fake, ran: &Ran) -> String {
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    let mut calls = fake.calls();
    calls.retain(|call| call.starts_with("POST "));
    assert_eq!(calls.len(), 1);
    calls[0].split('/').nth(1).unwrap().to_owned()
}

#[track_caller]
fn refused(fake: &Fake, ran: &Ran, why: &str) {
    assert_eq!(ran.status, Some(2), "{ran:#?}");
    assert!(ran.stderr.contains(why), "{}", ran.stderr);
    assert_eq!(ran.stdout, "");
    assert_eq!(fake.calls().len(), 0, "something was sent");
}

#[test]
fn arguments_go_before_variables_and_those_before_the_file() {
    let folder = Folder::new("settings-order");
    let fake = self::fake();
    let ran = migrate(&fake, &folder, &[], &[("WHATSAPP_WABA_ID", WABA)]);
    assert_eq!(copied_to(&fake, &ran), WABA);

    folder.write("flowkit.toml", "[environments.only]\nwaba-id = \"901\"\n");
    let fake = self::fake();
    let ran = migrate(&fake, &folder, &[], &[]);
    assert_eq!(copied_to(&fake, &ran), OTHER_WABA);

    // Where both say the same, nothing has to be guessed.
    let fake = self::fake();
    let ran = migrate(&fake, &folder, &[], &[("WHATSAPP_WABA_ID", OTHER_WABA)]);
    assert_eq!(copied_to(&fake, &ran), OTHER_WABA);

    let fake = self::fake();
    let env = [("WHATSAPP_WABA_ID", "902")];
    let ran = migrate(&fake, &folder, &["--waba-id", WABA], &env);
    assert_eq!(copied_to(&fake, &ran), WABA);
}

#[test]
fn a_variable_must_not_contradict_the_environment() {
    let folder = Folder::new("settings-clash");
    folder.write("flowkit.toml", TWO);
    let fake = fake();
    let env = [
        ("WHATSAPP_WABA_ID", WABA),
        ("WHATSAPP_PHONE_NUMBER_ID", "701"),
    ];
    let ran = migrate(&fake, &folder, &["--env", "staging"], &env);
    refused(
        &fake,
        &ran,
        "error: which WhatsApp Business Account? WHATSAPP_WABA_ID says 900, and environment `staging` of flowkit.toml says \
         901\n  = help: unset WHATSAPP_WABA_ID, or say it with --waba-id\n",
    );
    let args = [
        "flows",
        "send",
        "1111",
        "--to",
        "33612345678",
        "-e",
        "production",
    ];
    let ran = run(&fake, &folder, &args, &env);
    refused(
        &fake,
        &ran,
        "which phone number? WHATSAPP_PHONE_NUMBER_ID says 701",
    );
}

#[test]
fn an_environment_is_named_the_default_or_the_only_one() {
    let folder = Folder::new("settings-env");
    folder.write("flowkit.toml", TWO);
    for (name, waba) in [("production", WABA), ("staging", OTHER_WABA)] {
        let fake = fake();
        let ran = migrate(&fake, &folder, &["--env", name], &[]);
        assert_eq!(copied_to(&fake, &ran), waba);
    }

    let fake = self::fake();
    let ran = migrate(&fake, &folder, &[], &[]);
    refused(
        &fake,
        &ran,
        "error: which WhatsApp Business Account? its id is not set\n  = help: choose an environment of `flowkit.toml` with \
         --env (it has `production`, `staging`), or set WHATSAPP_WABA_ID, or --waba-id\n",
    );
    let ran = migrate(&fake, &folder, &["--env", "prodution"], &[]);
    refused(
        &fake,
        &ran,
        "error: `flowkit.toml` has no environment `prodution`\n  = help: did you mean `production`?\n",
    );
    let ran = migrate(&fake, &folder, &["--env", "x"], &[]);
    refused(&fake, &ran, "= help: it has `production`, `staging`");

    folder.write(
        "flowkit.toml",
        format!("default-environment = \"staging\"\n{TWO}"),
    );
    let ran = migrate(&fake, &folder, &[], &[]);
    assert_eq!(copied_to(&fake, &ran), OTHER_WABA);
    folder.write(
        "flowkit.toml",
        format!("default-environment = \"stging\"\n{TWO}"),
    );
    let fake = self::fake();
    let ran = migrate(&fake, &folder, &[], &[]);
    refused(&fake, &ran, "did you mean `staging`?");
}

#[test]
fn what_an_environment_does_not_say_is_asked_for_by_its_name() {
    let folder = Folder::new("settings-lacks");
    folder.write("flowkit.toml", TWO);
    let fake = fake();
    let args = [
        "flows",
        "send",
        "1111",
        "--to",
        "33612345678",
        "--draft",
        "--env",
        "staging",
    ];
    let ran = run(&fake, &folder, &args, &[]);
    refused(
        &fake,
        &ran,
        "error: which phone number? its id is not set\n  = help: set WHATSAPP_PHONE_NUMBER_ID, or `phone-number-id` of \
         environment `staging` in flowkit.toml, or --phone-number-id\n",
    );
    let ran = run(
        &fake,
        &folder,
        &args,
        &[("WHATSAPP_PHONE_NUMBER_ID", NUMBER)],
    );
    ran.ended(0);
}

#[test]
fn the_file_is_found_here_and_above_or_where_it_is_said_to_be() {
    let folder = Folder::new("settings-find");
    folder.write("flowkit.toml", "[environments.outer]\nwaba-id = \"900\"\n");
    let inner = folder.inner("a/b");
    let fake = self::fake();
    let ran = migrate(&fake, &inner, &[], &[]);
    assert_eq!(copied_to(&fake, &ran), WABA);
    let ran = migrate(&fake, &inner, &["--env", "x"], &[]);
    let path = folder.path().canonicalize().unwrap().join("flowkit.toml");
    let message = format!("`{}` has no environment `x`", path.display());
    assert!(ran.stderr.contains(&message), "{}", ran.stderr);

    folder.write(
        "a/flowkit.toml",
        "[environments.nearer]\nwaba-id = \"901\"\n",
    );
    let fake = self::fake();
    let ran = migrate(&fake, &inner, &[], &[]);
    assert_eq!(copied_to(&fake, &ran), OTHER_WABA);

    let fake = self::fake();
    let ran = migrate(&fake, &inner, &["--config", "../../flowkit.toml"], &[]);
    assert_eq!(copied_to(&fake, &ran), WABA);

    let fake = self::fake();
    let ran = migrate(&fake, &inner, &["--config", "none.toml"], &[]);
    refused(&fake, &ran, "`none.toml` cannot be read: ");
    // A directory of that name is no such file.
    std::fs::create_dir(inner.path().join("flowkit.toml")).unwrap();
    let ran = migrate(&fake, &inner, &[], &[]);
    assert_eq!(copied_to(&fake, &ran), OTHER_WABA);
}

#[test]
fn an_environment_without_a_file() {
    let fake = fake();
    let ran = migrate(
        &fake,
        &Folder::new("settings-no-file"),
        &["--env", "staging"],
        &[],
    );
    refused(
        &fake,
        &ran,
        "there is no flowkit.toml here or above, so there is no environment `staging`",
    );
}

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

#[test]
fn the_server_and_the_version_come_from_variables_or_the_file() {
    let folder = Folder::new("settings-url");
    let fake = self::fake();
    folder.write(
        "flowkit.toml",
        format!(
            "graph-url = \"{}\"\ngraph-version = \"v25.0\"\n",
            fake.url()
        ),
    );
    let args = ["flows", "preview", "1111"];
    let ran = folder.run_with(&args, b"", &[("WHATSAPP_TOKEN", TOKEN)]);
    ran.ended(0);
    assert_eq!(fake.lock().seen[0].path[0], "v25.0");
    // The file may be a stranger's.
    let url = fake.url();
    let host = url.strip_prefix("http://").unwrap();
    assert_eq!(
        ran.stderr,
        format!(
            "warning: the access token goes to {host}, and not to Meta, because `graph-url` of `flowkit.toml` says so\n"
        )
    );

    // The variables go before the file.
    folder.write(
        "flowkit.toml",
        "graph-url = \"https://127.0.0.1:1\"\ngraph-version = \"v25.0\"\n",
    );
    let ran = run(&fake, &folder, &args, &[("FLOWKIT_GRAPH_VERSION", "v26.0")]);
    assert_eq!(ran.ended(0).stderr, "");
    assert_eq!(fake.lock().seen[1].path[0], "v26.0");
}

#[test]
fn a_stranger_s_server_is_named_before_anything_is_sent_to_it() {
    let folder = Folder::new("settings-stranger");
    let project = folder.inner("project");
    // Nothing listens on port 1.
    folder.write(
        "flowkit.toml",
        "graph-url = \"https://127.0.0.1:1/x\"\n[environments.only]\nphone-number-id = 7\n",
    );
    for args in [
        &["flows", "preview", "1111"][..],
        &["keys", "status"],
        &["keys", "status", "--format", "json"],
    ] {
        let ran = project.run_with(args, b"", &[("WHATSAPP_TOKEN", TOKEN)]);
        ran.ended(2);
        let above = folder.path().join("flowkit.toml");
        let warned = format!(
            "warning: the access token goes to 127.0.0.1:1, and not to Meta, because `graph-url` of `{}` \
             says so\nerror: ",
            above.display()
        );
        assert!(ran.stderr.starts_with(&warned), "{}", ran.stderr);
    }
}

#[test]
fn a_wrong_server_or_version_names_its_setting() {
    let folder = Folder::new("settings-bad-url");
    let fake = fake();
    let args = ["flows", "preview", "1111"];
    for (name, value, why) in [
        (
            "FLOWKIT_GRAPH_URL",
            "http://graph.example.org",
            "an address of http is not encrypted",
        ),
        (
            "FLOWKIT_GRAPH_URL",
            "http://10.0.0.1:8080",
            "an address of http is not encrypted",
        ),
        (
            "FLOWKIT_GRAPH_URL",
            "graph.example.org",
            "not an address: it begins with https://",
        ),
        (
            "FLOWKIT_GRAPH_URL",
            "https://me:secret@graph.example.org",
            "holds a name or a password",
        ),
        (
            "FLOWKIT_GRAPH_VERSION",
            "26",
            "`26` is no version of the Graph API: it is written `v26.0`",
        ),
        (
            "FLOWKIT_GRAPH_VERSION",
            "v26.0/../x",
            "is no version of the Graph API",
        ),
    ] {
        let ran = run(&fake, &folder, &args, &[(name, value)]);
        refused(
            &fake,
            &ran,
            &format!("error: {name}: cannot make a Graph client: "),
        );
        refused(&fake, &ran, why);
        assert!(!ran.stderr.contains("secret"), "{}", ran.stderr);
    }
    folder.write("flowkit.toml", "graph-url = \"http://graph.example.org\"\n");
    let ran = folder.run_with(&args, b"", &[("WHATSAPP_TOKEN", TOKEN)]);
    refused(
        &fake,
        &ran,
        "error: `graph-url` of flowkit.toml: cannot make a Graph client: ",
    );
    folder.write("flowkit.toml", "graph-version = \"26.0\"\n");
    let ran = run(&fake, &folder, &args, &[]);
    refused(
        &fake,
        &ran,
        "error: `graph-version` of flowkit.toml: cannot make a Graph client: ",
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

#[test]
fn a_server_that_is_not_there_is_told() {
    let fake = fake();
    let args = ["flows", "preview", "1111"];
    // Nothing listens on port 1.
    let env = [("FLOWKIT_GRAPH_URL", "http://127.0.0.1:1")];
    let ran = run(&fake, &Folder::new("settings-nobody"), &args, &env);
    refused(
        &fake,
        &ran,
        "error: cannot get flow 1111: no connection to http://127.0.0.1:1: ",
    );
    assert!(
        ran.stderr
            .contains("= help: check the network, the proxy settings and the base URL")
    );
}

/// Not the token is at fault where the machine has no root certificates.
#[cfg(target_os = "linux")]
#[test]
fn missing_certificates_are_not_blamed_on_a_setting() {
    let folder = Folder::new("settings-certificates");
    let env = [
        ("SSL_CERT_FILE", "/dev/null"),
        ("WHATSAPP_TOKEN", TOKEN),
        ("WHATSAPP_WABA_ID", "900"),
    ];
    let ran = folder.run_with(&["flows", "list"], b"", &env);
    ran.ended(2);
    assert!(
        ran.stderr
            .starts_with("error: cannot make a Graph client: "),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("ca-certificates"), "{}", ran.stderr);
}
