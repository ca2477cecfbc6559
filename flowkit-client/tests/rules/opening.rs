//! Opening a flow, and taking one up again.

use flowkit_client::Action;
use flowkit_client::phone::Status;
use serde_json::json;

use crate::parts::body;
use crate::support::{footer, layout, screen, screens};

#[test]
fn p002_default_action_is_data_exchange() {
    let walk = screen(json!([footer(json!({}))])).open();
    assert_eq!(walk.request().unwrap().action(), Action::Init);
    assert_eq!(walk.phone.status(), Status::Opening);
    assert_eq!(walk.phone.screen(), None);
}

#[test]
fn p003_init_request_shape() {
    let walk = screen(json!([footer(json!({}))])).open();
    let request = walk.request().unwrap();
    assert_eq!(
        request.plaintext(walk.phone.message()),
        r#"{"data":{},"flow_token":"token-1","screen":"","action":"INIT","version":"3.0"}"#
    );
}

#[test]
fn p004_navigate_opening_sends_nothing() {
    let walk = screen(json!([footer(json!({}))]))
        .opened_by(Some("A"), json!({"x": 1}))
        .open();
    assert_eq!(walk.phone.screen(), Some("A"));
    assert!(walk.effects.is_empty());
    assert_eq!(walk.data(), json!({"x": 1}));
}

#[test]
fn p005_navigate_opening_needs_screen() {
    let walk = screen(json!([footer(json!({}))]))
        .opened_by(None, json!({}))
        .open();
    assert_eq!(walk.phone.screen(), None);
    assert_eq!(walk.refused().unwrap(), "navigate_opening_needs_screen");
    assert!(!walk.phone.error().unwrap().may_retry);
}

#[test]
fn p006_opening_screen_must_be_entry() {
    let two = json!([
        {"id": "A", "title": "A", "layout": layout(json!([footer(json!({}))]))},
        {"id": "B", "title": "B", "terminal": true, "layout": layout(json!([footer(json!({}))]))},
    ]);
    let walk = screens(two.clone()).opened_by(Some("B"), json!({})).open();
    assert_eq!(walk.refused().unwrap(), "opening_screen_must_be_entry");
    let mut walk = screens(two).open();
    walk.answer("B", json!({}));
    assert_eq!(walk.refused().unwrap(), "opening_screen_must_be_entry");
    assert_eq!(
        walk.notified()[0]["data"]["error"],
        "invalid-screen-transition"
    );
}

#[test]
fn a_walk_over_two_screens() {
    let mut walk = screens(json!([
        {"id": "A", "title": "A", "data": {"rooms": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}, "title": {"type": "string"}}}, "__example__": []}},
         "layout": layout(json!([
            {"type": "TextInput", "name": "who", "label": "Name", "required": true},
            {"type": "Dropdown", "name": "room", "label": "Room", "data-source": "${data.rooms}"},
            footer(json!({"who": "${form.who}", "room": "${form.room}", "none": "${form.nothing}"}))]))},
        {"id": "B", "title": "B", "terminal": true, "layout": layout(json!([
            {"type": "Footer", "label": "Done", "on-click-action": {"name": "complete", "payload": {"who": "${screen.A.form.who}"}}}]))},
    ]))
    .shown(json!({"rooms": [{"id": "1", "title": "One"}, {"id": "2", "title": "Two"}]}));
    let footer = walk.at("Footer");
    assert!(
        walk.try_gesture(flowkit_client::phone::Gesture::Tap { at: footer })
            .is_err()
    );
    walk.fill("who", "Ann").choose("room", "2").tap("Footer");
    assert_eq!(walk.payload(), json!({"who": "Ann", "room": "2"}));
    walk.answer("B", json!({"error_message": "Welcome"}));
    assert_eq!(walk.phone.screen(), Some("B"));
    assert_eq!(walk.phone.snackbar().unwrap().text, "Welcome");
    walk.tap("Footer");
    assert_eq!(
        walk.phone.completion().unwrap().response_json(),
        r#"{"flow_token":"token-1","who":"Ann"}"#
    );
    assert!(walk.phone.is_button_disabled());
}

#[test]
fn p007_opening_data_checked() {
    let flow = || {
        screen(json!([footer(json!({}))]))
            .data(json!({"x": {"type": "string", "__example__": "a"}, "required": ["x"]}))
    };
    for data in [json!({"x": 1}), json!({})] {
        let walk = flow().opened_by(Some("A"), data).open();
        assert_eq!(walk.refused().unwrap(), "opening_data_checked");
        assert_eq!(walk.phone.screen(), None);
        assert_eq!(walk.phone.data_of("A").unwrap().len(), 0);
        let notified = &walk.notified()[0];
        assert_eq!(notified["data"]["error"], "payload-schema-error");
        assert_eq!(notified["action"], "navigate");
        assert_eq!(notified["screen"], "");
    }
    let walk = flow()
        .opened_by(Some("A"), json!({"x": "b", "more": 1}))
        .open();
    assert_eq!(walk.data(), json!({"x": "b", "more": 1}));
}

#[test]
fn p008_opening_data_bindings_resolved() {
    let data = json!({"gone": "${data.other}", "two": "`1 + 1`", "list": ["${form.a}"], "text": "Hi ${data.two}"});
    let walk = screen(json!([footer(json!({}))]))
        .opened_by(Some("A"), data)
        .open();
    assert_eq!(
        walk.data(),
        json!({"two": 2, "list": [null], "text": "Hi ${data.two}"})
    );
}

#[test]
fn p009_examples_not_used() {
    let walk = screen(json!([
        body("${data.x}"),
        footer(json!({"x": "${data.x}"}))
    ]))
    .data(json!({"x": {"type": "string", "__example__": "an example"}}));
    let mut walk = walk.shown(json!({}));
    assert_eq!(walk.reads("TextBody"), None);
    walk.tap("Footer");
    assert_eq!(walk.payload(), json!({}));
    assert_eq!(walk.data(), json!({}));
}
