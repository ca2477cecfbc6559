//! When errors show at fields.

use flowkit_client::phone::{Gesture, Half};
use flowkit_client::view::{Can, Node, View};
use serde_json::{Value, json};

use crate::support::{Flow, Walk, footer, layout, screen, screens};

/// A Form of two fields with the error messages of `errors`, and a Footer.
fn form() -> Flow {
    screens(json!([
        {"id": "A", "title": "A", "data": {"errors": {"type": "object", "__example__": {}}}, "layout": layout(json!([
            {"type": "Form", "name": "form", "error-messages": "${data.errors}", "children": [
                {"type": "TextInput", "name": "who", "label": "Your name", "required": true},
                {"type": "TextInput", "name": "email", "label": "Email", "input-type": "email"},
                {"type": "If", "condition": "${form.who} != 'x'", "then": [
                    {"type": "TextInput", "name": "branch", "label": "In a branch"}]},
                {"type": "EmbeddedLink", "text": "Check", "on-click-action": {"name": "data_exchange", "payload": {}}},
                footer(json!({})),
            ]}]))},
        {"id": "B", "title": "B", "terminal": true, "layout": layout(json!([footer(json!({}))]))},
    ]))
}

fn node(walk: &Walk, name: &str) -> Node {
    let view = View::of(&walk.phone);
    view.named(name)
        .unwrap_or_else(|| panic!("no {name} shows"))
        .clone()
}

fn error(walk: &Walk, name: &str) -> Option<String> {
    node(walk, name).error.map(|error| error.text)
}

fn footer_is_enabled(walk: &Walk) -> bool {
    View::of(&walk.phone).at(walk.at("Footer")).unwrap().enabled
}

fn with_errors(errors: Value) -> Walk {
    let mut walk = form().shown(json!({}));
    walk.fill("who", "Ann")
        .tap("Footer")
        .answer("A", json!({"errors": errors}));
    walk
}

#[test]
fn p041_error_message_shown() {
    let walk = with_errors(json!({"who": "Nobody is called so"}));
    assert_eq!(error(&walk, "who").as_deref(), Some("Nobody is called so"));
    assert_eq!(error(&walk, "email"), None);
    let error_text = node(&walk, "who").error.unwrap();
    assert_eq!((error_text.most, error_text.lines), (Some(30), Some(3)));
    // Also at a field that nobody has touched.
    let walk = form().shown(json!({"errors": {"email": "Write to us"}}));
    assert_eq!(error(&walk, "email").as_deref(), Some("Write to us"));
}

#[test]
fn p042_error_message_gone_on_edit() {
    let mut walk = with_errors(json!({"who": "Nobody is called so"}));
    let at = walk.at("who");
    walk.gesture(Gesture::Focus { at });
    assert!(error(&walk, "who").is_some());
    walk.gesture(Gesture::Type {
        at,
        text: "Anne".to_owned(),
    });
    assert_eq!(error(&walk, "who"), None);
}

#[test]
fn p043_error_message_gone_on_blur() {
    let mut walk = with_errors(json!({"who": "Nobody is called so"}));
    let at = walk.at("who");
    walk.gesture(Gesture::Focus { at }).gesture(Gesture::Blur);
    assert_eq!(error(&walk, "who"), None);
}

#[test]
fn p044_error_message_blocks_footer() {
    let mut walk = with_errors(json!({"email": "Who is that?"}));
    assert!(!footer_is_enabled(&walk));
    let view = View::of(&walk.phone);
    let footer = view.at(walk.at("Footer")).unwrap();
    assert_eq!(
        footer.blocked_by,
        ["Email: the message \"Who is that?\" stands"]
    );
    walk.fill("email", "ann@example.org");
    assert!(footer_is_enabled(&walk));
}

#[test]
fn p045_error_message_absent_not_cleared() {
    let mut walk = with_errors(json!({"who": "One"}));
    // The Footer is disabled while a message stands; the link is not.
    walk.tap("EmbeddedLink").answer("A", json!({"errors": {}}));
    assert_eq!(error(&walk, "who").as_deref(), Some("One"));
    // One message in an answer replaces all of them.
    walk.tap("EmbeddedLink")
        .answer("A", json!({"errors": {"email": "Two"}}));
    assert_eq!(error(&walk, "who"), None);
    assert_eq!(error(&walk, "email").as_deref(), Some("Two"));
}

#[test]
fn p046_error_message_empty_clears() {
    let walk = with_errors(json!({"who": "", "email": "Two"}));
    assert_eq!(error(&walk, "who"), None);
    assert_eq!(error(&walk, "email").as_deref(), Some("Two"));
}

#[test]
fn p047_error_message_not_after_back() {
    let mut walk = form().shown(json!({"errors": {"email": "Write to us"}}));
    walk.fill("who", "Ann")
        .fill("email", "ann@example.org")
        .tap("Footer")
        .answer("B", json!({}));
    walk.back();
    assert_eq!(walk.phone.screen(), Some("A"));
    assert_eq!(error(&walk, "email"), None);
}

#[test]
fn p048_error_message_not_in_branches() {
    let walk = form().shown(json!({"errors": {"branch": "Not here"}}));
    assert_eq!(error(&walk, "branch"), None);
}

#[test]
fn p126_error_needs_value_and_blur() {
    let mut walk = form().shown(json!({}));
    let at = walk.at("who");
    walk.gesture(Gesture::Focus { at }).gesture(Gesture::Blur);
    assert_eq!(error(&walk, "who"), None);
    walk.fill("who", "A").fill("who", "");
    assert_eq!(error(&walk, "who").as_deref(), Some("This is required"));
}

#[test]
fn p127_error_hidden_while_focused() {
    let mut walk = form().shown(json!({}));
    let at = walk.at("email");
    walk.gesture(Gesture::Type {
        at,
        text: "ann".to_owned(),
    });
    assert!(node(&walk, "email").focused);
    assert_eq!(error(&walk, "email"), None);
    assert!(!footer_is_enabled(&walk));
    walk.gesture(Gesture::Blur);
    assert!(error(&walk, "email").is_some());
    walk.gesture(Gesture::Focus { at });
    assert_eq!(error(&walk, "email"), None);
}

#[test]
fn p128_clear_button_empty_text() {
    let mut walk = form().shown(json!({}));
    assert!(!node(&walk, "email").can.contains(&Can::Clear));
    walk.fill("email", "ann");
    assert!(node(&walk, "email").can.contains(&Can::Clear));
    walk.clear("email");
    let email = node(&walk, "email");
    assert_eq!(email.value, Some(json!("")));
    assert!(email.focused && !email.can.contains(&Can::Clear));
}

#[test]
fn a_value_that_was_there_from_the_beginning_is_judged_once_the_field_was_left() {
    let mut walk = screen(json!([
        {"type": "TextInput", "name": "email", "label": "Email", "input-type": "email", "init-value": "ann"},
        footer(json!({})),
    ]))
    .shown(json!({}));
    assert_eq!(error(&walk, "email"), None);
    let at = walk.at("email");
    walk.gesture(Gesture::Focus { at }).gesture(Gesture::Blur);
    assert!(error(&walk, "email").is_some());
}

#[test]
fn a_range_tells_of_a_missing_day_once_that_half_was_used() {
    let mut walk = screen(json!([
        {"type": "CalendarPicker", "name": "stay", "mode": "range", "required": {"start-date": true, "end-date": true},
         "label": {"start-date": "Arrival", "end-date": "Departure"}, "unavailable-dates": ["2026-12-24"],
         "init-value": {"start-date": "2026-12-24", "end-date": ""}},
        footer(json!({})),
    ]))
    .shown(json!({}));
    let errors = |walk: &Walk| {
        let days = node(walk, "stay").days.unwrap();
        let errors = days
            .halves
            .into_iter()
            .map(|half| half.error.map(|error| error.text));
        errors.collect::<Vec<_>>()
    };
    let unavailable = Some("This date is not available".to_owned());
    assert_eq!(errors(&walk), [unavailable, None]);
    walk.pick("stay", Half::StartDate, "2026-12-20");
    walk.pick("stay", Half::EndDate, "2026-12-22");
    assert_eq!(errors(&walk), [None, None]);
    let at = walk.at("stay");
    walk.gesture(Gesture::Clear {
        at,
        half: Half::EndDate,
    });
    assert_eq!(
        errors(&walk),
        [None, Some("Departure is required".to_owned())]
    );
    assert_eq!(
        error(&walk, "stay").as_deref(),
        Some("Departure is required")
    );
}
