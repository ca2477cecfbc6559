//! Which server and version of the Graph API is called.

use flowkit_fake_graph::TOKEN;

use super::support::Folder;
use super::{fake, refused, run};

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
