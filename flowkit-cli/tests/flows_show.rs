//! `flowkit flows show`, as people and programs see it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "support/flows.rs"]
mod flows;
mod support;

use flowkit_fake_graph::{Fake, Health};
use flows::{Answer, Fault, add, change, changes, misspelt, refusal, run};
use serde_json::json;
use support::{FINE, Folder};

/// A flow with all that a flow can have.
fn complete() -> (Fake, String) {
    let fake = Fake::start_in_background();
    let table = include_str!("documents/table.json");
    let id = add(&fake, "table", "PUBLISHED", Some(table));
    change(&fake, &id, |flow| {
        flow.endpoint_uri = Some("https://flows.example.org/table".to_owned());
        flow.application_id = Some("77".to_owned());
        flow.categories = json!(["APPOINTMENT_BOOKING", "OTHER"]);
    });
    (fake, id)
}

#[test]
fn everything_is_shown() {
    let ((fake, id), folder) = (complete(), Folder::new("show-all"));
    let ran = run(&folder, &fake, &format!("flows show {id}"));
    ran.ended(0);
    let expected = "\
id                1111
name              table
status            PUBLISHED
categories        APPOINTMENT_BOOKING, OTHER
JSON version      7.3
data API version  3.0
endpoint          https://flows.example.org/table
app               Shop app (77)
account           Shop (900)
sending           LIMITED
  FLOW 1111: AVAILABLE
  BUSINESS 5: LIMITED
    business not verified (141010); possible solution: https://example.org
  APP 77: LIMITED
    not subscribed to the message webhook
  PHONE_NUMBER 700: AVAILABLE
";
    assert_eq!(ran.stdout, expected);
    assert_eq!(ran.stderr, "");
    // One call, and none for the preview, whose address would let others see the flow.
    assert_eq!(
        fake.calls(),
        [
            "GET /1111?fields=id,name,status,categories,validation_errors,json_version,data_api_version,endpoint_uri,\
             data_channel_uri,whatsapp_business_account,application,health_status.phone_number(700)"
        ]
    );
}

#[test]
fn the_same_for_programs() {
    let ((fake, id), folder) = (complete(), Folder::new("show-json"));
    let ran = run(&folder, &fake, &format!("flows show --format json {id}"));
    ran.ended(0);
    let expected = json!({
        "id": "1111", "name": "table", "status": "PUBLISHED", "categories": ["APPOINTMENT_BOOKING", "OTHER"],
        "validation_errors": [], "json_version": "7.3", "data_api_version": "3.0",
        "endpoint_uri": "https://flows.example.org/table",
        "whatsapp_business_account": {
            "id": "900", "name": "Shop", "timezone_id": "54", "message_template_namespace": "ns",
        },
        "application": { "id": "77", "name": "Shop app", "link": "https://www.facebook.com/games/?app_id=77" },
        "health_status": { "can_send_message": "LIMITED", "entities": [
            { "entity_type": "FLOW", "id": "1111", "can_send_message": "AVAILABLE" },
            { "entity_type": "BUSINESS", "id": "5", "can_send_message": "LIMITED", "errors": [{
                "error_code": 141_010, "error_description": "business not verified",
                "possible_solution": "https://example.org",
            }] },
            { "entity_type": "APP", "id": "77", "can_send_message": "LIMITED",
                "additional_info": ["not subscribed to the message webhook"] },
            { "entity_type": "PHONE_NUMBER", "id": "700", "can_send_message": "AVAILABLE" },
        ] },
    });
    assert_eq!(ran.json_lines(), [expected]);
    assert_eq!(ran.stderr, "");
}

#[test]
fn a_phone_number_is_looked_at_only_if_one_is_set() {
    let ((fake, id), folder) = (complete(), Folder::new("show-number"));
    let url = fake.url();
    let env = [
        ("FLOWKIT_GRAPH_URL", url.as_str()),
        ("WHATSAPP_TOKEN", flowkit_fake_graph::TOKEN),
    ];
    let ran = folder.run_with(&["flows", "show", &id], b"", &env);
    assert!(
        !ran.ended(0).stdout.contains("PHONE_NUMBER"),
        "{}",
        ran.stdout
    );
    let ran = folder.run_with(
        &["flows", "show", &id, "--phone-number-id", "701"],
        b"",
        &env,
    );
    assert!(
        ran.ended(0).stdout.contains("PHONE_NUMBER 701: AVAILABLE"),
        "{}",
        ran.stdout
    );
}

#[test]
fn errors_in_the_json_are_shown_with_their_lines() {
    let (fake, folder) = (Fake::start_in_background(), Folder::new("show-errors"));
    let id = add(&fake, "ask", "DRAFT", Some(&misspelt(FINE)));
    let ran = run(&folder, &fake, &format!("flows show {id}"));
    ran.ended(1);
    let expected = "\
error[INVALID_PROPERTY_KEY]: item 1 of `screens` has no property `ttle`
 --> flow 1111/flow.json:6:7
  |
6 |       \"ttle\": \"Ask\",
  |       ^^^^^^
  |
  = path: screens[0].ttle
";
    assert!(ran.stdout.contains(expected), "{}", ran.stdout);
    assert_eq!(ran.stderr, "");
    let json = run(&folder, &fake, &format!("flows show --format json {id}"));
    json.ended(1);
    assert_eq!(
        json.json_lines()[0]["validation_errors"][1]["error"],
        "INVALID_PROPERTY_KEY"
    );
    assert_eq!(changes(&fake), [""; 0]);
}

#[test]
fn where_the_json_cannot_be_downloaded_places_are_shown() {
    let (fake, folder) = (Fake::start_in_background(), Folder::new("show-places"));
    let id = add(&fake, "ask", "DRAFT", Some(&misspelt(FINE)));
    fake.faults([
        Fault::Pass,
        Fault::Pass,
        Fault::Answer(Answer::text(403, "<html>")),
    ]);
    let ran = run(&folder, &fake, &format!("flows show {id}"));
    ran.ended(1);
    let expected = "\
error[INVALID_PROPERTY_KEY]: item 1 of `screens` has no property `ttle`
--> flow 1111/flow.json:6:7
 = path: screens[0].ttle
";
    assert!(ran.stdout.contains(expected), "{}", ran.stdout);
    assert_eq!(
        ran.stderr,
        "warning: the lines cannot be shown: cannot download the asset of flow 1111: HTTP status 403 without a reason\n"
    );
    // An error that flowkit does not know, with no place.
    fake.answers([
        Answer::json(&json!({ "id": "1111", "name": "ask", "status": "DRAFT", "validation_errors": [
            { "error": "NEW_RULE", "error_type": "FLOW_JSON_ERROR", "message": "Something new.", "line_start": 0 },
        ] })),
        Answer::json(&json!({ "data": [] })),
    ]);
    let ran = run(&folder, &fake, &format!("flows show {id}"));
    ran.ended(1);
    let expected = "\
error: Something new (NEW_RULE)
--> flow 1111/flow.json
";
    assert!(ran.stdout.contains(expected), "{}", ran.stdout);
}

#[test]
fn a_flow_that_cannot_be_sent_is_a_finding() {
    let ((fake, id), folder) = (complete(), Folder::new("show-blocked"));
    let health = Health::Blocked(
        141_014,
        "WABA banned".into(),
        "Write to support.\nSoon.".into(),
    );
    fake.lock().state.set_health(&id, health);
    let ran = run(&folder, &fake, &format!("flows show {id}"));
    ran.ended(1);
    let expected = "\
sending           BLOCKED
  FLOW 1111: AVAILABLE
  BUSINESS 5: BLOCKED
    WABA banned (141014); possible solution: Write to support. Soon.
";
    assert!(ran.stdout.contains(expected), "{}", ran.stdout);
    folder
        .run_at(&fake, ["flows", "show", "--format", "json", &id])
        .ended(1);
}

#[test]
fn what_meta_leaves_out_is_not_there() {
    let (fake, folder) = (Fake::start_in_background(), Folder::new("show-little"));
    let bare = || Answer::json(&json!({ "id": "1111", "status": "RETIRED", "name": "a\u{1b}[2J" }));
    fake.answers([bare(), bare()]);
    let ran = run(&folder, &fake, "flows show 1111");
    ran.ended(0);
    let expected = "\
id                1111
name              a\u{fffd}[2J
status            RETIRED
categories        -
JSON version      -
data API version  -
endpoint          -
app               -
account           -
sending           -
";
    assert_eq!(ran.stdout, expected);
    let ran = run(&folder, &fake, "flows show --format json 1111");
    assert_eq!(
        ran.ended(0).json_lines(),
        [
            json!({ "id": "1111", "name": "a\u{1b}[2J", "status": "RETIRED", "categories": [], "validation_errors": [] })
        ]
    );
}

#[test]
fn a_flow_that_is_not_there() {
    let (fake, folder) = (Fake::start_in_background(), Folder::new("show-none"));
    let ran = run(&folder, &fake, "flows show 4711");
    ran.ended(3);
    assert_eq!(ran.stdout, "");
    assert!(
        ran.stderr
            .starts_with("error: cannot get flow 4711: Unsupported request")
            && ran
                .stderr
                .contains("= help: the id does not exist, or the token may not see it"),
        "{}",
        ran.stderr
    );
    fake.answers([refusal(403, 200, json!({ "message": "Permission Denied" }))]);
    let ran = run(&folder, &fake, "flows show 4711");
    assert!(
        ran.ended(3).stderr.contains("the token lacks a permission"),
        "{}",
        ran.stderr
    );
    let ran = run(&folder, &fake, "flows show table");
    assert!(
        ran.ended(2)
            .stderr
            .starts_with("error: account 900 has no flow `table`\n"),
        "{}",
        ran.stderr
    );
}
