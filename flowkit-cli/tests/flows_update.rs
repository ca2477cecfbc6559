//! `flowkit flows update`, as people and programs see it.
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
use flows::{Fault, add, asked, change, changes, get, refusal, run, sent};
use serde_json::json;
use support::Folder;

fn with(name: &str, status: &str) -> (Fake, Folder) {
    let fake = Fake::start_in_background();
    let id = add(&fake, "table", status, None);
    change(&fake, &id, |flow| {
        flow.categories = json!(["SURVEY", "OTHER"]);
    });
    (fake, Folder::new(&format!("update-{name}")))
}

#[test]
fn a_wrong_endpoint_address_is_refused_before_any_call() {
    let fake = Fake::start_in_background();
    let folder = Folder::new("update-address");
    for (uri, why) in [
        ("http://flows.example.org", "begins with https://"),
        ("flows.example.org", "begins with https://"),
        ("https://", "names a host"),
        (
            "https://me:word@flows.example.org",
            "holds no name and password: Meta would show them",
        ),
        ("https://flows.example.org/a b", "has no blanks"),
        ("", "begins with https://"),
    ] {
        for args in [
            &["flows", "update", "1111"][..],
            &["flows", "create", "--name", "a", "--category", "survey"],
        ] {
            let ran = folder.run_answering(&fake, &[args, &["--endpoint-uri", uri]].concat(), "");
            ran.ended(2);
            assert!(ran.stderr.contains(why), "{}", ran.stderr);
        }
    }
    assert_eq!(fake.calls().len(), 0);
}

#[test]
fn all_that_differs_is_shown_and_sent() {
    let (fake, folder) = with("all", "DRAFT");
    let ran = run(
        &folder,
        &fake,
        "flows update 1111 --name table_v2 --category appointment-booking --endpoint-uri https://flows.example.org/table --application 77",
    );
    ran.ended(0);
    assert_eq!(ran.stdout, "");
    let expected = "\
flow 1111 `table`:
  name: table -> table_v2
  categories: SURVEY, OTHER -> APPOINTMENT_BOOKING
  endpoint_uri: - -> https://flows.example.org/table
  application_id: - -> 77
updated flow 1111 `table`, which is a draft now
";
    assert_eq!(ran.stderr, expected);
    assert_eq!(
        sent(&fake),
        [
            json!({ "name": "table_v2", "categories": ["APPOINTMENT_BOOKING"],
            "endpoint_uri": "https://flows.example.org/table", "application_id": "77" })
        ]
    );
}

#[test]
fn what_is_like_that_already_is_not_sent() {
    let (fake, folder) = with("same", "PUBLISHED");
    change(&fake, "1111", |flow| {
        flow.endpoint_uri = Some("https://a.example".to_owned());
        flow.application_id = Some("77".to_owned());
    });
    // The order of categories means nothing.
    let same = [
        "flows",
        "update",
        "1111",
        "--name",
        "table",
        "--category",
        "other",
        "--category",
        "survey",
        "--endpoint-uri",
        "https://a.example",
        "--application",
        "77",
    ];
    let ran = folder.run_at(&fake, same);
    ran.ended(0);
    assert_eq!(
        ran.stderr,
        "flow 1111 `table` is like that already: nothing was sent\n"
    );
    let json = folder.run_answering(&fake, &[&same[..], &["--format", "json"]].concat(), "");
    assert_eq!(
        json.ended(0).json_lines(),
        [json!({ "id": "1111", "name": "table", "status": "PUBLISHED", "changed": false })]
    );
    assert_eq!(changes(&fake), [""; 0]);
    assert_eq!(get(&fake, "1111").status, "PUBLISHED");
    // Only what differs is sent.
    let one = [&same[..], &["--category", "sign-in", "--yes"]].concat();
    folder.run_answering(&fake, &one, "").ended(0);
    assert_eq!(
        sent(&fake),
        [json!({ "categories": ["OTHER", "SURVEY", "SIGN_IN"] })]
    );
}

#[test]
fn of_a_published_flow_it_asks() {
    let (fake, folder) = with("asks", "PUBLISHED");
    let update = ["flows", "update", "1111", "--name", "table_v2"];
    let question = "\
flow 1111 `table`:
  name: table -> table_v2
warning: flow 1111 `table` is published, and a change turns it back into a draft: messages that were sent keep the version that they were sent with, and the new one is sent once it is published
Update it all the same? [y/N] \n";
    let yes = asked(&folder, &fake, &update, question, "y\n");
    assert_eq!(
        yes.stderr,
        format!("{question}updated flow 1111 `table`, which is a draft now\n")
    );
    assert_eq!(get(&fake, "1111").status, "DRAFT");
    let (fake, folder) = with("yes", "PUBLISHED");
    let ran = folder.run_answering(
        &fake,
        &[&update[..], &["-y", "--format", "json"]].concat(),
        "",
    );
    assert_eq!(
        ran.ended(0).json_lines(),
        [json!({ "id": "1111", "name": "table_v2", "status": "DRAFT", "changed": true })]
    );
    assert!(
        ran.stderr.contains("warning: ") && !ran.stderr.contains("[y/N]"),
        "{}",
        ran.stderr
    );
}

#[test]
fn nothing_to_change_is_told_before_any_call() {
    let (fake, folder) = with("nothing", "DRAFT");
    let ran = run(&folder, &fake, "flows update 1111");
    ran.ended(2);
    for option in [
        "--name <NAME>",
        "--category <CATEGORY>",
        "--endpoint-uri <URL>",
        "--application <ID>",
    ] {
        assert!(ran.stderr.contains(option), "{}", ran.stderr);
    }
    let ran = run(&folder, &fake, "flows update 1111 --category servey");
    assert!(
        ran.ended(2).stderr.contains("did you mean `SURVEY`?"),
        "{}",
        ran.stderr
    );
    let ran = run(&folder, &fake, "flows update 1111 --application shop");
    assert!(
        ran.ended(2).stderr.contains("an id is digits"),
        "{}",
        ran.stderr
    );
    assert_eq!(fake.calls(), [""; 0]);
}

#[test]
fn a_deprecated_flow_is_not_changed() {
    let (fake, folder) = with("deprecated", "DEPRECATED");
    let ran = run(&folder, &fake, "flows update --yes 1111 --name x");
    ran.ended(2);
    assert!(ran.stderr.contains("--clone 1111`"), "{}", ran.stderr);
    assert_eq!(changes(&fake), [""; 0]);
}

#[test]
fn refusals_say_what_to_do() {
    let (fake, folder) = with("refused", "DRAFT");
    add(&fake, "taken", "DRAFT", None);
    let ran = run(&folder, &fake, "flows update 1111 --name taken");
    ran.ended(3);
    assert!(
        ran.stderr.contains("error: cannot update the metadata of flow 1111: (#100) refused: Flow name is not unique")
            && ran.stderr.contains("= help: the name must be new in this account"),
        "{}",
        ran.stderr
    );
    fake.faults([Fault::Pass, Fault::Answer(refusal(400, 139_001, json!({})))]);
    let ran = run(&folder, &fake, "flows update 1111 --name x");
    assert!(
        ran.ended(3)
            .stderr
            .contains("= help: a flow that cannot be edited is to be cloned"),
        "{}",
        ran.stderr
    );
    fake.faults([Fault::Pass, Fault::CarryOutAndClose]);
    let ran = run(&folder, &fake, "flows update 1111 --name x");
    assert!(
        ran.ended(2)
            .stderr
            .contains("= help: Meta may have carried it out all the same"),
        "{}",
        ran.stderr
    );
    let ran = run(&folder, &fake, "flows update 4711 --name x");
    assert!(
        ran.ended(3)
            .stderr
            .contains("= help: the id does not exist"),
        "{}",
        ran.stderr
    );
}
