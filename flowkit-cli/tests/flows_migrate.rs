//! `flowkit flows migrate`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use flowkit_fake_graph::{Answer, Fake, Fault, OTHER_WABA, WABA, refusal};
use serde_json::json;
use support::Folder;

/// A server with these flows in the other account.
fn fake_with(flows: &[(&str, &str)]) -> Fake {
    let fake = Fake::start_in_background();
    for (name, status) in flows {
        let id: u64 = fake.lock().state.add(name, status).parse().unwrap();
        let mut shared = fake.lock();
        shared.state.flows.get_mut(&id).unwrap().waba = OTHER_WABA.to_owned();
    }
    fake
}

/// The names that were asked for in each call that copies.
fn asked(fake: &Fake) -> Vec<serde_json::Value> {
    let shared = fake.lock();
    let calls = shared.seen.iter().filter(|seen| seen.method == "POST");
    calls
        .map(|seen| {
            assert_eq!(seen.path[1..], [WABA, "migrate_flows"]);
            let body = seen.json();
            assert_eq!(body["source_waba_id"], OTHER_WABA);
            body["source_flow_names"].clone()
        })
        .collect()
}

#[test]
fn named_drafts_are_copied_without_a_question() {
    let fake = fake_with(&[
        ("table", "DRAFT"),
        ("survey", "DRAFT"),
        ("other", "PUBLISHED"),
    ]);
    let args = [
        "flows", "migrate", "--from", OTHER_WABA, "--flow", "survey", "--flow", "table", "--flow",
        "survey",
    ];
    let ran = Folder::new("migrate-named").run_at(&fake, args);
    ran.ended(0);
    let expected = "\
NAME    ID    COPY  RESULT
survey  1112  1114  copied
table   1111  1115  copied
";
    assert_eq!(ran.stdout, expected);
    assert_eq!(ran.stderr, "2 flows copied to account 900\n");
    assert_eq!(asked(&fake), [json!(["survey", "table"])]);
}

#[test]
fn a_published_copy_cannot_be_undone_so_it_asks() {
    let fake = fake_with(&[("table", "PUBLISHED"), ("survey", "DRAFT")]);
    let folder = Folder::new("migrate-published");
    let args = [
        "flows", "migrate", "--from", OTHER_WABA, "--flow", "survey", "--flow", "table",
    ];
    let question = "Copy 2 flows of account 901 (1 is published, and so will its copy be) to account 900? [y/N] ";
    for answer in ["", "no\n"] {
        let ran = folder.run_answering(&fake, &args, answer);
        ran.ended(4);
        assert!(ran.stderr.starts_with(question), "{}", ran.stderr);
        assert_eq!(asked(&fake).len(), 0);
    }
    folder.run_answering(&fake, &args, "yes\n").ended(0);
    assert_eq!(asked(&fake), [json!(["survey", "table"])]);
}

#[test]
fn all_flows_are_copied_if_somebody_says_yes() {
    let fake = fake_with(&[("a", "PUBLISHED"), ("b", "DRAFT"), ("c", "PUBLISHED")]);
    let folder = Folder::new("migrate-all");
    let args = ["flows", "migrate", "--from", OTHER_WABA];
    let question = "Copy all 3 flows of account 901 (2 are published, and so will their copies be) to account 900? [y/N] ";
    for answer in ["", "n\n"] {
        let ran = folder.run_answering(&fake, &args, answer);
        ran.ended(4);
        assert!(ran.stderr.starts_with(question), "{}", ran.stderr);
        assert_eq!(ran.stdout, "");
    }
    assert_eq!(asked(&fake).len(), 0);

    let ran = folder.run_answering(&fake, &args, "yes\n");
    ran.ended(0);
    assert_eq!(ran.stdout.lines().count(), 4);
    assert_eq!(asked(&fake), [json!(["a", "b", "c"])]);
}

#[test]
fn the_one_flow_is_asked_for_in_the_singular() {
    let fake = fake_with(&[("a", "PUBLISHED")]);
    let ran = Folder::new("migrate-one").run_at(&fake, ["flows", "migrate", "--from", OTHER_WABA]);
    ran.ended(4);
    let question = "Copy the one flow of account 901 (1 is published, and so will its copy be) to account 900? [y/N] ";
    assert!(ran.stderr.starts_with(question), "{}", ran.stderr);
}

#[test]
fn yes_skips_the_question() {
    let fake = fake_with(&[("a", "DRAFT")]);
    let args = [
        "flows", "migrate", "--from", OTHER_WABA, "--yes", "--format", "json",
    ];
    let ran = Folder::new("migrate-yes").run_at(&fake, args);
    ran.ended(0);
    assert_eq!(
        ran.json_lines(),
        [json!({ "source_name": "a", "source_id": "1111", "migrated_id": "1112" })]
    );
    assert_eq!(ran.stderr, "1 flow copied to account 900\n");
}

#[test]
fn what_is_not_copied_is_told_with_the_reason() {
    let fake = fake_with(&[("table", "DRAFT"), ("survey", "DRAFT")]);
    fake.lock().state.add("table", "DRAFT");
    let folder = Folder::new("migrate-failed");
    let args = [
        "flows", "migrate", "--from", OTHER_WABA, "--flow", "table", "--flow", "survey", "--flow",
        "tabel",
    ];
    let ran = folder.run_at(&fake, args);
    ran.ended(1);
    let expected = "\
NAME    ID    COPY  RESULT
survey  1112  1114  copied
table   -     -     Flows Migration Error (code 4233041)
tabel   -     -     Flows Migration Error (code 4233041)
";
    assert_eq!(ran.stdout, expected);
    let expected = "\
1 flow copied to account 900
warning: 2 flows not copied
  = help: a flow is not copied if the account has one of its name already, if there is none of its name to copy, or if a published one fails a check of publishing there
";
    assert_eq!(ran.stderr, expected);

    let args = [&args[..], &["--format", "json"]].concat();
    let ran = folder.run_answering(&fake, &args, "");
    ran.ended(1);
    assert_eq!(
        ran.json_lines()[0],
        json!({ "source_name": "table", "error_code": "4233041", "error_message": "Flows Migration Error" })
    );
    assert_eq!(ran.json_lines().len(), 3);
}

#[test]
fn flows_that_meta_is_silent_about_are_told() {
    let fake = fake_with(&[]);
    let answer = json!({ "migrated_flows": [{ "source_name": "a", "migrated_id": "5" }] });
    // The first call lists the flows.
    fake.faults([Fault::Pass, Fault::Answer(Answer::json(&answer))]);
    let args = [
        "flows", "migrate", "--from", OTHER_WABA, "--flow", "a", "--flow", "b",
    ];
    let ran = Folder::new("migrate-silent").run_at(&fake, args);
    ran.ended(1);
    assert_eq!(
        ran.stdout,
        "NAME  ID  COPY  RESULT\na     -   5     copied\nb     -   -     Meta did not say\n"
    );
    assert!(
        ran.stderr
            .contains("warning: 1 flow of which Meta did not say what became\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn more_than_a_hundred_are_several_calls() {
    let names: Vec<String> = (0..203).map(|number| format!("flow-{number}")).collect();
    let flows: Vec<_> = names.iter().map(|name| (name.as_str(), "DRAFT")).collect();
    let fake = fake_with(&flows);
    let folder = Folder::new("migrate-many");
    let args = [
        "flows", "migrate", "--from", OTHER_WABA, "--yes", "--format", "json",
    ];
    let ran = folder.run_at(&fake, args);
    ran.ended(0);
    let lengths: Vec<_> = asked(&fake)
        .iter()
        .map(|names| names.as_array().unwrap().len())
        .collect();
    assert_eq!(lengths, [100, 100, 3]);
    let copied: Vec<_> = ran
        .json_lines()
        .into_iter()
        .map(|line| line["source_name"].clone())
        .collect();
    assert_eq!(copied, names);
}

#[test]
fn what_was_copied_before_a_refusal_is_told() {
    let names: Vec<String> = (0..101).map(|number| format!("flow-{number}")).collect();
    let flows: Vec<_> = names.iter().map(|name| (name.as_str(), "DRAFT")).collect();
    let fake = fake_with(&flows);
    let done = names[..100]
        .iter()
        .map(|name| json!({ "source_name": name, "migrated_id": "7" }));
    let done = json!({ "migrated_flows": done.collect::<Vec<_>>() });
    // The first two calls list the flows.
    fake.faults([
        Fault::Pass,
        Fault::Pass,
        Fault::Answer(Answer::json(&done)),
        Fault::Answer(refusal(400, 139_000, json!({}))),
    ]);
    let mut args = vec!["flows", "migrate", "--from", OTHER_WABA];
    for name in &names {
        args.extend(["--flow", name]);
    }
    let ran = Folder::new("migrate-half").run_answering(&fake, &args, "");
    ran.ended(3);
    assert_eq!(ran.stdout.lines().count(), 101);
    assert!(
        ran.stderr.starts_with(
            "error: flows 101 to 101 of 101 (those before are done): cannot migrate flows"
        ),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("integrity checks"), "{}", ran.stderr);
}

#[test]
fn nothing_to_copy() {
    let fake = fake_with(&[]);
    let ran = Folder::new("migrate-none").run_at(&fake, ["flows", "migrate", "--from", OTHER_WABA]);
    ran.ended(0);
    assert_eq!(ran.stderr, "account 901 has no flows to copy\n");
    assert_eq!(asked(&fake).len(), 0);
}

#[test]
fn what_makes_no_sense_is_not_sent() {
    let fake = fake_with(&[]);
    let folder = Folder::new("migrate-nonsense");
    let ran = folder.run_at(&fake, ["flows", "migrate", "--from", WABA]);
    ran.ended(2);
    assert!(
        ran.stderr
            .contains("flows are copied to another account, and 900 is both"),
        "{}",
        ran.stderr
    );
    let ran = folder.run_at(&fake, ["flows", "migrate", "--from", "me"]);
    ran.ended(2);
    assert!(ran.stderr.contains("an id is digits"), "{}", ran.stderr);
    let ran = folder.run_at(
        &fake,
        ["flows", "migrate", "--from", OTHER_WABA, "--flow", ""],
    );
    ran.ended(2);
    assert!(ran.stderr.contains("--flow is empty"), "{}", ran.stderr);
    assert_eq!(fake.calls().len(), 0);
}

#[test]
fn an_account_that_the_token_may_not_see_is_told() {
    let fake = fake_with(&[]);
    let ran = Folder::new("migrate-refused").run_at(&fake, ["flows", "migrate", "--from", "5"]);
    ran.ended(3);
    assert!(
        ran.stderr.contains("cannot list the flows of account 5"),
        "{}",
        ran.stderr
    );
}
