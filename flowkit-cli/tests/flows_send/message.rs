//! What is sent: a message with a button, or a template.

use flowkit_fake_graph::Fake;
use serde_json::{Value, json};

use super::support::Folder;
use super::{fake, send, sent};

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
