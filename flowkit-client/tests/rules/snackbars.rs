//! The snackbar: for how long it shows, and what takes its place.

use flowkit_client::phone::{Gesture, Status};
use serde_json::json;

use crate::parts::one;
use crate::support::{Walk, footer, screen, screens};

fn asking() -> Walk {
    let mut walk = screen(json!([footer(json!({}))])).shown(json!({}));
    walk.tap("Footer");
    walk
}

fn told(text: &str) -> Walk {
    let mut walk = asking();
    walk.answer("A", json!({"error_message": text}));
    walk
}

fn shown(walk: &Walk) -> Option<&str> {
    walk.phone.snackbar().map(|snackbar| snackbar.text.as_str())
}

#[test]
fn p216_snackbar_45() {
    for (length, milliseconds) in [(1, 4_500), (45, 4_500), (46, 7_000), (500, 7_000)] {
        let text = "a".repeat(length);
        let mut walk = told(&text);
        walk.pass(milliseconds - 1);
        assert_eq!(shown(&walk), Some(text.as_str()), "{length}");
        walk.pass(1);
        assert_eq!(shown(&walk), None, "{length}");
    }
    assert_eq!(shown(&told("")), None, "an empty text shows none");
}

#[test]
fn p217_snackbar_replaces() {
    let mut walk = told("First");
    walk.pass(4_000)
        .tap("Footer")
        .answer("A", json!({"error_message": "Second"}));
    assert_eq!(shown(&walk), Some("Second"));
    walk.pass(4_499);
    assert_eq!(shown(&walk), Some("Second"), "its time begins anew");
    walk.pass(1);
    assert_eq!(shown(&walk), None);
}

#[test]
fn p217_ok_closes_it() {
    let mut walk = told("First");
    walk.gesture(Gesture::Dismiss);
    assert_eq!(shown(&walk), None);
    assert!(walk.why_not(Gesture::Dismiss).contains("no snackbar"));
}

#[test]
fn p218_snackbar_after_navigation() {
    let mut walk = screens(json!([
        one("A", json!([footer(json!({}))])),
        one("B", json!([footer(json!({}))])),
    ]))
    .shown(json!({}));
    walk.tap("Footer")
        .answer("B", json!({"error_message": "Hello", "x": 1}));
    assert_eq!(walk.phone.screen(), Some("B"));
    assert_eq!(shown(&walk), Some("Hello"));
    assert_eq!(walk.data(), json!({"x": 1}), "the text is no data");
}

#[test]
fn p218_an_answer_that_is_refused_brings_none() {
    let mut walk = asking();
    walk.answer("NOWHERE", json!({"error_message": "Hello"}));
    assert_eq!(shown(&walk), None);
}

#[test]
fn p218_it_may_come_with_the_first_screen() {
    let mut walk = screen(json!([footer(json!({}))])).open();
    walk.answer("A", json!({"error_message": "Welcome back"}));
    assert_eq!(shown(&walk), Some("Welcome back"));
}

#[test]
fn a_message_beside_success_comes_with_the_closing_flow() {
    for response in [
        json!({"extension_message_response": {"params": {"n": 1}}}),
        json!({}),
    ] {
        let mut data = response;
        data["error_message"] = json!("Thank you");
        let mut walk = screen(json!([footer(json!({}))])).shown(json!({}));
        walk.tap("Footer").answer("SUCCESS", data);
        assert_eq!(walk.phone.status(), Status::Over);
        assert_eq!(walk.phone.snackbar().unwrap().text, "Thank you");
        walk.pass(4500);
        assert_eq!(walk.phone.snackbar(), None);
    }
}
