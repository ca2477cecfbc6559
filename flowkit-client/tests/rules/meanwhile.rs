//! What happens while a request is under way, and to answers that come too late.

use flowkit_client::ClientError;
use flowkit_client::phone::{Effect, Gesture, Status};
use serde_json::json;

use crate::parts::{exchange, input, link, navigate, one, with};
use crate::support::{Flow, Walk, footer, screen, screens};

/// `A` leads to `B` and `C`; `B` asks the endpoint.
fn flow() -> Flow {
    screens(json!([
        one("A", json!([link(navigate("B", json!({})))])),
        one(
            "B",
            json!([input("who"), link(exchange(json!({"who": "${form.who}"})))])
        ),
        one("C", json!([footer(json!({}))])),
    ]))
}

/// On `B`, and asking.
fn asking() -> Walk {
    let mut walk = flow().shown(json!({}));
    walk.tap("EmbeddedLink")
        .fill("who", "Ann")
        .tap("EmbeddedLink");
    assert!(walk.phone.is_loading());
    walk
}

fn stack(walk: &Walk) -> Vec<&str> {
    walk.phone.stack().collect()
}

#[test]
fn one_can_go_back_while_a_request_runs() {
    let mut walk = asking();
    walk.back();
    assert_eq!(stack(&walk), ["A"]);
    assert!(walk.phone.is_loading(), "the answer is still to come");
    // It is judged as one that comes from the screen that asked, and shows.
    walk.answer("C", json!({"error_message": "Late"}));
    assert_eq!(stack(&walk), ["A", "C"]);
    assert_eq!(walk.phone.snackbar().unwrap().text, "Late");
}

#[test]
fn a_late_answer_for_the_screen_that_was_left_shows_it_again() {
    let mut walk = asking();
    walk.back().answer("B", json!({}));
    assert_eq!(stack(&walk), ["A", "B"]);
    assert_eq!(walk.form(), json!({"who": "Ann"}));
}

#[test]
fn a_late_failure_is_told_where_the_person_is() {
    let mut walk = asking();
    walk.back().fail(ClientError::Timeout);
    assert_eq!(stack(&walk), ["A"]);
    assert!(walk.phone.snackbar().is_some());
    assert!(!walk.phone.is_loading());
}

#[test]
fn an_answer_after_closing_changes_nothing() {
    let mut walk = asking();
    walk.gesture(Gesture::Close);
    assert_eq!(walk.effects.last(), Some(&Effect::Close));
    let request = walk.request().unwrap();
    let answer = flowkit_client::Answer::parse(&request, br#"{"screen": "C", "data": {}}"#);
    assert!(walk.phone.answered(answer).is_empty());
    assert_eq!(walk.phone.status(), Status::Over);
    assert_eq!(walk.phone.screen(), None);
    assert_eq!(stack(&walk), ["A", "B"], "nothing has moved");
}

#[test]
fn closing_while_the_flow_opens() {
    let mut walk = flow().open();
    walk.back();
    assert_eq!(walk.phone.status(), Status::Over);
    assert_eq!(walk.effects.last(), Some(&Effect::Close));
    let answer =
        flowkit_client::Answer::parse(&walk.request().unwrap(), br#"{"screen": "A", "data": {}}"#);
    assert!(walk.phone.answered(answer).is_empty());
    assert_eq!(walk.phone.screen(), None);
}

#[test]
fn back_is_not_asked_for_while_a_request_runs() {
    let asking_back = with(
        one("B", json!([link(exchange(json!({})))])),
        "refresh_on_back",
        json!(true),
    );
    let mut walk = screens(json!([
        one("A", json!([link(navigate("B", json!({})))])),
        asking_back
    ]))
    .shown(json!({}));
    walk.tap("EmbeddedLink").tap("EmbeddedLink");
    assert!(
        walk.why_not(Gesture::Back)
            .contains("is being asked already")
    );
    assert_eq!(walk.sent().len(), 1);
    walk.answered();
    walk.back();
    assert_eq!(
        walk.request().unwrap().action(),
        flowkit_client::Action::Back
    );
}

#[test]
fn nothing_is_taken_that_nobody_asked_for() {
    let mut walk = screen(json!([footer(json!({}))])).shown(json!({}));
    let answer = flowkit_client::Answer::parse(
        &flowkit_client::Request::init(None),
        br#"{"screen": "A", "data": {"x": 1}}"#,
    );
    assert!(walk.phone.answered(answer).is_empty());
    assert_eq!(walk.data(), json!({}));
}
