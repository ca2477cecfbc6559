//! The Footer: what keeps it disabled.

use flowkit_client::phone::Gesture;
use serde_json::json;

use crate::parts::{condition, input, link, navigate, one, options, update, with};
use crate::support::{footer, screen, screens};

fn required(name: &str) -> serde_json::Value {
    with(input(name), "required", json!(true))
}

#[test]
fn p175_footer_disabled_until_valid() {
    let mut walk =
        screen(json!([required("a"), required("b"), footer(json!({}))])).shown(json!({}));
    let blocked = walk.blocked();
    assert!(
        blocked.contains("\"a\"") && blocked.contains("\"b\""),
        "{blocked}"
    );
    walk.fill("a", "x");
    assert!(!walk.can_continue());
    walk.fill("b", "x");
    assert!(walk.can_continue());
    walk.fill("a", "");
    assert!(!walk.can_continue());
}

#[test]
fn p175_its_own_enabled_counts_as_well() {
    let disabled = with(footer(json!({})), "enabled", json!("${data.open}"));
    let model = json!({"open": {"type": "boolean", "__example__": true}});
    let mut walk = screen(json!([link(update(json!({"open": true}))), disabled]))
        .data(model)
        .shown(json!({"open": false}));
    assert!(walk.blocked().contains("is disabled"));
    walk.tap("EmbeddedLink");
    assert!(walk.can_continue());
}

#[test]
fn p175_the_whole_screen_counts_wherever_the_footer_stands() {
    let form =
        json!({"type": "Form", "name": "form", "children": [required("a"), footer(json!({}))]});
    let mut walk = screen(json!([required("b"), form])).shown(json!({}));
    walk.fill("a", "x");
    assert!(!walk.can_continue());
    walk.fill("b", "x");
    assert!(walk.can_continue());
}

#[test]
fn p176_footer_required_disabled_field_blocks() {
    let disabled = |field| {
        with(
            with(field, "required", json!(true)),
            "enabled",
            json!(false),
        )
    };
    for kind in ["CheckboxGroup", "RadioButtonsGroup", "Dropdown"] {
        let list =
            json!({"type": kind, "name": "it", "label": "It", "data-source": options(&["a", "b"])});
        let walk = screen(json!([disabled(list), footer(json!({}))])).shown(json!({}));
        assert!(!walk.can_continue(), "{kind}");
    }
    for kind in ["TextInput", "TextArea", "DatePicker", "OptIn"] {
        let field = json!({"type": kind, "name": "it", "label": "It"});
        let walk = screen(json!([disabled(field), footer(json!({}))])).shown(json!({}));
        assert!(!walk.can_continue(), "{kind}");
    }
}

#[test]
fn p177_footer_hidden_field_ignored() {
    let hidden = with(required("a"), "visible", json!(false));
    assert!(
        screen(json!([hidden, footer(json!({}))]))
            .shown(json!({}))
            .can_continue()
    );
    let branch = condition(
        "${form.more}",
        json!([required("a")]),
        json!([required("b")]),
    );
    let more = json!({"type": "OptIn", "name": "more", "label": "More"});
    let mut walk = screen(json!([more, branch, footer(json!({}))])).shown(json!({}));
    walk.fill("b", "x");
    assert!(walk.can_continue());
    walk.tick("more");
    assert!(!walk.can_continue(), "the other branch shows");
    walk.tick("more");
    assert!(walk.can_continue());
}

#[test]
fn p178_footer_no_double_send() {
    let mut walk = screen(json!([footer(json!({"n": 1}))])).shown(json!({}));
    walk.tap("Footer");
    assert!(walk.blocked().contains("while a request is under way"));
    assert_eq!(walk.sent().len(), 1);
    walk.answered();
    walk.tap("Footer");
    assert_eq!(
        walk.sent().len(),
        2,
        "after the answer it can be tapped again"
    );
}

#[test]
fn p179_all_disabled_while_loading() {
    let components = json!([
        {"type": "TextInput", "name": "text", "label": "Text"},
        {"type": "TextArea", "name": "area", "label": "Area"},
        {"type": "CheckboxGroup", "name": "check", "label": "Check", "data-source": options(&["a", "b"])},
        {"type": "RadioButtonsGroup", "name": "radio", "label": "Radio", "data-source": options(&["a", "b"])},
        {"type": "ChipsSelector", "name": "chips", "label": "Chips", "data-source": options(&["a", "b"])},
        {"type": "Dropdown", "name": "drop", "label": "Drop", "data-source": options(&["a", "b"])},
        {"type": "OptIn", "name": "opt", "label": "Opt"},
        {"type": "DatePicker", "name": "date", "label": "Date"},
        {"type": "CalendarPicker", "name": "calendar", "label": "Calendar"},
        link(update(json!({}))),
        footer(json!({})),
    ]);
    let mut walk = screen(components).shown(json!({}));
    walk.tap("Footer");
    let at = |name: &str| walk.at(name);
    let choose = |name: &str| Gesture::Choose {
        at: at(name),
        option: "a".into(),
    };
    let pick = |name: &str| Gesture::Pick {
        at: at(name),
        half: Default::default(),
        day: "2026-12-01".into(),
    };
    let gestures = [
        Gesture::Focus { at: at("text") },
        Gesture::Type {
            at: at("area"),
            text: "x".into(),
        },
        choose("check"),
        choose("radio"),
        choose("chips"),
        choose("drop"),
        Gesture::OpenList { at: at("drop") },
        Gesture::Tick { at: at("opt") },
        Gesture::OpenDates { at: at("date") },
        pick("date"),
        pick("calendar"),
        Gesture::Clear {
            at: at("date"),
            half: Default::default(),
        },
        Gesture::Tap {
            at: at("EmbeddedLink"),
        },
        Gesture::Tap { at: at("Footer") },
    ];
    for gesture in gestures {
        let why_not = walk.why_not(gesture.clone());
        assert!(
            why_not.contains("while a request is under way"),
            "{gesture:?}: {why_not}"
        );
    }
    assert_eq!(walk.form(), json!({}));
    // What is no component can be used.
    walk.gesture(Gesture::Blur).gesture(Gesture::Close);
}

#[test]
fn a_navigate_needs_no_answer() {
    let mut walk = screens(json!([
        one(
            "A",
            json!([{"type": "Footer", "label": "Go", "on-click-action": navigate("B", json!({}))}])
        ),
        one("B", json!([footer(json!({}))])),
    ]))
    .shown(json!({}));
    walk.tap("Footer");
    assert!(!walk.phone.is_loading());
    assert_eq!(walk.phone.screen(), Some("B"));
}
