//! Choices that a new list no longer offers.

use serde_json::{Value, json};

use crate::parts::{body, condition, input, list_of, options, with};
use crate::support::{Walk, footer, screen};

fn shown(kind: &str, ids: &[&str]) -> Walk {
    let list = list_of(kind, "list", json!("${data.list}"));
    screen(json!([list, footer(json!({"list": "${form.list}"}))]))
        .shown(json!({"list": options(ids)}))
}

/// The endpoint gives the same screen another list.
fn relist(walk: &mut Walk, ids: Value) {
    walk.tap("Footer").answer("A", json!({"list": ids}));
}

#[test]
fn p049_stale_choice_reset() {
    for kind in ["RadioButtonsGroup", "Dropdown"] {
        let mut walk = shown(kind, &["1", "2"]);
        walk.choose("list", "2");
        relist(&mut walk, options(&["2", "3"]));
        assert_eq!(walk.form(), json!({"list": "2"}), "{kind}");
        relist(&mut walk, options(&["3", "4"]));
        assert_eq!(walk.form(), json!({"list": ""}), "{kind}");
    }
    for kind in ["CheckboxGroup", "ChipsSelector"] {
        let mut walk = shown(kind, &["1", "2"]);
        walk.choose("list", "2");
        relist(&mut walk, options(&["3", "4"]));
        assert_eq!(walk.form(), json!({"list": []}), "{kind}");
    }
}

#[test]
fn p049_no_action_runs_for_a_choice_that_went() {
    let list = with(
        list_of("RadioButtonsGroup", "list", json!("${data.list}")),
        "on-unselect-action",
        json!({"name": "data_exchange", "payload": {}}),
    );
    let mut walk =
        screen(json!([list, footer(json!({}))])).shown(json!({"list": options(&["1", "2"])}));
    walk.choose("list", "2");
    walk.effects.clear();
    relist(&mut walk, options(&["3"]));
    assert_eq!(walk.form(), json!({"list": ""}));
    assert_eq!(walk.sent().len(), 1);
    assert!(!walk.phone.is_loading());
}

#[test]
fn p049_an_option_that_is_still_there_is_given_up() {
    let option = |id: &str| {
        let action = json!({"name": "data_exchange", "payload": {"given_up": id}});
        json!({"id": id, "title": id, "on-unselect-action": action})
    };
    let list = list_of("CheckboxGroup", "list", json!("${data.list}"));
    let flow = screen(json!([list, footer(json!({}))]));
    let relisted = |options: Value| {
        let mut walk = flow.shown(json!({"list": [option("1"), option("2")]}));
        walk.choose("list", "1").choose("list", "2");
        walk.effects.clear();
        relist(&mut walk, options);
        assert_eq!(walk.form(), json!({"list": []}));
        walk
    };
    // All ticks go, and the action of the one option runs that the new list has.
    let walk = relisted(json!([option("2"), option("3")]));
    assert_eq!(walk.payload(), json!({"given_up": "2"}));
    assert!(walk.phone.is_loading());
    let walk = relisted(json!([option("3")]));
    assert!(!walk.phone.is_loading());
}

#[test]
fn p050_stale_choice_whole_list() {
    let mut walk = shown("CheckboxGroup", &["1", "2", "3"]);
    walk.choose("list", "1").choose("list", "2");
    relist(&mut walk, options(&["2", "3"]));
    assert_eq!(walk.form(), json!({"list": []}));
}

#[test]
fn p051_empty_list_no_reset() {
    let mut walk = shown("CheckboxGroup", &["1", "2"]);
    walk.choose("list", "1");
    walk.tap("Footer");
    // What an empty list does to the component is another matter.
    let form = |walk: &Walk| walk.phone.form_of("A").unwrap()["list"].clone();
    walk.answer("A", json!({"list": []}));
    assert_eq!(form(&walk), json!(["1"]));
    let mut walk = shown("RadioButtonsGroup", &["1", "2"]);
    walk.choose("list", "1");
    relist(&mut walk, Value::Null);
    assert_eq!(form(&walk), json!("1"));
}

#[test]
fn a_value_that_never_was_in_the_list_stays() {
    let list = with(
        list_of("Dropdown", "list", json!("${data.list}")),
        "init-value",
        json!("9"),
    );
    let walk = screen(json!([list, footer(json!({}))])).shown(json!({"list": options(&["1"])}));
    assert_eq!(walk.form(), json!({"list": "9"}));
}

#[test]
fn what_a_condition_hides_because_a_choice_went_is_hidden_at_once() {
    let list = list_of("Dropdown", "list", json!("${data.list}"));
    let inner = json!([
        with(input("why"), "required", json!(true)),
        body("${data.text}")
    ]);
    let branch = condition("${form.list} == '2'", inner, json!([]));
    let mut walk = screen(json!([list, branch, footer(json!({}))]))
        .shown(json!({"list": options(&["1", "2"])}));
    walk.choose("list", "2");
    assert!(walk.footer_says().contains("why"));
    walk.fill("why", "So").tap("Footer");
    // In the branch this text would be an expression that cannot be read.
    walk.answer("A", json!({"list": options(&["3"]), "text": "`1 +`"}));
    assert!(!walk.shows("why"));
    assert!(walk.phone.error().is_none());
    assert_eq!(walk.footer_says(), "");
}
