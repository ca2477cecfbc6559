//! `flowkit flows send`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use flowkit_fake_graph::{Fake, NUMBER, refusal};
use serde_json::{Value, json};
use support::{Folder, Ran};

fn fake(status: &str) -> Fake {
    let fake = Fake::start_in_background();
    fake.lock().state.add("table", status);
    fake
}

/// Sends the flow with these arguments.
fn send(fake: &Fake, folder: &Folder, more: &[&str]) -> Ran {
    let args = [
        &["flows", "send", "1111", "--to", "+33 6 12 34 56 78"][..],
        more,
    ]
    .concat();
    folder.run_answering(fake, &args, "")
}

/// What was sent, and that it was sent once, from the number of the settings.
fn sent(fake: &Fake) -> Value {
    let shared = fake.lock();
    let mut messages = shared.seen.iter().filter(|seen| seen.method == "POST");
    let message = messages.next().unwrap();
    assert!(messages.next().is_none());
    assert_eq!(message.path[1..], [NUMBER, "messages"]);
    message.json()
}

fn nothing_was_sent(fake: &Fake) {
    assert!(fake.lock().seen.iter().all(|seen| seen.method == "GET"));
}

#[test]
fn a_published_flow_goes_out_with_texts_that_make_sense() {
    let fake = fake("PUBLISHED");
    let folder = Folder::new("send");
    let ran = send(&fake, &folder, &[]);
    ran.ended(0);
    assert_eq!(
        ran.stdout,
        "message  wamid.X\nto       33612345678\nmode     published\n"
    );
    assert_eq!(
        ran.stderr,
        "Meta took the message; whether it arrives, the webhook field `messages` tells\n"
    );
    assert_eq!(
        fake.calls(),
        [
            "GET /1111?fields=id,status,data_api_version",
            "POST /700/messages"
        ]
    );
    assert_eq!(
        sent(&fake),
        json!({
            "messaging_product": "whatsapp", "recipient_type": "individual", "to": "33612345678",
            "type": "interactive",
            "interactive": {
                "type": "flow",
                "body": { "text": "Tap the button to begin." },
                "action": { "name": "flow", "parameters": {
                    "flow_message_version": "3", "flow_id": "1111", "flow_cta": "Open", "flow_action": "navigate",
                    "mode": "published",
                } },
            },
        })
    );
}

#[test]
fn everything_that_can_be_said() {
    let fake = fake("PUBLISHED");
    let folder = Folder::new("send-all");
    folder.write("dates.json", "{\"city\": \"PAR\"}");
    let ran = send(
        &fake,
        &folder,
        &[
            "--cta",
            "Book",
            "--body",
            "Pick a time",
            "--header",
            "Tables",
            "--footer",
            "One minute",
            "--flow-token",
            "s_8f2c",
            "--screen",
            "DATES",
            "--data",
            "@dates.json",
            "--format",
            "json",
        ],
    );
    ran.ended(0);
    assert_eq!(
        ran.json_lines(),
        [json!({
            "message_id": "wamid.X", "flow_id": "1111", "to": "33612345678", "wa_id": "33612345678",
            "user_id": null, "message_status": null, "mode": "published", "template": null,
        })]
    );
    assert_eq!(ran.stderr, "");
    assert_eq!(
        sent(&fake)["interactive"],
        json!({
            "type": "flow",
            "header": { "type": "text", "text": "Tables" },
            "body": { "text": "Pick a time" },
            "footer": { "text": "One minute" },
            "action": { "name": "flow", "parameters": {
                "flow_message_version": "3", "flow_id": "1111", "flow_cta": "Book", "flow_token": "s_8f2c",
                "flow_action": "navigate",
                "flow_action_payload": { "screen": "DATES", "data": { "city": "PAR" } }, "mode": "published",
            } },
        })
    );
}

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

#[test]
fn the_endpoint_can_be_asked_first() {
    let folder = Folder::new("send-exchange");
    let fake = fake("PUBLISHED");
    let ran = send(&fake, &folder, &["--data-exchange"]);
    ran.ended(0);
    assert!(
        ran.stderr
            .starts_with("warning: the flow has no endpoint to begin with"),
        "{}",
        ran.stderr
    );
    let fake = self::fake("PUBLISHED");
    let json = r#"{"data_api_version": "3.0"}"#.to_owned();
    fake.lock().state.flows.get_mut(&1111).unwrap().json = Some(json);
    let ran = send(&fake, &folder, &["--data-exchange"]);
    ran.ended(0);
    assert!(!ran.stderr.contains("warning"), "{}", ran.stderr);
    assert_eq!(
        sent(&fake)["interactive"]["action"]["parameters"]["flow_action"],
        "data_exchange"
    );
}

fn fake_with_endpoint() -> Fake {
    let fake = fake("PUBLISHED");
    let json = r#"{"data_api_version": "3.0"}"#.to_owned();
    fake.lock().state.flows.get_mut(&1111).unwrap().json = Some(json);
    fake
}

/// Whoever has written a handler of INIT would wait for it in vain.
#[test]
fn a_flow_with_an_endpoint_opens_by_asking_it() {
    let folder = Folder::new("send-endpoint");
    for (more, action, said) in [
        (
            &[][..],
            "data_exchange",
            "the flow has an endpoint, so it opens by asking it, with INIT (as by --data-exchange); --navigate or --screen \
             opens it with a screen instead\n",
        ),
        (
            &["--screen", "DATES"],
            "navigate",
            "the flow opens with a screen at once: its endpoint gets no INIT",
        ),
        (
            &["--navigate"],
            "navigate",
            "the flow opens with a screen at once: its endpoint gets no INIT",
        ),
        (
            &["--data-exchange"],
            "data_exchange",
            "Meta took the message",
        ),
    ] {
        let fake = fake_with_endpoint();
        let ran = send(&fake, &folder, more);
        ran.ended(0);
        assert!(ran.stderr.starts_with(said), "{more:?}: {}", ran.stderr);
        let parameters = sent(&fake)["interactive"]["action"]["parameters"].clone();
        assert_eq!(parameters["flow_action"], action, "{more:?}");
        let has_payload = parameters.get("flow_action_payload").is_some();
        assert_eq!(has_payload, more.contains(&"--screen"), "{more:?}");
    }
    // How a template opens the flow, stands in the template.
    let fake = fake_with_endpoint();
    let ran = send(&fake, &folder, &["--template", "again", "--language", "de"]);
    ran.ended(0);
    assert!(!ran.stderr.contains("INIT"), "{}", ran.stderr);
}

#[test]
fn someone_without_a_number_gets_it_by_their_id() {
    let folder = Folder::new("send-user");
    for more in [&[][..], &["--template", "again", "--language", "de"]] {
        let fake = fake("PUBLISHED");
        let to = "US.13491208655302741918";
        let args = [&["flows", "send", "1111", "--to", to], more].concat();
        let ran = folder.run_answering(&fake, &args, "");
        ran.ended(0);
        assert!(ran.stdout.contains(to), "{}", ran.stdout);
        let sent = sent(&fake);
        assert_eq!(sent["recipient"], to);
        assert!(sent.get("to").is_none(), "{sent}");
        let args = [&args[..], &["--format", "json"]].concat();
        let line = folder
            .run_answering(&fake, &args, "")
            .json_lines()
            .remove(0);
        assert_eq!((&line["user_id"], &line["to"]), (&json!(to), &json!(to)));
        assert_eq!(line["wa_id"], Value::Null);
    }
    let fake = fake("PUBLISHED");
    for (to, why) in [
        ("US.1 2", "a user id is letters and digits"),
        ("ada", "a user id begins with a country and a point"),
    ] {
        let ran = folder.run_at(&fake, ["flows", "send", "1111", "--to", to]);
        ran.ended(2);
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
    }
    assert_eq!(fake.calls().len(), 0);
}

#[test]
fn what_meta_does_with_a_template_is_told() {
    let folder = Folder::new("send-status");
    for (status, said) in [
        ("accepted", None),
        (
            "held_for_quality_assessment",
            Some("Meta holds the message back"),
        ),
        ("paused", Some("the template is paused")),
        ("eaten\n", Some("Meta says of the message: eaten")),
    ] {
        let fake = fake("PUBLISHED");
        let flow =
            flowkit_fake_graph::Answer::json(&json!({ "id": "1111", "status": "PUBLISHED" }));
        let answer = json!({ "messages": [{ "id": "wamid.Y", "message_status": status }] });
        fake.answers([flow, flowkit_fake_graph::Answer::json(&answer)]);
        let ran = send(
            &fake,
            &folder,
            &[
                "--template",
                "again",
                "--language",
                "de",
                "--format",
                "json",
            ],
        );
        ran.ended(0);
        assert_eq!(ran.json_lines()[0]["message_status"], status);
        match said {
            Some(said) => assert!(
                ran.stderr.starts_with("warning: ") && ran.stderr.contains(said),
                "{}",
                ran.stderr
            ),
            None => assert_eq!(ran.stderr, ""),
        }
    }
}

#[test]
fn a_template_opens_the_flow() {
    let fake = fake("PUBLISHED");
    let folder = Folder::new("send-template");
    let ran = send(
        &fake,
        &folder,
        &[
            "--template",
            "book_again",
            "--language",
            "en_US",
            "--button",
            "1",
            "--flow-token",
            "s_8f2c",
            "--data",
            "{\"city\": \"PAR\"}",
        ],
    );
    ran.ended(0);
    assert_eq!(
        ran.stdout,
        "message   wamid.X\nto        33612345678\ntemplate  book_again\n"
    );
    assert_eq!(
        sent(&fake)["template"],
        json!({
            "name": "book_again", "language": { "code": "en_US" },
            "components": [{ "type": "button", "sub_type": "flow", "index": "1", "parameters": [{ "type": "action",
                "action": { "flow_token": "s_8f2c", "flow_action_data": { "city": "PAR" } } }] }],
        })
    );
    let ran = send(
        &self::fake("PUBLISHED"),
        &folder,
        &["--template", "missing", "--language", "de"],
    );
    ran.ended(3);
    assert!(ran.stderr.contains("check the template"), "{}", ran.stderr);
}

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
