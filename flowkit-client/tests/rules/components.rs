//! What the phone draws and what it does not, where Meta's validator knows only examples.

use serde_json::{Value, json};

use crate::parts::{body, condition, input, link, list_of, options, update, with};
use crate::support::{Flow, Walk, footer, screen};

/// The screen `A` with this component and the data that it is bound to.
fn drawn(component: Value, data: Value) -> Walk {
    flow(component).shown(data)
}

fn flow(component: Value) -> Flow {
    screen(json!([component, footer(json!({}))]))
}

fn is_fine(walk: &Walk) {
    let refused = walk.phone.error().map(|error| error.cause.to_string());
    assert_eq!(refused, None);
}

/// The phone shows an error in place of the screen, and reports it.
fn is_refused(component: Value, data: Value, rule: &str) {
    let mut walk = flow(component).open();
    walk.answer("A", data);
    assert_eq!(walk.refused().unwrap(), rule);
    assert!(!walk.phone.error().unwrap().may_retry);
    let notified = walk.notified();
    assert_eq!(notified.len(), 1);
    assert_eq!(notified[0]["data"]["error"], "components-validation-error");
    assert_eq!(notified[0]["action"], "data_exchange");
    assert_eq!(notified[0]["screen"], "");
}

fn checkboxes(list: Value) -> (Value, Value) {
    let group = list_of("CheckboxGroup", "list", json!("${data.list}"));
    (group, json!({"list": list}))
}

#[test]
fn p094_published_long_text_ok() {
    let long = "a".repeat(5000);
    is_fine(&drawn(body("${data.x}"), json!({"x": long})));
    is_fine(&drawn(
        with(input("who"), "label", json!("${data.x}")),
        json!({"x": long}),
    ));
}

#[test]
fn p095_published_many_options_ok() {
    let ids: Vec<String> = (1..=300).map(|id| id.to_string()).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let (group, data) = checkboxes(options(&ids[..21]));
    is_fine(&drawn(group, data));
    let dropdown = list_of("Dropdown", "list", json!("${data.list}"));
    is_fine(&drawn(dropdown, json!({"list": options(&ids)})));
}

#[test]
fn p096_published_wrong_type_error() {
    is_refused(
        body("${data.x}"),
        json!({"x": 5}),
        "published_wrong_type_error",
    );
    let label = with(input("who"), "label", json!("${data.x}"));
    is_refused(label, json!({"x": true}), "published_wrong_type_error");
}

#[test]
fn p096_only_what_shows_is_looked_at() {
    let hidden = with(body("${data.x}"), "visible", json!(false));
    is_fine(&drawn(hidden, json!({"x": 5})));
    let branch = condition("${data.x} == 6", json!([body("${data.x}")]), json!([]));
    is_fine(&drawn(branch, json!({"x": 5})));
}

#[test]
fn p096_looked_at_after_every_change() {
    let text = json!({"type": "string", "__example__": "a"});
    let mut walk = screen(json!([
        link(update(json!({"label": "${data.spare}"}))),
        with(input("who"), "label", json!("${data.label}")),
        footer(json!({}))
    ]))
    .data(json!({"label": text, "spare": text}))
    .shown(json!({"label": "Name", "spare": " "}));
    is_fine(&walk);
    walk.tap("EmbeddedLink");
    assert!(walk.refused().is_some(), "a label is not blank");
}

#[test]
fn p097_published_extra_option_member() {
    let (group, data) = checkboxes(json!([{"id": "1", "title": "One", "price": 5}]));
    is_refused(group, data, "published_extra_option_member");
}

#[test]
fn p098_published_bad_colour() {
    let (group, data) = checkboxes(json!([{"id": "1", "title": "One", "color": "red"}]));
    is_refused(group, data, "published_bad_colour");
    let (group, data) = checkboxes(json!([{"id": "1", "title": "One", "color": "#FF0000"}]));
    is_fine(&drawn(group, data));
}

#[test]
fn p099_published_actions_both_levels() {
    let (group, data) =
        checkboxes(json!([{"id": "1", "title": "One", "on-select-action": update(json!({}))}]));
    is_fine(&drawn(group.clone(), data.clone()));
    let both = with(group, "on-select-action", update(json!({})));
    is_refused(both, data, "published_actions_both_levels");
}

#[test]
fn p100_published_min_over_max() {
    let (group, data) = checkboxes(options(&["1", "2", "3"]));
    let limits = with(group, "min-selected-items", json!(3));
    let mut walk = drawn(with(limits, "max-selected-items", json!(2)), data);
    is_fine(&walk);
    for id in ["1", "2"] {
        assert_ne!(walk.footer_says(), "");
        walk.choose("list", id);
    }
    // Two ticks are as many as there may be, and one too few.
    assert_ne!(walk.footer_says(), "");
    let at = walk.at("list");
    let option = "3".to_owned();
    let third = flowkit_client::phone::Gesture::Choose { at, option };
    assert!(walk.try_gesture(third).is_err());
}

#[test]
fn p101_published_duplicate_ids() {
    for ids in [["1", "1"], ["1", ""]] {
        let (group, data) = checkboxes(options(&ids));
        is_refused(group, data, "published_duplicate_ids");
    }
}

#[test]
fn p102_published_empty_list() {
    let (group, data) = checkboxes(json!([]));
    is_refused(group, data, "published_empty_list");
    let dropdown = list_of("Dropdown", "list", json!("${data.list}"));
    is_refused(dropdown, json!({"list": []}), "published_empty_list");
}

#[test]
fn p103_published_missing_property_ok() {
    is_fine(&drawn(body("${data.none}"), json!({})));
    let (group, _) = checkboxes(json!([]));
    is_fine(&drawn(group, json!({"list": null})));
}

#[test]
fn p141_chips_min_two() {
    let chips = list_of("ChipsSelector", "list", json!("${data.list}"));
    is_refused(
        chips.clone(),
        json!({"list": options(&["1"])}),
        "chips_min_two",
    );
    is_fine(&drawn(chips, json!({"list": options(&["1", "2"])})));
}
