//! The top of the screen, and what lies over it.

use flowkit_client::ClientError;
use flowkit_client::phone::{Gesture, Stage};
use flowkit_client::view::{Header, Leading, View};
use serde_json::{Value, json};

use crate::support::{Flow, Walk, footer, layout, screen, screens};

fn header(walk: &Walk) -> Header {
    View::of(&walk.phone).header.expect("the flow is open")
}

fn title(walk: &Walk) -> String {
    header(walk).title.unwrap().text
}

/// Screens with a Footer each, but for those whose id begins with `I`, and these routes.
fn routed(routes: &[(&str, &[&str])]) -> Flow {
    let all: Vec<Value> = routes
        .iter()
        .map(|(id, to)| {
            let children = if id.starts_with('I') {
                json!([{"type": "TextBody", "text": "Read"}])
            } else {
                json!([footer(json!({}))])
            };
            json!({"id": id, "title": id, "terminal": to.is_empty(), "layout": layout(children)})
        })
        .collect();
    let model: serde_json::Map<String, Value> = routes
        .iter()
        .map(|(from, to)| ((*from).to_owned(), json!(to)))
        .collect();
    screens(Value::Array(all)).with("routing_model", Value::Object(model))
}

#[test]
fn p019_draft_banner() {
    let flow = || screen(json!([footer(json!({}))]));
    assert!(View::of(&flow().draft().shown(json!({})).phone).draft);
    assert!(!View::of(&flow().shown(json!({})).phone).draft);
}

#[test]
fn p020_draft_error_overlay() {
    let flow = || {
        screens(json!([
            {"id": "A", "title": "A", "layout": layout(json!([{"type": "OptIn", "name": "ok", "label": "OK"}, footer(json!({}))]))},
            {"id": "B", "title": "B", "terminal": true, "layout": layout(json!([footer(json!({}))]))},
        ]))
    };
    let mut walk = flow().draft().shown(json!({}));
    walk.tap("Footer").fail(ClientError::Timeout);
    let view = View::of(&walk.phone);
    let error = view.error.as_ref().unwrap();
    assert!(error.over_screen && error.details.is_some());
    // What is on the screen stays, but for the Footer, and cannot be reached.
    assert_eq!(view.components.len(), 1);
    assert!(view.components[0].can.is_empty());
    assert_eq!(header(&walk).leading, Leading::Back);
    walk.back();
    assert!(View::of(&walk.phone).error.is_none());
    // A published flow tells no details.
    let mut walk = flow().shown(json!({}));
    walk.tap("Footer").answer("NOWHERE", json!({}));
    let view = View::of(&walk.phone);
    let error = view.error.unwrap();
    assert!(!error.over_screen && error.details.is_none());
    assert!(view.components.is_empty());
}

#[test]
fn p021_preview_noninteractive() {
    let mut walk = screens(json!([
        {"id": "A", "title": "A", "layout": layout(json!([
            {"type": "Footer", "label": "Go", "on-click-action": {"name": "navigate", "next": {"type": "screen", "name": "B"}, "payload": {}}}]))},
        {"id": "B", "title": "B", "terminal": true, "layout": layout(json!([footer(json!({}))]))},
    ]))
    .set(|settings| settings.stage = Stage::Preview)
    .shown(json!({}));
    walk.tap("Footer");
    assert_eq!(walk.phone.screen(), Some("A"));
    let header = header(&walk);
    assert_eq!((header.leading, header.progress), (Leading::Close, None));
}

fn with_list(options: usize) -> Walk {
    let options: Vec<Value> = (0..options)
        .map(|id| json!({"id": id.to_string(), "title": format!("Option {id}")}))
        .collect();
    screen(json!([
        {"type": "Dropdown", "name": "room", "label": "Which room?", "data-source": options},
        {"type": "TextInput", "name": "who", "label": "Your name"},
        footer(json!({})),
    ]))
    .shown(json!({}))
}

#[test]
fn p147_dropdown_header_title() {
    let mut walk = with_list(3);
    assert_eq!(title(&walk), "A");
    let at = walk.at("room");
    walk.gesture(Gesture::OpenList { at });
    assert_eq!(title(&walk), "Which room?");
    assert_eq!(View::of(&walk.phone).list, Some(at));
    walk.choose("room", "1");
    assert_eq!(title(&walk), "A");
}

#[test]
fn p148_dropdown_search_from_40() {
    let is_searchable = |options| {
        View::of(&with_list(options).phone)
            .named("room")
            .unwrap()
            .searchable
    };
    assert!(!is_searchable(39));
    assert!(is_searchable(40));
}

#[test]
fn p197_back_closes_overlay_first() {
    let mut walk = with_list(3);
    let at = walk.at("room");
    walk.gesture(Gesture::OpenList { at });
    assert_eq!(header(&walk).leading, Leading::Back);
    // Nothing below the list can be reached.
    assert!(View::of(&walk.phone).named("who").unwrap().can.is_empty());
    let who = walk.at("who");
    assert!(walk.try_gesture(Gesture::Focus { at: who }).is_err());
    walk.back();
    assert_eq!(walk.phone.screen(), Some("A"));
    let view = View::of(&walk.phone);
    assert_eq!((view.list, header(&walk).leading), (None, Leading::Close));
    assert!(!view.named("who").unwrap().can.is_empty());
}

#[test]
fn p198_leading_x_on_first() {
    let mut walk = routed(&[("A", &["B"]), ("B", &["C"]), ("C", &[])]).shown(json!({}));
    assert_eq!(header(&walk).leading, Leading::Close);
    walk.tap("Footer").answer("B", json!({}));
    assert_eq!(header(&walk).leading, Leading::Back);
    walk.tap("Footer").answer("NOWHERE", json!({}));
    assert_eq!(header(&walk).leading, Leading::Close);
    assert_eq!(title(&walk), "B");
}

#[test]
fn p230_header_title_live() {
    let mut walk = screens(json!([{"id": "A", "title": "${data.title}", "terminal": true,
        "data": {"title": {"type": "string", "__example__": "T"}}, "layout": layout(json!([
            {"type": "OptIn", "name": "ok", "label": "OK", "on-select-action": {"name": "update_data", "payload": {"title": "Second"}}},
            footer(json!({}))]))}]))
    .shown(json!({"title": "First"}));
    assert_eq!(title(&walk), "First");
    walk.tick("ok");
    assert_eq!(title(&walk), "Second");
    walk.tap("Footer").answer("A", json!({"title": "Third"}));
    assert_eq!(title(&walk), "Third");
}

#[test]
fn p231_progress_percent() {
    let progress = |walk: &Walk| header(walk).progress;
    // From A it is one screen to the end, or three: 1 of 1 + 2.
    let mut walk =
        routed(&[("A", &["B", "D"]), ("B", &["C"]), ("C", &["D"]), ("D", &[])]).shown(json!({}));
    assert_eq!(progress(&walk), Some(33));
    walk.tap("Footer").answer("B", json!({}));
    assert_eq!(progress(&walk), Some(50));
    walk.tap("Footer");
    assert_eq!(progress(&walk), Some(50));
    walk.answer("C", json!({}))
        .tap("Footer")
        .answer("D", json!({}));
    assert_eq!(progress(&walk), Some(100));
    // A screen without Footer and NavigationList does not count.
    let walk = routed(&[("A", &["INFO"]), ("INFO", &["B"]), ("B", &[])]).shown(json!({}));
    assert_eq!(progress(&walk), Some(50));
    // There is no bar on a single screen, under a list, at an error, and before the first screen.
    let flow = routed(&[("A", &[])]);
    assert_eq!(progress(&flow.shown(json!({}))), None);
    assert_eq!(progress(&flow.open()), None);
    let mut walk = routed(&[("A", &["B"]), ("B", &[])]).shown(json!({}));
    walk.tap("Footer").answer("NOWHERE", json!({}));
    assert_eq!(progress(&walk), None);
    let mut walk = with_list(3);
    let at = walk.at("room");
    walk.gesture(Gesture::OpenList { at });
    assert_eq!(progress(&walk), None);
}

#[test]
fn a_flow_that_is_not_open_has_no_header() {
    let mut walk = routed(&[("A", &[])]).shown(json!({}));
    walk.gesture(Gesture::Close);
    let view = View::of(&walk.phone);
    assert_eq!(
        (view.header, view.screen, view.can_open),
        (None, None, true)
    );
}
