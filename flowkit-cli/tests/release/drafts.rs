//! What is said of flows that are drafts when a release ends.

use flowkit_fake_graph::{Answer, Fake, Fault, refusal};
use serde_json::json;

use crate::support::{Folder, Ran};
use crate::{answering, changing, edit, project, release, released, server, status_of};

/// Released, published, and with a change of `question` to release.
fn changed(name: &str) -> (Folder, Fake) {
    let (folder, fake) = (project(name), server());
    released(&folder, &fake);
    edit(
        &folder,
        "flows/question.json",
        "\"label\": \"Question\"",
        "\"label\": \"Your question\"",
    );
    (folder, fake)
}

/// How many calls look at Meta before anything is done.
fn looks(folder: &Folder, fake: &Fake) -> usize {
    let before = fake.calls().len();
    release(folder, fake, &["--dry-run"]).ended(0);
    fake.calls().len() - before
}

/// Releases, with a fault at this call after the looks.
fn stopped(folder: &Folder, fake: &Fake, nth: usize, fault: Fault) -> Ran {
    let passed = looks(folder, fake) + nth;
    fake.faults((0..passed).map(|_| Fault::Pass));
    fake.faults([fault]);
    release(folder, fake, &["--yes"])
}

#[test]
fn drafts_that_are_left_are_named_with_what_publishes_them() {
    let (folder, fake) = (project("release-left"), server());
    let left = "not published: `booking` (1111), `question` (1112); `flowkit release --env staging --publish` publishes \
                them\n";
    let ran = release(&folder, &fake, &["--yes", "--no-publish"]);
    let said = format!("\nreleased to `staging`\n{left}");
    assert!(ran.ended(0).stderr.ends_with(&said), "{}", ran.stderr);
    for args in [
        &["--no-publish"][..],
        &["--no-publish", "--dry-run"],
        &["--no-publish", "--format", "json"],
    ] {
        let ran = release(&folder, &fake, args);
        let said = format!("nothing to change in `staging`\n{left}");
        assert_eq!(ran.ended(0).stderr, said);
    }
    let ran = release(&folder, &fake, &["--no-publish", "--flow", "question"]);
    let said = "not published: `question` (1112); `flowkit release --env staging --flow question --publish` publishes it\n";
    assert!(ran.ended(0).stderr.ends_with(said), "{}", ran.stderr);
    release(&folder, &fake, &["--yes", "--flow", "question"]).ended(0);
    let ran = release(&folder, &fake, &["--no-publish"]);
    assert!(
        ran.stderr.contains("not published: `booking` (1111); "),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_flow_that_was_published_and_is_left_a_draft_is_named() {
    let (folder, fake) = changed("release-left-draft");
    let ran = release(&folder, &fake, &["--yes", "--no-publish"]);
    let said = "released to `staging`\nnot published: `question` (1112); ";
    assert!(ran.ended(0).stderr.contains(said), "{}", ran.stderr);
}

#[test]
fn a_refused_publication_names_the_flow_that_became_a_draft() {
    let (folder, fake) = changed("release-cut-off");
    let no = refusal(
        400,
        139_002,
        json!({ "error_user_title": "Endpoint not available" }),
    );
    // The upload and two checks come before.
    let ran = stopped(&folder, &fake, 3, Fault::Answer(no));
    ran.ended(3);
    assert_eq!(status_of(&fake, "1112"), "DRAFT");
    assert!(
        ran.stderr.ends_with(
            "= help: `question` (1112) was published, and is a draft now\n  \
             = help: 3 of 4 steps were done; the same command again goes on from there\n"
        ),
        "{}",
        ran.stderr
    );
    release(&folder, &fake, &["--yes"]).ended(0);
    assert_eq!(status_of(&fake, "1112"), "PUBLISHED");
}

#[test]
fn a_flow_that_was_published_again_before_is_not_named() {
    let (folder, fake) = changed("release-one-of-two");
    edit(&folder, "flows/booking.json", "\"Question\"", "\"Table\"");
    let no = refusal(400, 139_002, json!({ "error_user_title": "No" }));
    // Two uploads, two checks, the other one's publication.
    let ran = stopped(&folder, &fake, 5, Fault::Answer(no));
    ran.ended(3);
    assert_eq!(status_of(&fake, "1111"), "PUBLISHED");
    assert_eq!(status_of(&fake, "1112"), "DRAFT");
    let said = "= help: `question` (1112) was published, and is a draft now\n";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
}

#[test]
fn where_nobody_knows_whether_it_is_a_draft_that_is_said() {
    let may = "= help: `question` (1112) was published, and may be a draft now\n";
    for nth in [0, 3] {
        let (folder, fake) = changed("release-may-be");
        let ran = stopped(&folder, &fake, nth, Fault::CarryOutAndClose);
        assert!(ran.ended(2).stderr.contains(may), "{nth}: {}", ran.stderr);
    }
    // An answer that says that it failed does not say that it was not carried out.
    let (folder, fake) = changed("release-may-be-refused");
    let failed = Fault::Answer(refusal(500, 1, json!({ "message": "unknown" })));
    let ran = stopped(&folder, &fake, 0, failed);
    assert!(ran.stderr.contains(may), "{}", ran.stderr);
    // A refusal leaves it published.
    let (folder, fake) = changed("release-is-not");
    let no = refusal(400, 10, json!({ "message": "(#10) no permission" }));
    let ran = stopped(&folder, &fake, 0, Fault::Answer(no));
    assert!(!ran.ended(3).stderr.contains("draft"), "{}", ran.stderr);
    assert_eq!(status_of(&fake, "1112"), "PUBLISHED");
}

#[test]
fn what_changed_while_the_question_waited_is_not_overwritten() {
    let (folder, fake) = changed("release-meanwhile");
    let lock = folder.read("flowkit.lock");
    let looks = looks(&folder, &fake);
    fake.faults((0..looks).map(|_| Fault::Pass));
    // The first look after the answer.
    fake.answers([Answer::json(&json!({
        "id": "1111", "name": "table_booking", "status": "PUBLISHED", "categories": ["SURVEY"],
        "validation_errors": [], "endpoint_uri": "https://flows.example.org/booking",
    }))]);
    let ran = answering(&folder, &fake, &[], "y\n");
    ran.ended(2);
    assert!(
        ran.stderr.ends_with(
            "error: somebody changed at Meta what the question was about, before it was answered: nothing was done\n  \
             = help: the same command again shows the plan as it is now\n"
        ),
        "{}",
        ran.stderr
    );
    assert_eq!(changing(&fake), [""; 0]);
    assert_eq!(folder.read("flowkit.lock"), lock);
    answering(&folder, &fake, &[], "y\n").ended(0);
}
