//! `flowkit flows preview`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use flowkit_fake_graph::{Answer, Fake};
use serde_json::json;
use support::Folder;

const BASE: &str = "https://business.facebook.com/wa/manage/flows/1111/preview/?token=t0";

fn fake() -> Fake {
    let fake = Fake::start_in_background();
    fake.lock().state.add("table", "DRAFT");
    fake
}

/// The same with an endpoint.
fn fake_with_endpoint() -> Fake {
    let fake = fake();
    let json = r#"{"data_api_version": "3.0"}"#.to_owned();
    fake.lock().state.flows.get_mut(&1111).unwrap().json = Some(json);
    fake
}

#[test]
fn the_address_and_when_it_expires() {
    let fake = fake();
    let folder = Folder::new("preview");
    let ran = folder.run_at(&fake, ["flows", "preview", "1111"]);
    ran.ended(0);
    assert_eq!(
        ran.stdout,
        format!("address  {BASE}\nexpires  2026-10-21T11:18:09Z\n")
    );
    assert_eq!(ran.stderr, "");
    assert_eq!(
        fake.calls(),
        ["GET /1111?fields=id,preview.invalidate(false)"]
    );
    let ran = folder.run_at(&fake, ["flows", "preview", "1111", "--format", "json"]);
    assert_eq!(
        ran.json_lines(),
        [json!({
            "id": "1111", "preview_url": BASE, "expires_at": "2026-10-21T11:18:09Z", "invalidated": false,
        })]
    );
}

#[test]
fn an_address_is_revoked_only_if_somebody_says_yes() {
    let fake = fake();
    let folder = Folder::new("preview-invalidate");
    let args = ["flows", "preview", "1111", "--invalidate"];
    for (answer, why) in [
        ("n\n", "not confirmed"),
        ("", "nobody confirmed"),
        ("yep\n", "not confirmed"),
    ] {
        let ran = folder.run_answering(&fake, &args, answer);
        ran.ended(4);
        assert!(
            ran.stderr.starts_with(
                "Revoke the address of the preview of flow 1111? Whoever was given it cannot open it any more. [y/N] "
            ),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
        assert_eq!(ran.stdout, "");
    }
    assert_eq!(fake.calls().len(), 0);

    let ran = folder.run_answering(&fake, &args, "y\n");
    ran.ended(0);
    assert!(ran.stdout.contains("token=t1"), "{}", ran.stdout);
    let ran = folder.run_at(
        &fake,
        [
            "flows",
            "preview",
            "1111",
            "--invalidate",
            "--yes",
            "--format",
            "json",
        ],
    );
    ran.ended(0);
    assert_eq!(ran.stderr, "");
    assert_eq!(ran.json_lines()[0]["invalidated"], true);
    assert_eq!(fake.lock().state.invalidated, 2);
    assert_eq!(
        fake.calls()[1],
        "GET /1111?fields=id,preview.invalidate(true)"
    );
}

#[test]
fn parameters_follow_the_query_that_is_there() {
    let fake = fake_with_endpoint();
    let folder = Folder::new("preview-interactive");
    let ran = folder.run_at(
        &fake,
        [
            "flows",
            "preview",
            "1111",
            "--interactive",
            "--flow-token",
            "a b&c",
            "--phone-number",
            "+1 555 000-1111",
            "--data-exchange",
            "--debug",
        ],
    );
    ran.ended(0);
    assert_eq!(
        ran.stdout.lines().next().unwrap(),
        format!(
            "address  {BASE}&interactive=true&flow_token=a%20b%26c&flow_action=data_exchange\
             &phone_number=15550001111&debug=true"
        )
    );
    assert_eq!(ran.stderr, "");
}

#[test]
fn a_screen_begins_with_its_data() {
    let fake = fake();
    let folder = Folder::new("preview-screen");
    folder.write("data.json", "{\"city\": \"Zoë\"}");
    let payload = "flow_action=navigate&flow_action_payload=\
                   %7B%22data%22%3A%7B%22city%22%3A%22Zo%C3%AB%22%7D%2C%22screen%22%3A%22DATES%22%7D";
    for data in ["{\"city\": \"Zoë\"}", "data.json", "@data.json"] {
        let ran = folder.run_at(
            &fake,
            [
                "flows", "preview", "1111", "--screen", "DATES", "--data", data, "--format", "json",
            ],
        );
        ran.ended(0);
        let line = &ran.json_lines()[0];
        assert_eq!(line["preview_url"], BASE);
        assert_eq!(
            line["interactive_url"],
            format!("{BASE}&interactive=true&{payload}")
        );
    }
    // No data, or none to speak of.
    for more in [
        &["--screen", "DATES"][..],
        &["--screen", "DATES", "--data", "{}"],
    ] {
        let args = [&["flows", "preview", "1111"][..], more].concat();
        let ran = folder.run_answering(&fake, &args, "");
        assert!(
            ran.stdout
                .contains("flow_action_payload=%7B%22screen%22%3A%22DATES%22%7D\n"),
            "{}",
            ran.stdout
        );
    }
}

#[test]
fn what_the_endpoint_would_lack_is_said() {
    let folder = Folder::new("preview-lacks");
    let fake = fake_with_endpoint();
    for (more, lacks) in [
        (&["--interactive"][..], "--flow-token and --phone-number"),
        (&["--flow-token", "x"], "--phone-number"),
        (&["--phone-number", "15550001111"], "--flow-token"),
    ] {
        let args = [&["flows", "preview", "1111"][..], more].concat();
        let ran = folder.run_answering(&fake, &args, "");
        ran.ended(0);
        assert_eq!(
            ran.stderr,
            format!(
                "the flow has an endpoint, so it opens by asking it, with INIT (as by --data-exchange); --navigate or --screen \
                 opens it with a screen instead\nwarning: the flow has an endpoint, and the preview cannot call it without \
                 {lacks}\n"
            )
        );
        assert!(
            ran.stdout.contains("flow_action=data_exchange"),
            "{}",
            ran.stdout
        );
    }
    for more in ["--navigate", "--screen=DATES"] {
        let args = ["flows", "preview", "1111", "--flow-token", "x", more];
        let ran = folder.run_answering(&fake, &args, "");
        ran.ended(0);
        assert!(
            ran.stderr.contains("its endpoint gets no INIT"),
            "{}",
            ran.stderr
        );
        assert!(!ran.stdout.contains("data_exchange"), "{}", ran.stdout);
    }
    let fake = self::fake();
    let ran = folder.run_at(&fake, ["flows", "preview", "1111", "--data-exchange"]);
    ran.ended(0);
    assert!(
        ran.stderr.contains("no endpoint to begin with"),
        "{}",
        ran.stderr
    );
}

#[test]
fn what_makes_no_sense_is_not_sent() {
    let fake = fake();
    let folder = Folder::new("preview-nonsense");
    folder.write("list.json", "[1]");
    for (more, why) in [
        (&["--data", "{}"][..], "--screen"),
        (&["--screen", "A", "--data-exchange"], "cannot be used with"),
        (
            &["--screen", "A", "--data", "{\"a\": secret}"],
            "no JSON: expected value at line 1 column 7",
        ),
        (
            &["--screen", "A", "--data", "list.json"],
            "`list.json` is no JSON object",
        ),
        (
            &["--screen", "A", "--data", "lst.json"],
            "did you mean `list.json`?",
        ),
        (&["--phone-number", "06 12 34 56 78"], "country code"),
    ] {
        let args = [&["flows", "preview", "1111"][..], more].concat();
        let ran = folder.run_answering(&fake, &args, "");
        ran.ended(2);
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
    }
    assert_eq!(fake.calls().len(), 0);
}

#[test]
fn metas_refusals_are_told() {
    let fake = Fake::start_in_background();
    let folder = Folder::new("preview-refused");
    let ran = folder.run_at(&fake, ["flows", "preview", "9"]);
    ran.ended(3);
    assert!(ran.stderr.contains("cannot get flow 9"), "{}", ran.stderr);
    fake.answers([Answer::json(&json!({ "id": "9" }))]);
    let ran = folder.run_at(&fake, ["flows", "preview", "9"]);
    ran.ended(2);
    assert_eq!(ran.stderr, "error: Meta named no preview of flow 9\n");
}
