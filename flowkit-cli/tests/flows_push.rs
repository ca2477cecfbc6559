//! `flowkit flows push`, as people and programs see it.
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
use flows::{Answer, Fault, add, asked, changes, get, misspelt, refusal, run};
use serde_json::{Value, json};
use support::{FINE, Folder};

/// What is said of a published flow before it is changed.
const DRAFT_AGAIN: &str = "warning: flow 1111 `ask` is published, and a change turns it back into a draft: messages that \
    were sent keep the version that they were sent with, and the new one is sent once it is published\n";

const UPLOAD: [&str; 1] = ["POST /1111/assets"];

fn other() -> String {
    FINE.replace("\"Question\"", "\"Your question\"")
}

/// A folder with `ask.json`, and a flow that has `FINE`.
fn with(name: &str, status: &str, json: &str) -> (Fake, Folder) {
    let fake = Fake::start_in_background();
    add(&fake, "ask", status, Some(FINE));
    let folder = Folder::new(&format!("push-{name}"));
    folder.write("ask.json", json);
    (fake, folder)
}

#[test]
fn what_is_no_document_at_all_is_not_sent_either() {
    let (fake, folder) = with("nothing", "DRAFT", FINE);
    for (content, why) in [
        (Vec::new(), "the Flow JSON is empty"),
        (
            vec![b' '; 11 * 1024 * 1024],
            "the Flow JSON has more than the 10485760 bytes that Meta takes (10 MB)",
        ),
    ] {
        folder.write("ask.json", content);
        let ran = run(&folder, &fake, "flows push --no-lint 1111 ask.json");
        ran.ended(2);
        assert_eq!(
            ran.stderr,
            format!("error: cannot upload the JSON of flow 1111: {why}\n")
        );
    }
    assert_eq!(changes(&fake), [""; 0]);
}

#[test]
fn another_document_is_uploaded_byte_by_byte() {
    let (fake, folder) = with("other", "DRAFT", &other());
    let ran = run(&folder, &fake, "flows push 1111 ask.json");
    ran.ended(0);
    assert_eq!(ran.stdout, "");
    assert_eq!(
        ran.stderr,
        "uploaded `ask.json` to flow 1111 `ask`, which is a draft now; `flowkit flows publish 1111` publishes it\n"
    );
    assert_eq!(changes(&fake), UPLOAD);
    assert_eq!(get(&fake, "1111").json, Some(other()));
}

#[test]
fn programs_get_an_object() {
    let (fake, folder) = with("json", "DRAFT", &other());
    let push = ["flows", "push", "--format", "json", "1111", "ask.json"];
    let outcome = |changed: bool| json!({ "id": "1111", "name": "ask", "status": "DRAFT", "changed": changed, "validation_errors": [] });
    let ran = folder.run_at(&fake, push);
    assert_eq!(ran.ended(0).json_lines(), [outcome(true)]);
    let again = folder.run_at(&fake, push);
    assert_eq!(again.ended(0).json_lines(), [outcome(false)]);
    assert_eq!(changes(&fake), UPLOAD);
}

#[test]
fn the_first_document_of_a_flow_is_uploaded() {
    let fake = Fake::start_in_background();
    add(&fake, "new", "DRAFT", None);
    let folder = Folder::new("push-first");
    folder.write("ask.json", FINE);
    folder
        .run_at(&fake, ["flows", "push", "1111", "ask.json"])
        .ended(0);
    assert_eq!(get(&fake, "1111").json.as_deref(), Some(FINE));
}

#[test]
fn what_is_there_already_is_not_uploaded() {
    let sorted: Value = serde_json::from_str(FINE).unwrap();
    for (name, json) in [("same", FINE.to_owned()), ("sorted", sorted.to_string())] {
        // Not even the question is needed for a published flow.
        let (fake, folder) = with(name, "PUBLISHED", &json);
        let ran = run(&folder, &fake, "flows push 1111 ask.json");
        ran.ended(0);
        assert_eq!(
            ran.stderr,
            "flow 1111 `ask` has this JSON already (white space and the order of members do not count): nothing was \
             uploaded\n"
        );
        assert_eq!(changes(&fake), [""; 0]);
        assert_eq!(get(&fake, "1111").status, "PUBLISHED");
    }
}

#[test]
fn what_is_there_already_with_errors_is_a_finding_still() {
    let fake = Fake::start_in_background();
    add(&fake, "ask", "DRAFT", Some(&misspelt(FINE)));
    let folder = Folder::new("push-still");
    folder.write("ask.json", misspelt(FINE));
    let ran = run(&folder, &fake, "flows push --no-lint 1111 ask.json");
    ran.ended(1);
    assert!(ran.stdout.contains(" --> ask.json:6:7\n"), "{}", ran.stdout);
    // Meta's lines are not those of a document that is laid out differently.
    let value: Value = serde_json::from_str(&misspelt(FINE)).unwrap();
    folder.write("ask.json", value.to_string());
    let ran = run(&folder, &fake, "flows push --no-lint 1111 ask.json");
    ran.ended(1);
    assert!(
        ran.stdout.contains(" --> flow 1111/flow.json:6:7\n"),
        "{}",
        ran.stdout
    );
    assert_eq!(changes(&fake), [""; 0]);
}

#[test]
fn of_a_published_flow_it_asks() {
    let (fake, folder) = with("asks", "PUBLISHED", &other());
    let push = ["flows", "push", "1111", "ask.json"];
    let question = format!("{DRAFT_AGAIN}Upload `ask.json` all the same? [y/N] \n");
    let yes = asked(&folder, &fake, &push, &question, "y\n");
    assert!(
        yes.stderr.starts_with(&question) && yes.stderr.contains("a draft now"),
        "{}",
        yes.stderr
    );
    assert_eq!(changes(&fake), UPLOAD);
    assert_eq!(get(&fake, "1111").status, "DRAFT");
}

#[test]
fn yes_answers_the_question_but_the_draft_is_said() {
    for status in ["PUBLISHED", "THROTTLED", "BLOCKED", "NEWLY_INVENTED"] {
        let (fake, folder) = with("yes", status, &other());
        let ran = run(&folder, &fake, "flows push --yes 1111 ask.json");
        ran.ended(0);
        assert!(
            ran.stderr
                .contains("and a change turns it back into a draft"),
            "{}",
            ran.stderr
        );
        assert!(!ran.stderr.contains("[y/N]"), "{}", ran.stderr);
        assert_eq!(changes(&fake), UPLOAD);
    }
}

#[test]
fn a_document_with_errors_is_not_sent() {
    let (fake, folder) = with("lint", "DRAFT", &misspelt(FINE));
    let ran = run(&folder, &fake, "flows push 1111 ask.json");
    ran.ended(1);
    assert_eq!(ran.stdout, "");
    let expected = "\
error[INVALID_PROPERTY_KEY]: item 1 of `screens` has no property `ttle`
 --> ask.json:6:7
  |
6 |       \"ttle\": \"Ask\",
  |       ^^^^^^
  |
  = help: did you mean `title`?
  = path: screens[0].ttle

error: `ask.json` has 2 errors, so nothing was sent
  = help: mend it, or send it as it is by --no-lint: Meta keeps a draft with errors, but does not publish it
";
    assert!(ran.stderr.ends_with(expected), "{}", ran.stderr);
    assert_eq!(fake.calls(), [""; 0]);
}

#[test]
fn without_lint_meta_has_the_word_and_prints_alike() {
    let (fake, folder) = with("no-lint", "DRAFT", &misspelt(FINE));
    let ran = run(&folder, &fake, "flows push --no-lint 1111 ask.json");
    ran.ended(1);
    let expected = "\
error[INVALID_PROPERTY_KEY]: item 1 of `screens` has no property `ttle`
 --> ask.json:6:7
  |
6 |       \"ttle\": \"Ask\",
  |       ^^^^^^
  |
  = path: screens[0].ttle
";
    assert!(ran.stdout.contains(expected), "{}", ran.stdout);
    assert_eq!(
        ran.stderr,
        "uploaded `ask.json` to flow 1111 `ask`, which is a draft now; Meta found 2 errors: it cannot be published until \
         they are mended\n"
    );
    assert_eq!(changes(&fake), UPLOAD);
    let json = run(
        &folder,
        &fake,
        "flows push --no-lint --format json 1111 ask.json",
    );
    json.ended(1);
    assert_eq!(
        json.json_lines()[0]["validation_errors"][1]["column_start"],
        7
    );
}

#[test]
fn what_breaks_on_the_phone_is_mentioned() {
    let long = FINE.replace(
        "\"Send\"",
        "\"Send this question of yours, 50 % off, right now\"",
    );
    let (fake, folder) = with("device", "DRAFT", &long);
    let ran = run(&folder, &fake, "flows push 1111 ask.json");
    ran.ended(0);
    assert!(
        ran.stderr.starts_with(
            "warning: `ask.json` has something that Meta publishes but the phone breaks or cuts short: `flowkit lint` \
             shows it\n"
        ),
        "{}",
        ran.stderr
    );
}

#[test]
fn standard_input_is_a_document_but_then_no_answer() {
    let (fake, folder) = with("stdin", "PUBLISHED", "");
    let ran = folder.run_answering(&fake, &["flows", "push", "1111", "-"], &other());
    ran.ended(4);
    assert_eq!(
        ran.stderr,
        format!(
            "{DRAFT_AGAIN}error: the Flow JSON came from standard input, so nobody can be asked: nothing was done\n  \
             = help: `--yes` answers the question beforehand; or name a file\n"
        )
    );
    assert_eq!(changes(&fake), [""; 0]);
    let ran = folder.run_answering(&fake, &["flows", "push", "--yes", "1111", "-"], &other());
    ran.ended(0);
    assert!(
        ran.stderr.contains("uploaded `<stdin>` to flow 1111"),
        "{}",
        ran.stderr
    );
    // A draft needs no answer.
    let ran = folder.run_answering(&fake, &["flows", "push", "1111", "-"], FINE);
    ran.ended(0);
    assert_eq!(get(&fake, "1111").json.as_deref(), Some(FINE));
}

#[test]
fn a_deprecated_flow_is_not_changed() {
    let (fake, folder) = with("deprecated", "DEPRECATED", &other());
    let ran = run(&folder, &fake, "flows push --yes 1111 ask.json");
    ran.ended(2);
    assert_eq!(
        ran.stderr,
        "error: flow 1111 `ask` is deprecated, which is for good: it can be neither changed nor published\n  \
         = help: a copy can: `flowkit flows create --name NAME --category CATEGORY --clone 1111`\n"
    );
    assert_eq!(changes(&fake), [""; 0]);
}

#[test]
fn a_comparison_that_fails_stops_only_what_it_protects() {
    let gone = || {
        [
            Fault::Pass,
            Fault::Pass,
            Fault::Answer(Answer::text(403, "<html>")),
        ]
    };
    let (fake, folder) = with("no-comparison", "PUBLISHED", &other());
    fake.faults(gone());
    let ran = run(&folder, &fake, "flows push --yes 1111 ask.json");
    ran.ended(2);
    assert_eq!(
        ran.stderr,
        "error: what Meta has cannot be compared: cannot download the asset of flow 1111: HTTP status 403 without a reason\n  \
         = help: the address has expired: list the assets again\n"
    );
    assert_eq!(changes(&fake), [""; 0]);
    let (fake, folder) = with("no-comparison-draft", "DRAFT", &other());
    fake.faults(gone());
    let ran = run(&folder, &fake, "flows push 1111 ask.json");
    ran.ended(0);
    assert!(
        ran.stderr
            .starts_with("warning: what Meta has cannot be compared: "),
        "{}",
        ran.stderr
    );
    assert_eq!(changes(&fake), UPLOAD);
}

#[test]
fn refusals_say_what_to_do() {
    let (fake, folder) = with("refused", "DRAFT", &other());
    for (answer, status, said) in [
        (
            refusal(
                400,
                139_001,
                json!({ "error_user_title": "Flow can't be updated" }),
            ),
            3,
            "error: cannot upload the JSON of flow 1111: (#139001) refused: Flow can't be updated (code 139001, fbtrace_id \
             TRACE1)\n  = help: a flow that cannot be edited is to be cloned",
        ),
        (
            refusal(
                400,
                100,
                json!({ "error_user_title": "Invalid Flow JSON version" }),
            ),
            3,
            "= help: check `version` and `data_api_version` in the Flow JSON",
        ),
        (
            refusal(500, 2, json!({})),
            3,
            "= help: Meta may have carried it out all the same: look before you repeat it",
        ),
        (
            Answer::json(&json!({ "success": false })),
            2,
            "error: cannot upload the JSON of flow 1111: ",
        ),
    ] {
        fake.faults([Fault::Pass, Fault::Pass, Fault::Pass, Fault::Answer(answer)]);
        let ran = run(&folder, &fake, "flows push 1111 ask.json");
        ran.ended(status);
        assert_eq!(ran.stdout, "");
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
    let ran = run(&folder, &fake, "flows push 4711 ask.json");
    assert!(
        ran.ended(3)
            .stderr
            .starts_with("error: cannot get flow 4711: "),
        "{}",
        ran.stderr
    );
}

#[test]
fn files_that_are_not_there_are_told_before_any_call() {
    let (fake, folder) = with("missing", "DRAFT", FINE);
    let ran = run(&folder, &fake, "flows push 1111 ask.jsn");
    ran.ended(2);
    assert_eq!(
        ran.stderr,
        "error: there is no file `ask.jsn`; did you mean `ask.json`?\n"
    );
    assert_eq!(fake.calls(), [""; 0]);
}
