//! `flowkit flows list`, as people and programs see it.
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
use flows::{Answer, Fault, add, change, misspelt, refusal, run};
use serde_json::json;
use support::{FINE, Folder};

/// Three flows, one of them with errors.
fn three() -> Fake {
    let fake = Fake::start_in_background();
    add(&fake, "booking", "PUBLISHED", Some(FINE));
    let survey = add(&fake, "survey", "DRAFT", Some(&misspelt(FINE)));
    change(&fake, &survey, |flow| {
        flow.categories = json!(["SURVEY", "OTHER"]);
    });
    add(&fake, "", "DRAFT", None);
    fake
}

#[test]
fn a_table_for_people() {
    let (fake, folder) = (three(), Folder::new("list-table"));
    let ran = run(&folder, &fake, "flows list");
    ran.ended(0);
    let expected = "\
ID    NAME     STATUS     CATEGORIES     ERRORS
1111  booking  PUBLISHED  OTHER          0
1112  survey   DRAFT      SURVEY, OTHER  2
1113  -        DRAFT      OTHER          0
";
    assert_eq!(ran.stdout, expected);
    assert_eq!(ran.stderr, "");
}

#[test]
fn an_object_a_line_for_programs() {
    let (fake, folder) = (three(), Folder::new("list-json"));
    let ran = run(&folder, &fake, "flows list --format json");
    ran.ended(0);
    let lines = ran.json_lines();
    assert_eq!(lines.len(), 3);
    assert_eq!(
        lines[0],
        json!({ "id": "1111", "name": "booking", "status": "PUBLISHED", "categories": ["OTHER"],
            "validation_errors": [], "json_version": "7.3" })
    );
    let error = &lines[1]["validation_errors"][1];
    assert_eq!(
        *error,
        json!({ "error": "INVALID_PROPERTY_KEY", "error_type": "FLOW_JSON_ERROR",
            "message": "item 1 of `screens` has no property `ttle`",
            "line_start": 6, "line_end": 6, "column_start": 7, "column_end": 13,
            "pointers": [{ "line_start": 6, "line_end": 6, "column_start": 7, "column_end": 13,
                "path": "screens [0].ttle" }] })
    );
    // The order of members is that of Meta's reference.
    let line = ran.stdout.lines().nth(1).unwrap();
    let at = |name: &str| line.find(name).unwrap();
    assert!(at("\"error\"") < at("\"error_type\"") && at("\"error_type\"") < at("\"message\""));
    assert_eq!(ran.stderr, "");
}

#[test]
fn all_pages_are_read_with_few_calls() {
    let (fake, folder) = (Fake::start_in_background(), Folder::new("list-pages"));
    for number in 0..250 {
        add(&fake, &format!("flow_{number}"), "DRAFT", None);
    }
    let ran = run(&folder, &fake, "flows list --format json");
    ran.ended(0);
    let lines = ran.json_lines();
    assert_eq!(lines.len(), 250);
    assert_eq!(lines[249]["name"], "flow_249");
    let calls = fake.calls();
    assert_eq!(calls.len(), 3, "{calls:?}");
    assert!(
        calls[2].ends_with("&limit=100&after=CURSOR200"),
        "{calls:?}"
    );
}

#[test]
fn a_limit_asks_for_no_more_than_it_needs() {
    let (fake, folder) = (three(), Folder::new("list-limit"));
    let ran = run(&folder, &fake, "flows list --limit 2");
    ran.ended(0);
    assert_eq!(ran.stdout.lines().count(), 3, "{}", ran.stdout);
    let calls = fake.calls();
    assert!(
        calls.len() == 1 && calls[0].ends_with("&limit=2"),
        "{calls:?}"
    );
    let none = run(&folder, &fake, "flows list --limit 0");
    none.ended(2);
    assert!(none.stderr.contains("--limit"), "{}", none.stderr);
}

#[test]
fn a_status_chooses_whatever_its_case() {
    let (fake, folder) = (three(), Folder::new("list-status"));
    let ran = run(&folder, &fake, "flows list --status draft --format json");
    ran.ended(0);
    let ids: Vec<_> = ran
        .json_lines()
        .iter()
        .map(|flow| flow["id"].clone())
        .collect();
    assert_eq!(ids, ["1112", "1113"]);
    let both = run(
        &folder,
        &fake,
        "flows list --status draft --status Published --limit 2",
    );
    assert!(both.stdout.contains("1111") && both.stdout.contains("1112"));
    assert!(!both.stdout.contains("1113"), "{}", both.stdout);
    // The limit counts what is shown, not what is read.
    assert!(fake.calls()[1].ends_with("&limit=100"));
}

#[test]
fn a_status_that_no_flow_has_is_said() {
    let (fake, folder) = (three(), Folder::new("list-no-status"));
    for (status, said) in [
        ("blocked", "none of the 3 flows of account 900 is BLOCKED\n"),
        (
            "darft",
            "none of the 3 flows of account 900 is DARFT; did you mean `DRAFT`?\n",
        ),
        ("RETIRED", "none of the 3 flows of account 900 is RETIRED\n"),
    ] {
        for format in ["human", "json"] {
            let ran = run(
                &folder,
                &fake,
                &format!("flows list --status {status} --format {format}"),
            );
            ran.ended(0);
            assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", said));
        }
    }
    // Meta may have statuses that are newer than this program.
    add(&fake, "old", "RETIRED", None);
    let ran = run(&folder, &fake, "flows list --status retired");
    assert!(ran.ended(0).stdout.contains("old"), "{}", ran.stdout);
}

#[test]
fn an_account_without_flows_is_said() {
    let (fake, folder) = (Fake::start_in_background(), Folder::new("list-empty"));
    let ran = run(&folder, &fake, "flows list");
    ran.ended(0);
    assert_eq!(ran.stdout, "");
    assert_eq!(
        ran.stderr,
        "account 900 has no flows; `flowkit flows create --help` says how to create one\n"
    );
    // The account can be another one.
    let ran = run(&folder, &fake, "flows list --waba-id 901 --format json");
    assert_eq!(ran.ended(0).stdout, "");
    assert!(ran.stderr.starts_with("account 901 "), "{}", ran.stderr);
}

#[test]
fn what_meta_says_cannot_steer_the_terminal() {
    let (fake, folder) = (Fake::start_in_background(), Folder::new("list-steer"));
    add(&fake, "a\u{1b}[2Jb\nc", "DRAFT", None);
    let ran = run(&folder, &fake, "flows list --color always");
    ran.ended(0);
    assert!(ran.stdout.contains("a\u{fffd}[2Jb c"), "{ran:?}");
    assert!(!ran.stdout.contains('\u{1b}'), "{ran:?}");
}

#[test]
fn refusals_say_what_to_do() {
    let (fake, folder) = (three(), Folder::new("list-refused"));
    fake.answers([refusal(
        401,
        190,
        json!({ "message": "Session has expired" }),
    )]);
    let ran = run(&folder, &fake, "flows list");
    ran.ended(3);
    assert_eq!(ran.stdout, "");
    assert_eq!(
        ran.stderr,
        "error: cannot list the flows of account 900: Session has expired (code 190, fbtrace_id TRACE1)\n  \
         = help: the token is wrong, expired or revoked: make a new one for the system user\n"
    );
    fake.answers([refusal(400, 80_007, json!({})).header(
        "x-business-use-case-usage",
        r#"{"900":[{"type":"whatsapp","call_count":100,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":7}]}"#,
    )]);
    let ran = run(&folder, &fake, "flows list");
    ran.ended(3);
    assert!(
        ran.stderr
            .ends_with("Meta takes calls again in about 7 min\n"),
        "{}",
        ran.stderr
    );
    // What came before a refusal is printed.
    for number in 0..100 {
        add(&fake, &format!("flow_{number}"), "DRAFT", None);
    }
    fake.faults([Fault::Pass, Fault::Answer(refusal(400, 190, json!({})))]);
    let ran = run(&folder, &fake, "flows list --format json");
    ran.ended(3);
    assert_eq!(ran.json_lines().len(), 100);
    // A gateway's page is no answer of Meta's.
    fake.answers([Answer::text(404, "<html>nginx</html>")]);
    let ran = run(&folder, &fake, "flows list");
    ran.ended(2);
    assert!(
        ran.stderr.contains("= help: check the base URL"),
        "{}",
        ran.stderr
    );
}

#[test]
fn without_account_or_token_nothing_is_asked() {
    let folder = Folder::new("list-unset");
    let token = [
        ("WHATSAPP_TOKEN", "a"),
        ("FLOWKIT_GRAPH_URL", "http://127.0.0.1:9"),
    ];
    let ran = folder.run_with(&["flows", "list"], b"", &token);
    ran.ended(2);
    assert!(
        ran.stderr.contains("set WHATSAPP_WABA_ID"),
        "{}",
        ran.stderr
    );
    let ran = folder.run_with(&["flows", "list", "--waba-id", "900"], b"", &[]);
    ran.ended(2);
    assert!(ran.stderr.contains("set WHATSAPP_TOKEN"), "{}", ran.stderr);
}
