//! The way there and back, and closing.

use flowkit_client::phone::{Effect, Gesture, Status};
use flowkit_client::{Action, ClientError};
use serde_json::{Value, json};

use crate::parts::{input, link, list_of, navigate, one, options, with};
use crate::support::{Flow, Walk, footer, layout, screens};

/// Three screens that all lead to each other; the second one may refresh when it is left.
fn three(refreshes: bool) -> Flow {
    let field = |name| with(input(name), "init-value", json!("${data.start}"));
    let second = json!([
        field("what"),
        link(navigate("C", json!({}))),
        footer(json!({}))
    ]);
    let third = json!([
        input("when"),
        link(navigate("B", json!({}))),
        footer(json!({}))
    ]);
    screens(json!([
        one("A", json!([field("who"), link(navigate("B", json!({}))), footer(json!({}))])),
        {"id": "B", "title": "B", "refresh_on_back": refreshes, "layout": layout(second)},
        one("C", third),
    ]))
    .with(
        "routing_model",
        json!({"A": ["B", "C"], "B": ["C"], "C": []}),
    )
}

/// The endpoint answers the Footers with these screens, one after another.
fn led_to(flow: &Flow, answers: &[&str]) -> Walk {
    let mut walk = flow.shown(json!({}));
    for screen in answers {
        walk.tap("Footer").answer(screen, json!({}));
    }
    walk.effects.clear();
    walk
}

#[test]
fn p191_stack_pop_on_previous() {
    let flow = three(false);
    assert_eq!(led_to(&flow, &["B", "C"]).stack(), ["A", "B", "C"]);
    assert_eq!(led_to(&flow, &["B", "C", "B"]).stack(), ["A", "B"]);
    assert_eq!(led_to(&flow, &["B", "C", "B", "A"]).stack(), ["A"]);
    // A `navigate` action to the screen before is a way back as well.
    let mut walk = led_to(&flow, &["B", "C"]);
    walk.tap("EmbeddedLink");
    assert_eq!(walk.stack(), ["A", "B"]);
}

#[test]
fn p192_stack_older_pushed() {
    let mut walk = led_to(&three(false), &["B", "C", "A"]);
    assert_eq!(walk.stack(), ["A", "B", "C", "A"]);
    walk.back();
    assert_eq!(walk.stack(), ["A", "B", "C"]);
}

#[test]
fn p193_stack_refresh_same() {
    let mut walk = led_to(&three(false), &["B", "B", "B"]);
    assert_eq!(walk.stack(), ["A", "B"]);
    walk.back();
    assert_eq!(walk.stack(), ["A"]);
}

#[test]
fn p194_back_local() {
    let flow = three(false);
    let mut walk = flow.shown(json!({"start": "Ann"}));
    walk.fill("who", "Bob")
        .tap("EmbeddedLink")
        .fill("what", "Tea");
    walk.back();
    assert!(walk.effects.is_empty());
    assert_eq!(walk.form(), json!({"who": "Bob"}));
    assert_eq!(walk.data(), json!({"start": "Ann"}));
    assert_eq!(walk.phone.status(), Status::Open);
}

#[test]
fn p194_a_late_answer_comes_from_the_screen_that_asked() {
    // B asks, and the person goes back to A while it waits: a route leads from B to C.
    let mut walk = three(false)
        .with("routing_model", json!({"A": ["B"], "B": ["C"], "C": []}))
        .shown(json!({}));
    walk.tap("EmbeddedLink").tap("Footer").back();
    assert_eq!(walk.stack(), ["A"]);
    assert!(walk.phone.is_loading());
    let at = walk.at("Footer");
    assert!(walk.try_gesture(Gesture::Tap { at }).is_err());
    walk.answer("C", json!({}));
    assert_eq!(walk.stack(), ["A", "C"]);
    assert!(!walk.phone.is_loading());
}

fn refreshed() -> Walk {
    let mut walk = three(true).shown(json!({"start": "Ann"}));
    walk.fill("who", "Bob")
        .tap("EmbeddedLink")
        .fill("what", "Tea");
    walk
}

#[test]
fn p195_back_refresh() {
    let mut walk = refreshed();
    walk.back();
    let request = walk.request().unwrap();
    assert_eq!(request.action(), Action::Back);
    assert_eq!(request.screen(), "B");
    assert_eq!(walk.payload(), json!({}));
    assert_eq!(walk.stack(), ["A", "B"]);
    assert!(walk.phone.is_loading());
    walk.answer("A", json!({"error_message": "Welcome back"}));
    assert_eq!(walk.stack(), ["A"]);
    assert_eq!(walk.phone.snackbar().unwrap().text, "Welcome back");
    // It is the screen that is left which counts.
    let mut walk = led_to(&three(true), &["B", "C"]);
    walk.back();
    assert!(walk.sent().is_empty());
    assert_eq!(walk.stack(), ["A", "B"]);
}

#[test]
fn p195_the_answer_is_judged_like_any_other() {
    let mut walk = refreshed();
    walk.back().answer("C", json!({}));
    assert_eq!(walk.stack(), ["A", "B", "C"]);
    let mut walk = refreshed();
    walk.back().answer("NOWHERE", json!({}));
    let notified = &walk.notified()[0];
    assert_eq!(notified["action"], "BACK");
    assert_eq!(notified["screen"], "B");
    // Where it fails the person stays, and can try again.
    let mut walk = refreshed();
    walk.back().fail(ClientError::Status { status: 500 });
    assert_eq!(walk.stack(), ["A", "B"]);
    assert!(walk.phone.snackbar().is_some());
    assert_eq!(walk.form(), json!({"what": "Tea"}));
    walk.back().answer("A", json!({}));
    assert_eq!(walk.stack(), ["A"]);
    assert_eq!(walk.sent().len(), 2);
}

#[test]
fn p196_back_refresh_init_overwrites() {
    let mut walk = refreshed();
    walk.back().answer("A", json!({"start": "Eve"}));
    assert_eq!(walk.form(), json!({"who": "Eve"}));
    let mut walk = refreshed();
    walk.back().answer("A", json!({}));
    assert_eq!(walk.form(), json!({"who": "Ann"}));
}

#[test]
fn p197_back_closes_overlay_first() {
    let dropdown = list_of("Dropdown", "room", options(&["1", "2"]));
    let mut walk = screens(json!([
        one("A", json!([footer(json!({}))])),
        one("B", json!([dropdown, footer(json!({}))])),
    ]))
    .shown(json!({}));
    walk.tap("Footer").answer("B", json!({}));
    let at = walk.at("room");
    walk.gesture(Gesture::OpenList { at }).back();
    assert_eq!(walk.stack(), ["A", "B"]);
    walk.back();
    assert_eq!(walk.stack(), ["A"]);
}

#[test]
fn p198_leading_x_on_first() {
    let mut walk = led_to(&three(true), &[]);
    walk.back();
    assert_eq!(walk.phone.status(), Status::Over);
    // Also on an error, however many screens lie behind it.
    let mut walk = led_to(&three(false), &["B", "C"]);
    walk.tap("Footer").fail(ClientError::Offline);
    walk.back();
    assert_eq!(walk.phone.status(), Status::Over);
    assert!(walk.phone.error().is_none());
    // A first screen does not ask the endpoint, even if it refreshes.
    let mut first = json!([one("A", json!([footer(json!({}))]))]);
    first[0]["refresh_on_back"] = Value::Bool(true);
    let mut walk = screens(first).shown(json!({}));
    walk.back();
    assert!(walk.sent().is_empty());
    assert_eq!(walk.phone.status(), Status::Over);
}

#[test]
fn p199_close_sends_nothing() {
    let gestures = [Gesture::Close, Gesture::Back];
    for gesture in gestures {
        let mut walk = led_to(&three(true), &[]);
        walk.gesture(gesture);
        assert_eq!(walk.effects, [Effect::Close]);
        assert!(walk.phone.completion().is_none());
    }
    // Nor while a request is under way, whose answer nobody waits for.
    let mut walk = led_to(&three(false), &["B"]);
    walk.tap("Footer");
    walk.effects.clear();
    walk.gesture(Gesture::Close);
    assert_eq!(walk.effects, [Effect::Close]);
    let late = walk.phone.answered(Err(ClientError::Timeout));
    assert!(late.is_empty());
    assert_eq!(walk.phone.status(), Status::Over);
    assert!(walk.try_gesture(Gesture::Close).is_err());
}
