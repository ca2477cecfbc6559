//! Health statuses, and what Meta's validator finds.

use flowkit_fake_graph::Health;

use crate::{changing, edit, forget_calls, project, release, released, server, status_of};

fn blocked() -> Health {
    Health::Blocked(
        141_006,
        "there is no payment method".to_owned(),
        "https://example.org/add-one".to_owned(),
    )
}

#[test]
fn a_blocked_flow_stops_the_release_before_publishing() {
    let (folder, fake) = (project("release-blocked"), server());
    fake.lock().state.health.insert(1112, blocked());
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(1);
    assert!(
        ran.stderr.ends_with(
            "checked `question` (1112): DRAFT, BLOCKED\n\
             error: messages with flow `question` (1112) cannot be sent: its health status is BLOCKED\n  \
               BUSINESS 5: BLOCKED\n    \
                 there is no payment method (141006); possible solution: https://example.org/add-one\n  \
               = help: 7 of 10 steps were done; the same command again goes on from there\n"
        ),
        "{}",
        ran.stderr
    );
    assert!(!changing(&fake).iter().any(|call| call.ends_with("publish")));
    // Where nothing is to change, it is told all the same.
    forget_calls(&fake);
    let ran = release(&folder, &fake, &["--no-publish", "--format", "json"]);
    ran.ended(1);
    assert_eq!(
        ran.json_lines()[1]["health_status"]["entities"][1]["errors"][0]["error_code"],
        141_006
    );
    assert_eq!(changing(&fake), [""; 0]);
    // Mended, it goes on.
    fake.lock().state.health.clear();
    release(&folder, &fake, &["--yes"]).ended(0);
    assert_eq!(
        changing(&fake),
        ["POST /1111/publish", "POST /1112/publish"]
    );
}

#[test]
fn obstacles_to_publishing_are_found_before_trying() {
    let (folder, fake) = (project("release-no-app"), server());
    edit(&folder, "flowkit.toml", "application-id = \"77\"", "");
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(1);
    assert!(
        ran.stderr
            .contains("FLOW 1111: BLOCKED\n    No application connected (131000)"),
        "{}",
        ran.stderr
    );
    assert_eq!(status_of(&fake, "1111"), "DRAFT");
}

/// Whether a message can be sent depends on the number that it is sent from.
#[test]
fn health_is_asked_for_the_phone_number() {
    let (folder, fake) = (project("release-health-number"), server());
    for args in [&["--yes"][..], &[]] {
        forget_calls(&fake);
        release(&folder, &fake, args).ended(0);
        let shared = fake.lock();
        let fields = shared.seen.iter().filter_map(|seen| seen.param("fields"));
        let asked: Vec<_> = fields
            .filter(|fields| fields.contains("health_status"))
            .collect();
        assert_eq!(asked.len(), 2);
        let named = |fields: &&str| fields.contains("health_status.phone_number(700)");
        assert!(asked.iter().all(named), "{asked:#?}");
    }
}

#[test]
fn restrictions_are_a_warning() {
    let (folder, fake) = (project("release-limited"), server());
    fake.lock().state.set_health("1111", Health::Limited);
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(0);
    assert!(
        ran.stderr.contains(
            "warning: messages with flow `booking` (1111) can be sent with restrictions: its health status is LIMITED\n  \
               BUSINESS 5: LIMITED\n    \
                 business not verified (141010); possible solution: https://example.org\n  \
               APP 77: LIMITED\n    \
                 not subscribed to the message webhook\n"
        ),
        "{}",
        ran.stderr
    );
    assert_eq!(status_of(&fake, "1111"), "PUBLISHED");
    let ran = release(&folder, &fake, &[]);
    ran.ended(0);
    assert!(
        ran.stderr.contains("its health status is LIMITED"),
        "{}",
        ran.stderr
    );
}

#[test]
fn no_health_status_is_no_hindrance() {
    let (folder, fake) = (project("release-no-health"), server());
    fake.lock()
        .state
        .set_health("1111", Health::Exactly(serde_json::Value::Null));
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(0);
    assert!(
        ran.stderr
            .contains("checked `booking` (1111): DRAFT, no health status\n"),
        "{}",
        ran.stderr
    );
}

/// What flowkit's validator does not know, Meta's may.
#[test]
fn faults_that_only_meta_finds_stop_the_release_at_their_place() {
    let (folder, fake) = (project("release-meta-finds"), server());
    released(&folder, &fake);
    edit(
        &folder,
        "flows/question.json",
        "\"Question\"",
        "\"Your question\"",
    );
    let answer = serde_json::json!({ "success": true, "validation_errors": [{
        "error": "INVALID_PROPERTY_VALUE", "error_type": "FLOW_JSON_ERROR", "message": "Not today.",
        "line_start": 6, "line_end": 6, "column_start": 16, "column_end": 21, "pointers": [],
    }] });
    let calls = {
        release(&folder, &fake, &["--dry-run"]).ended(0);
        fake.calls().len()
    };
    fake.faults((0..calls).map(|_| flowkit_fake_graph::Fault::Pass));
    fake.answers([flowkit_fake_graph::Answer::json(&answer)]);
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(1);
    let (_, finding) = ran.stdout.split_once("\n\n").unwrap();
    assert_eq!(
        finding,
        "error[INVALID_PROPERTY_VALUE]: Not today\n \
         --> flows/question.json:6:16\n  \
           |\n\
         6 |       \"title\": \"Ask\",\n  \
           |                ^^^^^\n\n"
    );
    assert!(
        ran.stderr.ends_with(
            "uploaded flows/question.json to `question` (1112)\n\
             error: Meta finds an error in the Flow JSON of `question` (1112), so it cannot be published\n  \
               = help: `question` (1112) was published, and is a draft now\n  \
               = help: 1 of 4 steps were done; the same command again goes on from there\n"
        ),
        "{}",
        ran.stderr
    );
    assert_eq!(changing(&fake), ["POST /1112/assets"]);
}

/// Once such a document is there, another release does not upload it again, and says what is wrong again.
#[test]
fn faults_of_what_meta_has_are_told_again() {
    let (folder, fake) = (project("release-meta-has"), server());
    released(&folder, &fake);
    let answer = serde_json::json!({ "id": "1112", "name": "question", "status": "DRAFT",
        "categories": ["CONTACT_US"], "validation_errors": [{ "error": "INVALID_PROPERTY_VALUE", "message": "Not today" }] });
    fake.answers([flowkit_fake_graph::Answer::json(&answer)]);
    let ran = release(&folder, &fake, &["--flow", "question", "--no-publish"]);
    ran.ended(1);
    assert!(ran.stdout.contains("Not today"), "{}", ran.stdout);
    assert_eq!(changing(&fake), [""; 0]);
}
