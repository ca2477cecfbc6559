//! `flowkit interface`, as people and machines see it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use serde_json::json;
use support::{FINE, Folder};

const TABLE: &str = include_str!("documents/table.json");

#[test]
fn people_see_tables() {
    let folder = Folder::new("interface-human");
    folder.write("table.json", TABLE);
    let ran = folder.run(["interface", "table.json"]);
    ran.ended(0);
    assert_eq!(ran.stderr, "");
    let expected = r#"table.json: Flow JSON 7.3, data API 4.0

SEATS (may open the flow, Back asks the endpoint)
  shows
    evening  text, required in every answer
    tables   list of object { id: text; title: text }
  Dropdown `table` sends to the endpoint (on-select-action, line 32)
    step   always "table_chosen"
    table  id of an option, may be empty
  Footer sends to the endpoint (on-click-action, line 50)
    step    always "done"
    guests  id of an option: 2, 4
    table   id of an option, may be absent
  an answer may show: CONFIRM, SEATS; or end the flow

CONFIRM (terminal)
  shows
    guests  text
  Footer sends to the endpoint (on-click-action, line 69)
    guests  text, as shown in guests, may be absent
  an answer may show: CONFIRM, SEATS; or end the flow
"#;
    assert_eq!(ran.stdout, expected);
}

#[test]
fn a_key_stays_on_its_line() {
    let folder = Folder::new("interface-lines");
    let odd = TABLE.replace("\"guests\":", "\"gu\\nests\":");
    assert_ne!(odd, TABLE);
    folder.write("odd.json", &odd);
    let ran = folder.run(["interface", "odd.json"]);
    assert!(ran.stdout.contains("gu\u{fffd}ests"), "{}", ran.stdout);
}

#[test]
fn machines_get_one_object() {
    let folder = Folder::new("interface-json");
    folder.write("my \"table\".json", TABLE);
    let ran = folder.run(["interface", "--format", "json", "my \"table\".json"]);
    ran.ended(0);
    let lines = ran.json_lines();
    assert_eq!(lines.len(), 1);
    let found = &lines[0];
    assert_eq!(found["file"], "my \"table\".json");
    assert_eq!(
        (&found["version"], &found["data_api_version"]),
        (&json!("7.3"), &json!("4.0"))
    );
    let seats = &found["screens"][0];
    assert_eq!(seats["id"], "SEATS");
    assert_eq!(seats["next"], json!(["CONFIRM", "SEATS"]));
    assert_eq!(seats["may_follow_init"], true);
    assert_eq!(seats["back_can_arrive"], true);
    assert_eq!(seats["data_required"], json!(["evening"]));
    assert_eq!(seats["data"]["evening"], json!({ "type": "string" }));
    assert_eq!(
        seats["data_exchange"][1],
        json!({
            "path": "screens[0].layout.children[3].on-click-action",
            "component": "Footer",
            "slot": "on-click-action",
            "payload": {
                "step": { "types": ["string"], "may_be_absent": false, "literal": "done" },
                "guests": { "types": ["string"], "may_be_absent": false },
                "table": { "types": ["string"], "may_be_absent": true },
            },
        })
    );
}

#[test]
fn a_flow_without_endpoint_says_so() {
    let folder = Folder::new("interface-none");
    let ran = folder.run_with(&["interface", "-"], FINE.as_bytes(), &[]);
    ran.ended(0);
    assert!(
        ran.stdout.contains("<stdin>: Flow JSON 7.3, no endpoint"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout
            .contains("Footer ends the flow with (on-click-action"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("asks the endpoint nothing"),
        "{}",
        ran.stdout
    );
}

#[test]
fn of_a_document_with_errors_as_much_is_shown_as_is_understood() {
    let folder = Folder::new("interface-errors");
    folder.write(
        "table.json",
        TABLE.replace("\"label\": \"Book\"", "\"lable\": \"Book\""),
    );
    for format in ["human", "json"] {
        let ran = folder.run(["interface", "--format", format, "table.json"]);
        ran.ended(1);
        assert!(
            ran.stderr.contains("error[INVALID_PROPERTY_KEY]"),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains("--> table.json:68:"), "{}", ran.stderr);
        assert!(
            ran.stdout.contains("CONFIRM") && !ran.stdout.contains("error"),
            "{}",
            ran.stdout
        );
    }
}

#[test]
fn what_cannot_be_understood_has_no_interface() {
    let folder = Folder::new("interface-broken");
    for (name, bytes) in [
        ("broken.json", &b"{\"screens\": ["[..]),
        ("list.json", b"[]"),
        ("bytes.json", b"\xff"),
    ] {
        folder.write(name, bytes);
        let ran = folder.run_with(&["interface", "--format", "json", name], b"", &[]);
        ran.ended(1);
        assert_eq!(ran.stdout, "");
        assert!(
            ran.stderr.contains("error[INVALID_FLOW_JSON]"),
            "{}",
            ran.stderr
        );
        assert!(
            ran.stderr.contains("there is no interface to show"),
            "{}",
            ran.stderr
        );
    }
    let none = folder.run(["interface", "brocken.json"]);
    none.ended(2);
    assert_eq!(none.stdout, "");
    assert!(
        none.stderr.contains("did you mean `broken.json`?"),
        "{}",
        none.stderr
    );
}

#[test]
fn a_screen_on_a_navigation_list_does_not_follow_itself() {
    let folder = Folder::new("interface-list");
    let document = include_str!(
        "../../flowkit-json/tests/corpus/store-7-3-navigation-list-that-navigates.json"
    );
    folder.write("store.json", document);
    let json = folder.run(["interface", "--format", "json", "store.json"]);
    json.ended(0);
    let screens = json.json_lines()[0]["screens"].as_array().unwrap().clone();
    let human = folder.run(["interface", "store.json"]);
    let mut seen = 0;
    for part in human.stdout.split("\n\n").skip(1) {
        let id = part.split([' ', '\n']).next().unwrap();
        let screen = screens.iter().find(|screen| screen["id"] == id).unwrap();
        // The rule of the routing model alone.
        assert!(screen["next"].as_array().unwrap().contains(&json!(id)));
        if part.contains("built on NavigationList") && part.contains("may show: ") {
            let (_, next) = part.split_once("may show: ").unwrap();
            assert!(
                !next.split([',', ';', ' ']).any(|next| next == id),
                "{part}"
            );
            seen += 1;
        }
    }
    assert!(seen > 0, "{}", human.stdout);
}
