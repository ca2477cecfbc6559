//! `flowkit flows deprecate` and `flowkit flows delete`, as people and programs see them.
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
use flows::{Answer, Fault, add, asked, changes, get, refusal};
use serde_json::json;
use support::Folder;

const DEPRECATE: [&str; 3] = ["flows", "deprecate", "1111"];
const DELETE: [&str; 3] = ["flows", "delete", "1111"];

fn with(name: &str, status: &str) -> (Fake, Folder) {
    let fake = Fake::start_in_background();
    add(&fake, "ask", status, None);
    (fake, Folder::new(&format!("retire-{name}")))
}

#[test]
fn deprecating_asks_by_name_and_status() {
    let (fake, folder) = with("deprecate", "THROTTLED");
    let question = "Deprecate flow 1111 `ask`, which is throttled? It can then be neither sent nor opened any more, for good. [y/N] \n";
    let yes = asked(&folder, &fake, &DEPRECATE, question, "y\n");
    assert_eq!(
        (yes.stdout.as_str(), yes.stderr),
        ("", format!("{question}deprecated flow 1111 `ask`\n"))
    );
    assert_eq!(changes(&fake), ["POST /1111/deprecate"]);
    assert_eq!(get(&fake, "1111").status, "DEPRECATED");
    // What is so already is a success.
    let again = folder.run_at(&fake, DEPRECATE);
    again.ended(0);
    assert_eq!(
        again.stderr,
        "flow 1111 `ask` is deprecated already: nothing was done\n"
    );
    assert_eq!(changes(&fake).len(), 1);
}

#[test]
fn a_name_at_meta_cannot_pass_for_words_of_the_command() {
    let fake = Fake::start_in_background();
    let name = "a\ndeleted flow 7\u{1b}[2K\u{202e}b\u{2066}";
    add(&fake, name, "DRAFT", None);
    let folder = Folder::new("retire-forged");
    let called = "flow 1111 `a deleted flow 7\u{fffd}[2K\u{fffd}b\u{fffd}`";
    let ran = folder.run_answering(&fake, &DELETE, "y\n");
    ran.ended(0);
    assert_eq!(
        ran.stderr,
        format!(
            "Delete {called}, which is a draft? Its JSON is lost with it, for good. [y/N] \ndeleted {called}\n"
        )
    );
    let id = add(&fake, name, "DRAFT", None);
    let ran = folder.run_at(&fake, ["flows", "update", &id, "--name", "b\nc"]);
    ran.ended(0);
    assert!(
        ran.stderr
            .contains("\n  name: a deleted flow 7\u{fffd}[2K\u{fffd}b\u{fffd} -> b c\n"),
        "{}",
        ran.stderr
    );
    // Programs get what is there, spelled out.
    let name = &format!("{name}\u{9b}2J\u{7f}");
    add(&fake, name, "DRAFT", None);
    let list = folder.run_at(&fake, ["flows", "list", "--format", "json"]);
    assert_eq!(list.json_lines()[1]["name"], *name);
    assert!(
        list.stdout
            .contains(r"a\ndeleted flow 7\u001b[2K\u202eb\u2066\u009b2J\u007f"),
        "{}",
        list.stdout
    );
}

#[test]
fn deprecating_for_programs() {
    for status in ["PUBLISHED", "BLOCKED", "NEWLY_INVENTED"] {
        let (fake, folder) = with("deprecate-json", status);
        if status == "NEWLY_INVENTED" {
            fake.faults([Fault::Pass, Fault::Answer(Answer::success())]);
        }
        let ran = folder.run_answering(
            &fake,
            &[&DEPRECATE[..], &["--yes", "--format", "json"]].concat(),
            "",
        );
        assert_eq!(
            ran.ended(0).json_lines(),
            [json!({ "id": "1111", "name": "ask", "status": "DEPRECATED", "changed": true })]
        );
        assert_eq!(changes(&fake).len(), 1);
    }
    let (fake, folder) = with("deprecated-json", "DEPRECATED");
    let ran = folder.run_answering(&fake, &[&DEPRECATE[..], &["--format", "json"]].concat(), "");
    assert_eq!(ran.ended(0).json_lines()[0]["changed"], false);
}

#[test]
fn a_draft_is_deleted_instead() {
    let (fake, folder) = with("draft", "DRAFT");
    let ran = folder.run_answering(&fake, &[&DEPRECATE[..], &["--yes"]].concat(), "");
    ran.ended(2);
    assert_eq!(
        ran.stderr,
        "error: flow 1111 `ask` is a draft, and only a published flow can be deprecated\n  \
         = help: a draft is deleted instead: `flowkit flows delete 1111`\n"
    );
    assert_eq!(changes(&fake), [""; 0]);
}

#[test]
fn somebody_else_may_deprecate_it_first() {
    let (fake, folder) = with("race", "PUBLISHED");
    let flow =
        |status: &str| Answer::json(&json!({ "id": "1111", "name": "ask", "status": status }));
    let yes = [&DEPRECATE[..], &["--yes"]].concat();
    fake.answers([
        flow("PUBLISHED"),
        refusal(400, 139_003, json!({})),
        flow("DEPRECATED"),
    ]);
    let ran = folder.run_answering(&fake, &yes, "");
    ran.ended(0);
    assert_eq!(
        ran.stderr,
        "flow 1111 `ask` is deprecated already: nothing was done\n"
    );
    // The same refusal for another reason is one.
    fake.answers([
        flow("PUBLISHED"),
        refusal(400, 139_003, json!({})),
        flow("DRAFT"),
    ]);
    let ran = folder.run_answering(&fake, &yes, "");
    assert!(
        ran.ended(3)
            .stderr
            .contains("= help: only a published flow can be deprecated, and only once"),
        "{}",
        ran.stderr
    );
    // As is any other.
    fake.answers([flow("PUBLISHED"), refusal(403, 10, json!({}))]);
    let ran = folder.run_answering(&fake, &yes, "");
    assert!(
        ran.ended(3)
            .stderr
            .contains("= help: the token lacks a permission"),
        "{}",
        ran.stderr
    );
}

#[test]
fn deleting_asks_by_name_and_status() {
    let (fake, folder) = with("delete", "DRAFT");
    let question =
        "Delete flow 1111 `ask`, which is a draft? Its JSON is lost with it, for good. [y/N] \n";
    let yes = asked(&folder, &fake, &DELETE, question, "yes\n");
    assert_eq!(
        (yes.stdout.as_str(), yes.stderr),
        ("", format!("{question}deleted flow 1111 `ask`\n"))
    );
    assert_eq!(changes(&fake), ["DELETE /1111"]);
    assert!(fake.lock().state.flows.is_empty());
    // What is not there is no success: the id may be wrong.
    let again = folder.run_at(&fake, DELETE);
    assert!(
        again
            .ended(3)
            .stderr
            .contains("= help: the id does not exist"),
        "{}",
        again.stderr
    );
}

#[test]
fn deleting_for_programs() {
    let (fake, folder) = with("delete-json", "DRAFT");
    let ran = folder.run_answering(
        &fake,
        &[&DELETE[..], &["-y", "--format", "json"]].concat(),
        "",
    );
    assert_eq!(
        ran.ended(0).json_lines(),
        [json!({ "id": "1111", "name": "ask", "changed": true })]
    );
}

#[test]
fn only_drafts_are_deleted() {
    for (status, said) in [
        (
            "PUBLISHED",
            "error: flow 1111 `ask` is published, and only drafts can be deleted\n  \
             = help: it can be deprecated: `flowkit flows deprecate 1111`\n",
        ),
        (
            "BLOCKED",
            "error: flow 1111 `ask` is blocked, and only drafts can be deleted\n  \
             = help: it can be deprecated: `flowkit flows deprecate 1111`\n",
        ),
        (
            "DEPRECATED",
            "error: flow 1111 `ask` is deprecated, and only drafts can be deleted\n  \
             = help: nothing is left to do: it can be neither sent nor opened\n",
        ),
    ] {
        let (fake, folder) = with("not-deleted", status);
        let ran = folder.run_answering(&fake, &[&DELETE[..], &["--yes"]].concat(), "");
        ran.ended(2);
        assert_eq!(ran.stderr, said);
        assert_eq!(changes(&fake), [""; 0]);
    }
    // Of a status that flowkit does not know Meta decides.
    let (fake, folder) = with("unknown", "NEWLY_INVENTED");
    let ran = folder.run_answering(&fake, &[&DELETE[..], &["--yes"]].concat(), "");
    assert!(
        ran.ended(3)
            .stderr
            .contains("= help: only a draft can be deleted"),
        "{}",
        ran.stderr
    );
}
