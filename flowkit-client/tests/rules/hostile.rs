//! Documents and answers that nobody should send: the phone takes or refuses them, and goes on.

use flowkit_client::phone::{FlowJson, Gesture};
use flowkit_client::view::View;
use serde_json::{Value, json};

use crate::parts::{condition, input, one, update, with};
use crate::support::{Flow, footer, screen, screens};

/// So many options that looking through all of them for each one would take minutes.
const MANY: usize = 20_000;

fn ids(letter: &str) -> Value {
    (0..MANY).map(|n| json!(format!("{letter}{n}"))).collect()
}

fn options(letter: &str) -> Value {
    let option = |n| json!({"id": format!("{letter}{n}"), "title": "An option"});
    (0..MANY).map(option).collect()
}

/// A CheckboxGroup whose list and value the endpoint gives.
fn checkboxes() -> Flow {
    let group = json!({"type": "CheckboxGroup", "name": "all", "label": "All", "data-source": "${data.options}"});
    let form = json!({"type": "Form", "name": "form", "init-values": {"all": "${data.chosen}"},
        "children": [group, footer(json!({"all": "${form.all}"}))]});
    screen(json!([form])).data(json!({
        "options": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"},
            "title": {"type": "string"}, "on-select-action": {"type": "object"}}}, "__example__": []},
        "chosen": {"type": "array", "items": {"type": "string"}, "__example__": []},
        "count": {"type": "string", "__example__": ""},
    }))
}

#[test]
fn a_huge_list_with_everything_chosen_changes_at_once() {
    let mut walk = checkboxes().shown(json!({"options": options("a"), "chosen": ids("a")}));
    walk.tap("Footer")
        .answer("A", json!({"options": options("b"), "chosen": ids("b")}));
    assert_eq!(walk.form()["all"], ids("b"));
    // With another list, and no choice from it, all is given up.
    walk.tap("Footer")
        .answer("A", json!({"options": options("c"), "chosen": null}));
    assert_eq!(walk.refused().as_deref(), Some("notify_data"));
    assert_eq!(walk.form()["all"], ids("b"));
}

#[test]
fn a_huge_list_in_which_every_option_acts_runs_them_all() {
    let option = |n| {
        json!({"id": format!("a{n}"), "title": "An option",
            "on-select-action": update(json!({"count": format!("{n}")}))})
    };
    let options: Value = (0..MANY).map(option).collect();
    let mut walk = checkboxes().shown(json!({"options": options, "chosen": []}));
    walk.tap("Footer").answer("A", json!({"chosen": ids("a")}));
    assert_eq!(walk.data()["count"], json!(format!("{}", MANY - 1)));
}

#[test]
fn a_text_of_a_megabyte_is_drawn_and_sent() {
    let long = "ä".repeat(500_000);
    let mut walk = screen(json!([
        input("name"),
        footer(json!({"name": "${form.name}"}))
    ]))
    .shown(json!({}));
    let at = walk.at("name");
    walk.gesture(Gesture::Type {
        at,
        text: long.clone(),
    });
    assert!(!View::of(&walk.phone).to_string().is_empty());
    // A TextInput takes 80 characters.
    let footer = walk.at("Footer");
    assert!(walk.try_gesture(Gesture::Tap { at: footer }).is_err());
    let mut walk = screen(json!([{"type": "TextBody", "text": "${data.long}"}, footer_of_all()]))
        .data(json!({"long": {"type": "string", "__example__": ""}}))
        .shown(json!({"long": long}));
    walk.tap("Footer");
    assert_eq!(walk.payload()["long"], json!(long));
}

fn footer_of_all() -> Value {
    footer(json!({"long": "${data.long}"}))
}

#[test]
fn an_expression_that_would_grow_without_end_is_refused() {
    let twice = "`${data.long} ${data.long} ${data.long}`";
    let walk = screen(json!([{"type": "TextBody", "text": twice}]))
        .data(json!({"long": {"type": "string", "__example__": ""}}))
        .shown(json!({"long": "x".repeat(500_000)}));
    assert_eq!(
        walk.refused().as_deref(),
        Some("expr_syntax_error_full_screen")
    );
}

#[test]
fn a_deep_answer_is_taken_or_refused() {
    let flow = screen(json!([{"type": "TextBody", "text": "`${data.deep}`"}]))
        .data(json!({"deep": {"__example__": []}}));
    for depth in [10, 60, 120, 1000, 100_000] {
        let deep = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        let mut walk = flow.open();
        let text = format!(r#"{{"screen": "A", "data": {{"deep": {deep}}}}}"#);
        let request = walk.request().unwrap();
        match flowkit_client::Answer::parse(&request, text.as_bytes()) {
            Ok(_) => drop(walk.answer_text(&text)),
            Err(error) => drop(walk.fail(error)),
        }
        // A list as an expression's only term comes out as its text, or it is refused: either way something shows.
        assert!(!View::of(&walk.phone).to_string().is_empty(), "{depth}");
    }
}

#[test]
fn texts_that_mean_each_other_are_worked_out_twice_and_no_more() {
    let walk = screen(json!([{"type": "TextBody", "text": "${data.a}"}]))
        .data(json!({"a": {"type": "string"}, "b": {"type": "string"}}))
        .shown(json!({"a": "${data.b}", "b": "${data.a}"}));
    assert_eq!(walk.refused(), None);
    assert!(View::of(&walk.phone).to_string().contains("${data.a}"));
}

#[test]
fn ifs_within_ifs_show_what_stands_in_the_innermost() {
    let mut inner = json!([{"type": "TextBody", "text": "innermost"}]);
    for _ in 0..50 {
        inner = json!([condition("${data.open}", inner, json!([]))]);
    }
    let walk = screen(inner)
        .data(json!({"open": {"type": "boolean", "__example__": true}}))
        .shown(json!({"open": true}));
    assert!(View::of(&walk.phone).to_string().contains("innermost"));
}

#[test]
fn a_pattern_that_tries_for_ever_is_judged_nonetheless() {
    let slow = with(
        with(input("name"), "input-type", json!("text")),
        "pattern",
        json!("^(a+)+$"),
    );
    let slow = with(slow, "max-chars", json!(100_000));
    let mut walk = screen(json!([slow, footer(json!({}))])).shown(json!({}));
    walk.fill("name", &format!("{}!", "a".repeat(50_000)));
    let footer = walk.at("Footer");
    assert!(walk.try_gesture(Gesture::Tap { at: footer }).is_err());
    walk.fill("name", &"a".repeat(50_000)).tap("Footer");
}

#[test]
fn a_screen_without_layout_opens_and_an_id_that_comes_twice_is_an_error() {
    let walk = screens(json!([{"id": "A", "title": "A"}])).shown(json!({}));
    assert_eq!(walk.phone.screen(), Some("A"));
    // With one id twice nobody could say which screen an answer means.
    let twice = screens(json!([one("A", json!([])), one("A", json!([]))])).text();
    let error = FlowJson::parse(&twice).unwrap_err().to_string();
    assert!(error.contains("there are two screens `A`"), "{error}");
}

#[test]
fn a_name_that_comes_twice_is_one_value() {
    let mut walk = screen(json!([
        input("name"),
        input("name"),
        footer(json!({"name": "${form.name}"}))
    ]))
    .shown(json!({}));
    walk.fill("name", "Zoë").tap("Footer");
    assert_eq!(walk.payload(), json!({"name": "Zoë"}));
}

#[test]
fn names_and_keys_may_be_of_any_letters() {
    let name = "имя 😀";
    let mut walk = screen(json!([
        input(name),
        footer(json!({"ключ.😀": format!("${{form.{name}}}")}))
    ]))
    .shown(json!({}));
    walk.fill(name, "Zoë").tap("Footer");
    assert_eq!(walk.payload(), json!({"ключ.😀": "Zoë"}));
}

#[test]
fn every_version_that_meta_has_frozen_opens() {
    for version in [
        "2.1", "3.0", "3.1", "4.0", "5.0", "5.1", "6.0", "6.3", "7.0", "9.9", "", "x",
    ] {
        let mut walk = screen(json!([
            input("name"),
            footer(json!({"name": "${form.name}"}))
        ]))
        .version(version)
        .shown(json!({}));
        walk.fill("name", "Zoë").tap("Footer");
        assert_eq!(walk.payload(), json!({"name": "Zoë"}), "{version}");
    }
}

#[test]
fn what_is_no_document_is_an_error() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for text in [
        "",
        "{}",
        "[]",
        "null",
        "{\"screens\": 1}",
        "{\"screens\": [1]}",
        ",,,,]",
        deep.as_str(),
    ] {
        if let Ok(flow) = FlowJson::parse(text) {
            assert_eq!(flow.screens().count(), 0, "{text}");
        }
    }
}

#[test]
fn numbers_at_the_ends_of_their_types_are_kept() {
    for number in [
        "1e308",
        "-1e308",
        "5e-324",
        "9007199254740993",
        "18446744073709551615",
        "-0.0",
    ] {
        let mut walk = screen(json!([{"type": "TextBody", "text": "`'n=' ${data.n} * 10`"}, footer(json!({"n": "${data.n}"}))]))
            .data(json!({"n": {"type": "number", "__example__": 1}}))
            .open();
        walk.answer_text(&format!(r#"{{"screen": "A", "data": {{"n": {number}}}}}"#));
        assert_eq!(walk.refused(), None, "{number}");
        walk.tap("Footer");
        assert_eq!(
            walk.payload()["n"].to_string().parse::<f64>(),
            number.parse::<f64>()
        );
    }
}
