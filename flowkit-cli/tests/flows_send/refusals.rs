//! What is not sent, and what Meta refuses.

use flowkit_fake_graph::{Fake, refusal};
use serde_json::json;

use super::support::Folder;
use super::{fake, nothing_was_sent, send};

#[test]
fn what_makes_no_sense_is_not_sent() {
    let fake = fake("PUBLISHED");
    let folder = Folder::new("send-nonsense");
    for (more, why) in [
        (&["--draft", "--published"][..], "cannot be used with"),
        (&["--screen", "A", "--data-exchange"], "cannot be used with"),
        (&["--navigate", "--data-exchange"], "cannot be used with"),
        (
            &["--template", "a", "--language", "de", "--navigate"],
            "cannot be used with",
        ),
        (&["--data", "{}"], "--screen"),
        (&["--screen", "A", "--data", "[]"], "there is no file `[]`"),
        (
            &["--screen", "A", "--data", "{\"a\": secret}"],
            "no JSON: expected value at line 1 column 7",
        ),
        (&["--template", "a"], "--language"),
        (&["--language", "de"], "--template"),
        (&["--button", "1"], "--template"),
        (
            &["--template", "a", "--language", "de", "--body", "b"],
            "cannot be used with",
        ),
        (
            &["--template", "a", "--language", "de", "--cta", "b"],
            "cannot be used with",
        ),
        (
            &["--template", "a", "--language", "de", "--draft"],
            "cannot be used with",
        ),
        (
            &["--template", "a", "--language", "de", "--screen", "b"],
            "cannot be used with",
        ),
    ] {
        let ran = send(&fake, &folder, more);
        ran.ended(2);
        assert!(ran.stderr.contains(why), "{more:?}: {}", ran.stderr);
        assert!(!ran.stderr.contains("secret"), "{}", ran.stderr);
    }
    let ran = folder.run_at(&fake, ["flows", "send", "1111", "--to", "06 12 34 56 78"]);
    ran.ended(2);
    assert!(
        ran.stderr.contains("with its country code"),
        "{}",
        ran.stderr
    );
    assert_eq!(fake.calls().len(), 0);
}

#[test]
fn texts_that_are_too_long_are_not_sent() {
    let fake = fake("PUBLISHED");
    let ran = send(
        &fake,
        &Folder::new("send-long"),
        &["--cta", "Book a table for two, outdoors, please"],
    );
    ran.ended(2);
    assert!(
        ran.stderr
            .contains("the button's text has 38 characters, and WhatsApp takes 30"),
        "{}",
        ran.stderr
    );
    nothing_was_sent(&fake);
}

#[test]
fn without_a_number_to_send_from_nothing_is_asked() {
    let fake = fake("PUBLISHED");
    let url = fake.url();
    let env = [
        ("FLOWKIT_GRAPH_URL", url.as_str()),
        ("WHATSAPP_TOKEN", flowkit_fake_graph::TOKEN),
    ];
    let args = ["flows", "send", "1111", "--to", "33612345678"];
    let ran = Folder::new("send-from").run_with(&args, b"", &env);
    ran.ended(2);
    assert_eq!(
        ran.stderr,
        "error: which phone number? its id is not set\n  = help: set WHATSAPP_PHONE_NUMBER_ID, or `phone-number-id` of an \
         environment in flowkit.toml, or --phone-number-id\n"
    );
    assert_eq!(fake.calls().len(), 0);
}

#[test]
fn metas_refusals_are_told_with_what_to_do() {
    let folder = Folder::new("send-refused");
    let fake = fake("PUBLISHED");
    let flow = flowkit_fake_graph::Answer::json(&json!({ "id": "1111", "status": "PUBLISHED" }));
    fake.answers([flow, refusal(400, 131_009, json!({}))]);
    let ran = send(&fake, &folder, &["--template", "again", "--language", "de"]);
    ran.ended(3);
    assert!(
        ran.stderr
            .contains("= help: a value does not fit the template: check that the button"),
        "{}",
        ran.stderr
    );
    for (status, code, why) in [
        (400, 131_030, "add the recipient to the test number's list"),
        (400, 131_047, "send a template instead"),
        (400, 132_069, "throttled to 10 messages an hour"),
        (400, 131_056, "at most one in six seconds"),
        (401, 190, "the token is wrong"),
    ] {
        let fake = self::fake("PUBLISHED");
        // The first request looks at the flow.
        let flow =
            flowkit_fake_graph::Answer::json(&json!({ "id": "1111", "status": "PUBLISHED" }));
        fake.answers([flow, refusal(status, code, json!({}))]);
        let ran = send(&fake, &folder, &[]);
        ran.ended(3);
        assert!(
            ran.stderr.contains(&format!("code {code}")),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
        assert_eq!(fake.calls().len(), 2, "a message is not sent twice");
    }
    let fake = Fake::start_in_background();
    let ran = send(&fake, &folder, &[]);
    ran.ended(3);
    assert!(
        ran.stderr.contains("the id does not exist"),
        "{}",
        ran.stderr
    );
    nothing_was_sent(&fake);
}
