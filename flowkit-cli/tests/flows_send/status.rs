//! Whether a flow is sent in its status.

use super::support::Folder;
use super::{fake, nothing_was_sent, send, sent};

#[test]
fn a_draft_is_sent_as_one_only_if_that_is_said() {
    let fake = fake("DRAFT");
    let folder = Folder::new("send-draft");
    let ran = send(&fake, &folder, &[]);
    ran.ended(1);
    assert_eq!(ran.stdout, "");
    assert_eq!(
        ran.stderr,
        "error: flow 1111 is a draft: nothing was sent\n  = help: --draft sends the draft, to test it; --published sends \
         the version that was published last, if there was one\n"
    );
    nothing_was_sent(&fake);

    let ran = send(&fake, &folder, &["--draft"]);
    ran.ended(0);
    assert!(ran.stdout.contains("mode     draft\n"), "{}", ran.stdout);
    assert_eq!(
        sent(&fake)["interactive"]["action"]["parameters"]["mode"],
        "draft"
    );
}

#[test]
fn the_last_version_of_a_flow_that_is_edited_can_be_sent() {
    // The server's flow has none, so Meta's refusal comes.
    let fake = fake("DRAFT");
    let ran = send(&fake, &Folder::new("send-published"), &["--published"]);
    ran.ended(3);
    assert!(ran.stderr.contains("code 131009"), "{}", ran.stderr);
    assert_eq!(
        sent(&fake)["interactive"]["action"]["parameters"]["mode"],
        "published"
    );
}

#[test]
fn what_cannot_be_sent_is_said_before() {
    let folder = Folder::new("send-cannot");
    for (status, more, why) in [
        (
            "BLOCKED",
            &[][..],
            "flow 1111 is BLOCKED, and cannot be sent: nothing was sent",
        ),
        ("BLOCKED", &["--draft"], "flow 1111 is BLOCKED"),
        (
            "DEPRECATED",
            &[],
            "flow 1111 is DEPRECATED, and cannot be sent any more",
        ),
        (
            "PUBLISHED",
            &["--draft"],
            "flow 1111 is PUBLISHED, so there is no draft of it",
        ),
        (
            "DRAFT",
            &["--template", "again", "--language", "en_US"],
            "publish the flow first",
        ),
    ] {
        let fake = fake(status);
        let ran = send(&fake, &folder, more);
        ran.ended(1);
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
        assert!(ran.stderr.contains("= help: "), "{}", ran.stderr);
        nothing_was_sent(&fake);
    }
}

#[test]
fn a_throttled_flow_is_sent_with_a_warning() {
    let fake = fake("THROTTLED");
    let ran = send(&fake, &Folder::new("send-throttled"), &[]);
    ran.ended(0);
    assert!(
        ran.stderr
            .starts_with("warning: the flow is THROTTLED: Meta sends it ten times an hour"),
        "{}",
        ran.stderr
    );
}

#[test]
fn statuses_of_the_future_are_left_to_meta() {
    let fake = fake("ARCHIVED");
    let ran = send(&fake, &Folder::new("send-unknown"), &[]);
    ran.ended(3);
    sent(&fake);
}
