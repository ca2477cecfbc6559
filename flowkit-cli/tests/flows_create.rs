//! `flowkit flows create`, as people and programs see it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "support/flows.rs"]
mod flows;
mod support;

use flowkit_fake_graph::Fake;
use flows::{Answer, Fault, add, asked, changes, get, misspelt, refusal, run, run_answering, sent};
use serde_json::json;
use support::{FINE, Folder};

const TABLE: &str = include_str!("documents/table.json");

fn at(name: &str) -> (Fake, Folder) {
    let folder = Folder::new(&format!("create-{name}"));
    folder
        .write("ask.json", FINE)
        .write("table.json", TABLE)
        .write("bad.json", misspelt(FINE));
    (Fake::start_in_background(), folder)
}

#[test]
fn an_empty_flow() {
    let (fake, folder) = at("empty");
    let ran = run(&folder, &fake, "flows create --name ask --category sign-up");
    ran.ended(0);
    assert_eq!(ran.stdout, "id      1111\nname    ask\nstatus  DRAFT\n");
    let next = "\
what is left to do:
  upload its JSON   flowkit flows push 1111 FILE
  publish it        flowkit flows publish 1111
";
    assert_eq!(ran.stderr, next);
    assert_eq!(
        sent(&fake),
        [json!({ "name": "ask", "categories": ["SIGN_UP"] })]
    );
}

#[test]
fn with_a_json_and_an_endpoint() {
    let (fake, folder) = at("endpoint");
    let ran = run(
        &folder,
        &fake,
        "flows create --name table --category Appointment-Booking --category OTHER --category other --json table.json --endpoint-uri https://flows.example.org/table",
    );
    ran.ended(0);
    let next = "\
what is left to do:
  connect its app   flowkit flows update 1111 --application ID
  check the key     flowkit keys status
  publish it        flowkit flows publish 1111
";
    assert_eq!(ran.stderr, next);
    assert_eq!(
        sent(&fake),
        [
            json!({ "name": "table", "categories": ["APPOINTMENT_BOOKING", "OTHER"], "flow_json": TABLE,
            "endpoint_uri": "https://flows.example.org/table" })
        ]
    );
    let without = run(
        &folder,
        &fake,
        "flows create --name t2 --category other --json table.json",
    );
    assert!(
        without
            .ended(0)
            .stderr
            .contains("  set its endpoint  flowkit flows update 1112 --endpoint-uri URL\n"),
        "{}",
        without.stderr
    );
}

#[test]
fn programs_get_an_object() {
    let (fake, folder) = at("json");
    let ran = run(
        &folder,
        &fake,
        "flows create --name ask --category OTHER --json ask.json --format json",
    );
    assert_eq!(
        ran.ended(0).json_lines(),
        [
            json!({ "id": "1111", "name": "ask", "status": "DRAFT", "changed": true, "validation_errors": [] })
        ]
    );
}

#[test]
fn a_copy_of_another_flow() {
    let (fake, folder) = at("clone");
    add(&fake, "ask", "DEPRECATED", Some(FINE));
    let ran = run(
        &folder,
        &fake,
        "flows create --name ask_v2 --category OTHER --clone 1111",
    );
    ran.ended(0);
    assert_eq!(
        ran.stderr,
        "what is left to do:\n  publish it        flowkit flows publish 1112\n"
    );
    assert_eq!(get(&fake, "1112").json.as_deref(), Some(FINE));
    let both = run(
        &folder,
        &fake,
        "flows create --name x --category OTHER --clone 1111 --json ask.json",
    );
    assert!(
        both.ended(2).stderr.contains("cannot be used with"),
        "{}",
        both.stderr
    );
    let none = run(
        &folder,
        &fake,
        "flows create --name x --category OTHER --clone 4711",
    );
    assert!(
        none.ended(3)
            .stderr
            .contains("Specified clone flow does not exist"),
        "{}",
        none.stderr
    );
}

#[test]
fn categories_are_read_with_care() {
    let (fake, folder) = at("categories");
    for (word, nearest) in [
        ("surveys", "SURVEY"),
        ("APPOINTMENT", "APPOINTMENT_BOOKING"),
        ("signup", "SIGN_UP"),
    ] {
        let ran = run(
            &folder,
            &fake,
            &format!("flows create --name ask --category {word}"),
        );
        ran.ended(2);
        assert_eq!(
            ran.stderr,
            format!(
                "error: there is no category `{word}`\n  = help: did you mean `{nearest}`? the categories are SIGN_UP, \
                 SIGN_IN, APPOINTMENT_BOOKING, LEAD_GENERATION, CONTACT_US, CUSTOMER_SUPPORT, SURVEY, SHOPPING, OTHER\n"
            )
        );
    }
    assert_eq!(fake.calls(), [""; 0]);
    // Meta may have one that is newer than this program.
    fake.answers([Answer::json(&json!({ "id": "9" }))]);
    let ran = run(
        &folder,
        &fake,
        "flows create --name ask --category gardening",
    );
    ran.ended(0);
    assert!(
        ran.stderr.starts_with(
            "warning: `GARDENING` is no category that flowkit knows, and is sent as it is; "
        ),
        "{}",
        ran.stderr
    );
    assert_eq!(
        sent(&fake),
        [json!({ "name": "ask", "categories": ["GARDENING"] })]
    );
}

#[test]
fn a_document_with_errors_is_not_sent() {
    let (fake, folder) = at("lint");
    let create = "flows create --name bad --category OTHER --json bad.json";
    let ran = run(&folder, &fake, create);
    ran.ended(1);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains(" --> bad.json:6:7\n"), "{}", ran.stderr);
    assert!(
        ran.stderr
            .contains("error: `bad.json` has 2 errors, so nothing was sent\n"),
        "{}",
        ran.stderr
    );
    assert_eq!(fake.calls(), [""; 0]);
    let ran = run(&folder, &fake, &format!("{create} --no-lint"));
    ran.ended(1);
    assert!(
        ran.stdout
            .starts_with("id      1111\nname    bad\nstatus  DRAFT\n\nerror["),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains(" --> bad.json:6:7\n"), "{}", ran.stdout);
    assert_eq!(
        ran.stderr,
        "Meta found 2 errors in its JSON: mend it, and `flowkit flows push 1111 FILE`\n"
    );
}

#[test]
fn publishing_at_once_is_asked_about() {
    let (fake, folder) = at("publish");
    let create = "flows create --name ask --category OTHER --json ask.json --publish";
    let question = "Publish `ask` at once? Customers can get it then, and that cannot be undone: a published flow can only be deprecated. [y/N] \n";
    let create: Vec<_> = create.split_whitespace().collect();
    let yes = asked(&folder, &fake, &create, question, "YES\n");
    assert_eq!(fake.calls().len(), 1, "Meta is called after the answer");
    assert_eq!(yes.stdout, "id      1111\nname    ask\nstatus  PUBLISHED\n");
    assert_eq!(yes.stderr, question);
    assert_eq!(sent(&fake)[0]["publish"], true);
    // From standard input comes the document, not the answer.
    let stdin = "flows create --name b --category OTHER --json - --publish";
    let ran = run_answering(&folder, &fake, stdin, FINE);
    assert!(
        ran.ended(4)
            .stderr
            .contains("came from standard input, so nobody can be asked"),
        "{}",
        ran.stderr
    );
    let ran = run_answering(
        &folder,
        &fake,
        &format!("{stdin} --yes --format json"),
        FINE,
    );
    assert_eq!(ran.ended(0).json_lines()[0]["status"], "PUBLISHED");
    assert_eq!(ran.stderr, "");
    // Without a Flow JSON there is nothing to publish.
    let ran = run(
        &folder,
        &fake,
        "flows create --name c --category OTHER --publish",
    );
    assert!(
        ran.ended(2).stderr.contains("--json <FILE>"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_draft_that_was_not_published_is_found() {
    let (fake, folder) = at("left-behind");
    let create = "flows create --name table --category OTHER --json table.json --publish --yes";
    let ran = run(&folder, &fake, create);
    ran.ended(3);
    assert_eq!(ran.stdout, "");
    assert_eq!(
        ran.stderr,
        "error: cannot create a flow in account 900: (#139002) refused: Endpoint URI is missing (code 139002, subcode \
         4233024, fbtrace_id TRACE1)\n  \
         = help: set the endpoint URI by an update of the metadata. Without publishing it may be there as a draft: look its \
         name up before you create it again\n  \
         = help: it is there: flow 1111 `table`, which is a draft. `flowkit flows publish 1111` tries again, `flowkit flows \
         delete 1111` deletes it\n"
    );
    // Where the name is another flow's, that one is not offered.
    let ran = run(&folder, &fake, create);
    ran.ended(3);
    assert!(!ran.stderr.contains("1111"), "{}", ran.stderr);
    // Where nothing was created, nothing is said to be.
    fake.answers([refusal(400, 139_000, json!({ "error_subcode": 4_233_020 }))]);
    let ran = run(
        &folder,
        &fake,
        "flows create --name x --category OTHER --json ask.json --publish --yes",
    );
    assert!(
        ran.ended(3)
            .stderr
            .contains("= help: Meta's integrity checks bar the account"),
        "{}",
        ran.stderr
    );
    assert!(!ran.stderr.contains("it is there"), "{}", ran.stderr);
}

#[test]
fn without_an_answer_the_name_is_looked_up() {
    let (fake, folder) = at("no-answer");
    fake.faults([Fault::CarryOutAndClose]);
    let ran = run(
        &folder,
        &fake,
        "flows create --name ask --category OTHER --json ask.json --publish --yes",
    );
    ran.ended(0);
    assert_eq!(ran.stdout, "id      1111\nname    ask\nstatus  PUBLISHED\n");
    assert_eq!(
        ran.stderr,
        "warning: Meta did not answer, and the flow was then found by its name\n"
    );
    assert_eq!(changes(&fake), ["POST /900/flows"]);
}

#[test]
fn a_gateway_may_hide_that_it_was_created() {
    let (fake, folder) = at("gateway");
    add(&fake, "ask", "PUBLISHED", Some(FINE));
    fake.answers([Answer::text(502, "<html>")]);
    let ran = run(
        &folder,
        &fake,
        "flows create --name ask --category OTHER --json ask.json --publish --yes",
    );
    ran.ended(2);
    assert!(
        ran.stderr.contains(
            "= help: there is a flow 1111 `ask` of this name, which is published; `flowkit flows show 1111` tells whether it \
             is the new one\n"
        ),
        "{}",
        ran.stderr
    );
}

#[test]
fn refusals_say_what_to_do() {
    let (fake, folder) = at("refused");
    add(&fake, "ask", "DRAFT", None);
    let ran = run(&folder, &fake, "flows create --name ask --category OTHER");
    ran.ended(3);
    assert_eq!(ran.stdout, "");
    assert!(
        ran.stderr.starts_with(
            "error: cannot create a flow in account 900: (#100) refused: Flow name is not unique"
        ) && ran
            .stderr
            .contains("= help: the name must be new in this account"),
        "{}",
        ran.stderr
    );
    let empty = folder.run_at(
        &fake,
        ["flows", "create", "--name", "", "--category", "OTHER"],
    );
    assert!(
        empty
            .ended(2)
            .stderr
            .contains("a value is required for '--name <NAME>'"),
        "{}",
        empty.stderr
    );
    let none = run(&folder, &fake, "flows create --name x");
    assert!(
        none.ended(2).stderr.contains("--category <CATEGORY>"),
        "{}",
        none.stderr
    );
    let env = [
        ("WHATSAPP_TOKEN", "a"),
        ("FLOWKIT_GRAPH_URL", "http://127.0.0.1:9"),
    ];
    let unset = folder.run_with(
        &["flows", "create", "--name", "x", "--category", "OTHER"],
        b"",
        &env,
    );
    assert!(
        unset.ended(2).stderr.contains("set WHATSAPP_WABA_ID"),
        "{}",
        unset.stderr
    );
    let missing = run(
        &folder,
        &fake,
        "flows create --name x --category OTHER --json nothing.json",
    );
    assert_eq!(
        missing.ended(2).stderr,
        "error: there is no file `nothing.json`\n"
    );
}
