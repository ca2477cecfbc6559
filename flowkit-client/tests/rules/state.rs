//! What screens hold, and what was put into their fields.

use serde_json::json;

use crate::parts::{condition, exchange, input, link, navigate, one, update, with};
use crate::support::{Walk, footer, screen, screens};

#[test]
fn p022_data_merge_shallow() {
    let mut walk = screen(json!([footer(json!({}))]))
        .shown(json!({"a": {"x": 1, "y": 2}, "list": [1, 2], "b": 1}));
    walk.tap("Footer")
        .answer("A", json!({"a": {"x": 3}, "list": [4]}));
    assert_eq!(walk.data(), json!({"a": {"x": 3}, "list": [4], "b": 1}));
}

#[test]
fn p023_screen_without_data_takes_any() {
    let walk = screen(json!([footer(json!({}))])).shown(json!({"any": [true], "thing": {"x": 1}}));
    assert_eq!(walk.data(), json!({"any": [true], "thing": {"x": 1}}));
    assert!(walk.phone.error().is_none());
}

#[test]
fn p024_update_data_no_model() {
    let mut walk =
        screen(json!([link(update(json!({"x": 1}))), footer(json!({}))])).shown(json!({"x": 0}));
    walk.tap("EmbeddedLink");
    assert_eq!(walk.refused().unwrap(), "update_data_no_model");
    assert!(!walk.phone.error().unwrap().may_retry);
    assert_eq!(walk.data(), json!({"x": 0}));
}

#[test]
fn p025_answer_absent_key_keeps() {
    let mut walk =
        screen(json!([footer(json!({"x": "${data.x}"}))])).shown(json!({"x": 1, "y": 2}));
    walk.tap("Footer").answer("A", json!({"y": 3}));
    assert_eq!(walk.data(), json!({"x": 1, "y": 3}));
    // A null is a value to keep, and a missing one to read.
    walk.tap("Footer").answer("A", json!({"x": null}));
    assert_eq!(walk.data(), json!({"x": null, "y": 3}));
    walk.tap("Footer");
    assert_eq!(walk.payload(), json!({}));
}

#[test]
fn p026_navigate_absent_ref_wipes() {
    let mut walk = screens(json!([
        one(
            "A",
            json!([
                input("who"),
                link(navigate(
                    "B",
                    json!({"k": "${form.who}", "n": {"k": "${form.who}"}})
                )),
                footer(json!({}))
            ])
        ),
        one("B", json!([footer(json!({}))])),
    ]))
    .shown(json!({}));
    walk.tap("Footer")
        .answer("B", json!({"k": "old", "n": {"k": "old"}, "other": 1}));
    walk.back().tap("EmbeddedLink");
    assert_eq!(walk.data(), json!({"n": {}, "other": 1}));
    walk.back().fill("who", "Ann").tap("EmbeddedLink");
    assert_eq!(
        walk.data(),
        json!({"k": "Ann", "n": {"k": "Ann"}, "other": 1})
    );
}

#[test]
fn p027_update_data_absent_ref_wipes() {
    let text = json!({"type": "string", "__example__": "a"});
    let mut walk = screen(json!([
        input("who"),
        link(update(json!({"k": "${form.who}"}))),
        footer(json!({}))
    ]))
    .data(json!({"k": text, "other": text, "required": ["other"]}))
    .shown(json!({"k": "old", "other": "stays"}));
    walk.tap("EmbeddedLink");
    assert!(walk.phone.error().is_none());
    assert_eq!(walk.data(), json!({"other": "stays"}));
}

fn two() -> Walk {
    screens(json!([
        one(
            "A",
            json!([
                input("who"),
                link(navigate("B", json!({}))),
                footer(json!({}))
            ])
        ),
        one(
            "B",
            json!([input("what"), link(exchange(json!({}))), footer(json!({}))])
        ),
    ]))
    .shown(json!({}))
}

#[test]
fn p028_form_values_kept_on_back() {
    let mut walk = two();
    walk.fill("who", "Ann")
        .tap("EmbeddedLink")
        .fill("what", "Tea")
        .back();
    assert_eq!(walk.form(), json!({"who": "Ann"}));
    assert_eq!(walk.phone.form_of("B").unwrap()["what"], "Tea");
    // So they are when the endpoint leads back.
    walk.tap("EmbeddedLink")
        .tap("EmbeddedLink")
        .answer("A", json!({}));
    assert_eq!(walk.form(), json!({"who": "Ann"}));
    assert_eq!(walk.stack(), ["A"]);
}

#[test]
fn p029_form_values_back_again() {
    let mut walk = two();
    walk.tap("EmbeddedLink")
        .fill("what", "Tea")
        .back()
        .tap("EmbeddedLink");
    assert_eq!(walk.form(), json!({"what": "Tea"}));
    assert_eq!(walk.phone.data_of("B").unwrap().len(), 0);
}

#[test]
fn a_refreshed_screen_keeps_what_was_typed() {
    let mut walk = two();
    walk.fill("who", "Ann");
    walk.tap("Footer").answer("A", json!({"x": 1}));
    assert_eq!(walk.form(), json!({"who": "Ann"}));
    assert_eq!(walk.stack(), ["A"]);
}

#[test]
fn p030_hidden_value_stays() {
    let boolean = json!({"type": "boolean", "__example__": true});
    let hidden = with(input("who"), "visible", json!("${data.shown}"));
    let mut walk = screen(json!([
        hidden,
        link(update(json!({"shown": false}))),
        footer(json!({"who": "${form.who}"}))
    ]))
    .data(json!({"shown": boolean}))
    .shown(json!({"shown": true}));
    walk.fill("who", "Ann").tap("EmbeddedLink");
    assert!(!walk.shows("who"));
    walk.tap("Footer");
    assert_eq!(walk.payload(), json!({"who": "Ann"}));
}

#[test]
fn p031_branch_value_stays() {
    let field = with(input("why"), "required", json!(true));
    let tick = json!({"type": "OptIn", "name": "more", "label": "More"});
    let branch = condition(
        "${form.more} == true",
        json!([field]),
        json!([input("instead")]),
    );
    let mut walk = screen(json!([
        tick,
        branch,
        footer(json!({"why": "${form.why}", "instead": "${form.instead}"}))
    ]))
    .shown(json!({}));
    walk.tick("more").fill("why", "So").tick("more");
    assert!(!walk.shows("why"));
    walk.fill("instead", "Else").tap("Footer");
    assert_eq!(walk.payload(), json!({"why": "So", "instead": "Else"}));
    walk.answer("A", json!({})).tick("more");
    assert!(walk.shows("why") && !walk.shows("instead"));
    assert_eq!(
        walk.form(),
        json!({"more": true, "why": "So", "instead": "Else"})
    );
}

#[test]
fn p031_a_branch_that_shows_later_has_its_initial_value() {
    let tick = json!({"type": "OptIn", "name": "more", "label": "More"});
    let field = with(input("why"), "init-value", json!("Because"));
    let branch = condition("${form.more} == true", json!([field]), json!([]));
    let mut walk =
        screen(json!([tick, branch, footer(json!({"why": "${form.why}"}))])).shown(json!({}));
    walk.tap("Footer");
    assert_eq!(walk.payload(), json!({"why": "Because"}));
    walk.answer("A", json!({})).tick("more");
    assert_eq!(walk.form(), json!({"why": "Because", "more": true}));
}
