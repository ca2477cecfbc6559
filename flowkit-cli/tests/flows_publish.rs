//! `flowkit flows publish`, as people and programs see it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "support/flows.rs"]
mod flows;
mod support;

use flowkit_fake_graph::{Fake, Health};
use flows::{Fault, add, asked, change, changes, get, misspelt, refusal, run};
use serde_json::json;
use support::{FINE, Folder};

const QUESTION: &str = "Publish flow 1111 `ask`? Customers can get it then, and that cannot be undone: a published flow can only be deprecated. [y/N] \n";

fn with(name: &str, status: &str, json: Option<&str>) -> (Fake, Folder) {
    let fake = Fake::start_in_background();
    add(&fake, "ask", status, json);
    (fake, Folder::new(&format!("publish-{name}")))
}

#[test]
fn a_draft_is_published_once_somebody_says_yes() {
    let (fake, folder) = with("asks", "DRAFT", Some(FINE));
    let publish = ["flows", "publish", "1111"];
    let yes = asked(&folder, &fake, &publish, QUESTION, "y\n");
    assert_eq!(yes.stdout, "");
    assert_eq!(yes.stderr, format!("{QUESTION}published flow 1111 `ask`\n"));
    assert_eq!(changes(&fake), ["POST /1111/publish"]);
    assert_eq!(get(&fake, "1111").status, "PUBLISHED");
    // Again, there is nothing to do, and nothing to ask.
    let again = folder.run_at(&fake, publish);
    again.ended(0);
    assert_eq!(
        again.stderr,
        "flow 1111 `ask` is published already: nothing was done\n"
    );
    assert_eq!(changes(&fake).len(), 1);
}

/// A directory as standard input can be opened, but not read.
#[cfg(unix)]
#[test]
fn an_answer_that_cannot_be_read_is_no_yes() {
    let (fake, folder) = with("unreadable-answer", "DRAFT", Some(FINE));
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_flowkit"))
        .args(["flows", "publish", "1111"])
        .current_dir(folder.path())
        .env("FLOWKIT_GRAPH_URL", fake.url())
        .env("WHATSAPP_TOKEN", flowkit_fake_graph::TOKEN)
        .stdin(std::fs::File::open(folder.path()).unwrap())
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(2));
    let stderr = String::from_utf8_lossy(&ran.stderr);
    let expected = "error: the answer cannot be read from standard input: Is a directory\n";
    assert!(stderr.ends_with(expected), "{stderr}");
    assert_eq!(changes(&fake), [""; 0]);
}

#[test]
fn programs_get_an_object() {
    let (fake, folder) = with("json", "DRAFT", Some(FINE));
    let publish = ["flows", "publish", "--yes", "--format", "json", "1111"];
    for changed in [true, false] {
        let ran = folder.run_at(&fake, publish);
        assert_eq!(
            ran.ended(0).json_lines(),
            [json!({ "id": "1111", "name": "ask", "status": "PUBLISHED", "changed": changed })]
        );
    }
}

#[test]
fn errors_in_the_json_are_shown_instead() {
    let (fake, folder) = with("errors", "DRAFT", Some(&misspelt(FINE)));
    let ran = run(&folder, &fake, "flows publish --yes 1111");
    ran.ended(1);
    let expected = "\
error[INVALID_PROPERTY_KEY]: item 1 of `screens` has no property `ttle`
 --> flow 1111/flow.json:6:7
  |
6 |       \"ttle\": \"Ask\",
  |       ^^^^^^
  |
  = path: screens[0].ttle
";
    assert!(ran.stdout.contains(expected), "{}", ran.stdout);
    assert_eq!(
        ran.stderr,
        "error: Meta found 2 errors in the JSON of flow 1111 `ask`, so it cannot be published\n  \
         = help: mend it, and `flowkit flows push 1111 FILE`\n"
    );
    let json = run(&folder, &fake, "flows publish --yes --format json 1111");
    json.ended(1);
    let lines = json.json_lines();
    assert_eq!(
        (&lines[0]["changed"], &lines[0]["status"]),
        (&json!(false), &json!("DRAFT"))
    );
    assert_eq!(
        lines[0]["validation_errors"][0]["error"],
        "MISSING_REQUIRED_PROPERTY"
    );
    assert_eq!(changes(&fake), [""; 0]);
}

#[test]
fn what_stands_against_it_is_shown_before_the_question() {
    let (fake, folder) = with(
        "obstacles",
        "DRAFT",
        Some(include_str!("documents/table.json")),
    );
    let health = Health::Blocked(141_006, "payment method missing".into(), "Add one".into());
    fake.lock().state.set_health("1111", health);
    let ran = folder.run_answering(&fake, &["flows", "publish", "1111"], "n\n");
    ran.ended(4);
    let expected = "\
warning: Meta may refuse to publish flow 1111 `ask`:
  - its endpoint's address is not set: `flowkit flows update 1111 --endpoint-uri URL` sets it
  - no app is connected, whose secret signs the requests to the endpoint: `flowkit flows update 1111 --application ID` connects one
  - FLOW 1111: Endpoint URI is missing (131000); possible solution: https://developers.facebook.com/docs/whatsapp/flows
  - BUSINESS 5: payment method missing (141006); possible solution: Add one
Publish flow 1111 `ask`?";
    assert!(ran.stderr.starts_with(expected), "{}", ran.stderr);
    assert_eq!(changes(&fake), [""; 0]);
    // Whoever is sure asks Meta all the same, which has the last word.
    let ran = run(&folder, &fake, "flows publish --yes 1111");
    ran.ended(3);
    assert!(
        ran.stderr.contains(
            "error: cannot publish flow 1111: (#139002) refused: Endpoint URI is missing (code 139002, subcode 4233024, \
             fbtrace_id TRACE1)\n  = help: set the endpoint URI by an update of the metadata\n"
        ),
        "{}",
        ran.stderr
    );
    let (fake, folder) = with("no-json", "DRAFT", None);
    let ran = folder.run_answering(&fake, &["flows", "publish", "1111"], "n\n");
    assert!(
        ran.ended(4)
            .stderr
            .contains("  - no Flow JSON was uploaded: `flowkit flows push 1111 FILE` does it\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn each_refusal_says_what_to_do() {
    let (fake, folder) = with("refused", "DRAFT", Some(FINE));
    for (code, more, help) in [
        (
            139_002,
            json!({ "error_subcode": 4_233_012 }),
            "register and sign a public key",
        ),
        (
            139_002,
            json!({ "error_subcode": 4_233_014 }),
            "the endpoint did not answer Meta's ping",
        ),
        (
            139_002,
            json!({ "error_subcode": 4_233_024 }),
            "set the endpoint URI",
        ),
        (
            139_002,
            json!({}),
            "it must be a draft without validation errors",
        ),
        (
            139_000,
            json!({ "error_subcode": 4_233_020 }),
            "Meta's integrity checks bar the account",
        ),
        (200, json!({}), "the token lacks a permission"),
    ] {
        fake.faults([Fault::Pass, Fault::Answer(refusal(400, code, more))]);
        let ran = run(&folder, &fake, "flows publish --yes 1111");
        ran.ended(3);
        assert!(
            ran.stderr.contains(&format!("= help: {help}")),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains("fbtrace_id TRACE1"), "{}", ran.stderr);
    }
    // Whether it was published nobody knows, so it is not tried again.
    fake.faults([Fault::Pass, Fault::CarryOutAndClose]);
    let ran = run(&folder, &fake, "flows publish --yes 1111");
    assert!(
        ran.ended(2)
            .stderr
            .contains("= help: Meta may have carried it out all the same"),
        "{}",
        ran.stderr
    );
    assert_eq!(changes(&fake).len(), 7);
}

#[test]
fn a_status_that_bars_publishing_is_told_without_a_call() {
    for (status, message, help) in [
        (
            "DEPRECATED",
            "is deprecated, which is for good",
            "a copy can: `flowkit flows create",
        ),
        (
            "BLOCKED",
            "is blocked: it was published, and its endpoint fails",
            "mend the endpoint",
        ),
        (
            "THROTTLED",
            "is throttled: it was published, and its endpoint fails",
            "mend the endpoint",
        ),
    ] {
        let (fake, folder) = with("status", status, Some(FINE));
        let ran = run(&folder, &fake, "flows publish --yes 1111");
        ran.ended(2);
        assert!(
            ran.stderr
                .starts_with(&format!("error: flow 1111 `ask` {message}")),
            "{}",
            ran.stderr
        );
        assert!(
            ran.stderr.contains(&format!("= help: {help}")),
            "{}",
            ran.stderr
        );
        assert_eq!(changes(&fake), [""; 0]);
    }
}

#[test]
fn an_endpoint_flow_with_all_it_needs() {
    let (fake, folder) = with(
        "endpoint",
        "DRAFT",
        Some(include_str!("documents/table.json")),
    );
    change(&fake, "1111", |flow| {
        flow.endpoint_uri = Some("https://flows.example.org".to_owned());
        flow.application_id = Some("77".to_owned());
    });
    let key = Some("-----BEGIN PUBLIC KEY-----".to_owned());
    fake.lock().state.keys.insert("700".to_owned(), key);
    let ran = run(&folder, &fake, "flows publish --yes 1111");
    ran.ended(0);
    assert_eq!(ran.stderr, "published flow 1111 `ask`\n");
}
