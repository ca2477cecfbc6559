//! Dropdown: what happens 300 ms after a tap. And the actions of single options.

use flowkit_client::phone::{Gesture, Half};
use serde_json::{Value, json};

use crate::asking::texts;
use crate::parts::{exchange, options, update, with};
use crate::support::{Flow, Walk, footer, screen};

/// A Dropdown with options `a`, `b` and `c`, whose Footer sends it.
fn dropdown(properties: Value) -> Walk {
    let mut list = json!({"type": "Dropdown", "name": "it", "label": "It", "data-source": options(&["a", "b", "c"])});
    for (name, value) in properties.as_object().unwrap() {
        list[name] = value.clone();
    }
    screen(json!([list, footer(json!({"it": "${form.it}"}))]))
        .data(texts(&["log"]))
        .shown(json!({}))
}

/// Actions that write down which of the two ran, with the value that they see.
fn logging() -> Value {
    json!({
        "on-select-action": update(json!({"log": "`${data.log} 'select ' ${form.it} ';'`"})),
        "on-unselect-action": update(json!({"log": "`${data.log} 'unselect ' ${form.it} ';'`"})),
    })
}

fn clear(walk: &Walk) -> Gesture {
    Gesture::Clear {
        at: walk.at("it"),
        half: Half::StartDate,
    }
}

#[test]
fn p142_dropdown_delay_300() {
    let mut walk = dropdown(json!({"on-select-action": exchange(json!({"it": "${form.it}"}))}));
    let at = walk.at("it");
    walk.gesture(Gesture::OpenList { at }).choose_now("it", "b");
    walk.pass(299);
    assert_eq!(walk.form(), json!({}));
    assert!(walk.sent().is_empty());
    walk.pass(1);
    assert_eq!(walk.form(), json!({"it": "b"}));
    assert_eq!(walk.payload(), json!({"it": "b"}));
}

#[test]
fn p142_the_last_tap_within_300_ms_counts() {
    let mut walk = dropdown(logging());
    walk.choose_now("it", "a")
        .pass(200)
        .choose_now("it", "b")
        .settle();
    assert_eq!(walk.data(), json!({"log": "select b;"}));
}

#[test]
fn p142_a_request_in_the_meantime_does_not_stop_it() {
    let link =
        json!({"type": "EmbeddedLink", "text": "Again", "on-click-action": exchange(json!({}))});
    let list =
        json!({"type": "Dropdown", "name": "it", "label": "It", "data-source": options(&["a"])});
    let mut walk = screen(json!([list, link])).shown(json!({}));
    walk.choose_now("it", "a").tap("EmbeddedLink");
    // While a request is under way the tap goes on.
    walk.pass(300);
    assert_eq!(walk.form(), json!({"it": "a"}));
    assert!(walk.phone.is_loading());
}

#[test]
fn p143_dropdown_replace_order() {
    let mut walk = dropdown(logging());
    walk.choose("it", "a");
    assert_eq!(walk.data(), json!({"log": "select a;"}));
    walk.choose("it", "b");
    assert_eq!(walk.data(), json!({"log": "select a;unselect b;select b;"}));
}

#[test]
fn p144_dropdown_clear_text() {
    let mut walk = dropdown(logging());
    let clear = clear(&walk);
    walk.choose("it", "a").gesture(clear.clone()).pass(299);
    assert_eq!(walk.form(), json!({"it": "a"}));
    walk.pass(1);
    assert_eq!(walk.form(), json!({"it": ""}));
    assert_eq!(walk.data(), json!({"log": "select a;unselect ;"}));
    assert_eq!(walk.would_send(), json!({"it": ""}));

    let mut falls_back = logging();
    falls_back
        .as_object_mut()
        .unwrap()
        .remove("on-unselect-action");
    let mut walk = dropdown(falls_back);
    walk.choose("it", "a").gesture(clear).settle();
    assert_eq!(walk.data(), json!({"log": "select a;select ;"}));
}

#[test]
fn p145_dropdown_same_choice() {
    let mut walk = dropdown(logging());
    walk.choose("it", "a").choose("it", "a");
    assert_eq!(walk.data(), json!({"log": "select a;select a;"}));
}

#[test]
fn p146_dropdown_unknown_value_blocks() {
    let mut walk = dropdown(json!({"init-value": "gone"}));
    assert!(
        walk.blocked()
            .contains("its value `gone` is not in the list")
    );
    walk.choose("it", "a");
    assert!(walk.can_continue());
    let required = dropdown(json!({"required": true}));
    assert!(required.blocked().contains("Choose an option"));
}

#[test]
fn p147_an_open_list_lies_over_the_screen() {
    let mut walk = dropdown(json!({}));
    let at = walk.at("it");
    walk.gesture(Gesture::OpenList { at });
    assert!(walk.blocked().contains("lies over the screen"));
    walk.back();
    assert_eq!(walk.phone.screen(), Some("A"), "back closes the list");
    assert!(walk.can_continue());
    walk.gesture(Gesture::OpenList { at }).choose_now("it", "b");
    assert!(!walk.can_continue());
    walk.settle();
    assert!(walk.can_continue(), "with the choice the list closes");
    assert_eq!(walk.form(), json!({"it": "b"}));
}

/// A list of this type whose options write down what happens to them.
fn with_option_actions(kind: &str) -> Walk {
    let option = |id: &str| {
        json!({"id": id, "title": id,
            "on-select-action": update(json!({"log": format!("`${{data.log}} '+{id} '`"), "seen": "${form.it}"})),
            "on-unselect-action": update(json!({"log": format!("`${{data.log}} '-{id} '`"), "seen": "${form.it}"}))})
    };
    let source = json!([option("a"), option("b"), option("c")]);
    let list = json!({"type": kind, "name": "it", "label": "It", "data-source": source});
    let several = matches!(kind, "CheckboxGroup" | "ChipsSelector");
    let seen = match several {
        true => json!({"type": "array", "items": {"type": "string"}, "__example__": []}),
        false => json!({"type": "string", "__example__": ""}),
    };
    let mut model = texts(&["log"]);
    model["seen"] = seen;
    let flow = screen(json!([list, footer(json!({}))])).data(model);
    flow.shown(json!({}))
}

#[test]
fn p149_item_actions_after_value() {
    for kind in ["RadioButtonsGroup", "Dropdown"] {
        let mut walk = with_option_actions(kind);
        walk.choose("it", "a").choose("it", "b");
        // Removed ones first, then added ones, and all with the new value.
        assert_eq!(
            walk.data(),
            json!({"log": "+a -a +b ", "seen": "b"}),
            "{kind}"
        );
    }
    for kind in ["CheckboxGroup", "ChipsSelector"] {
        let mut walk = with_option_actions(kind);
        walk.choose("it", "a").choose("it", "b").choose("it", "a");
        assert_eq!(
            walk.data(),
            json!({"log": "+a +b -a ", "seen": ["b"]}),
            "{kind}"
        );
    }
    let mut walk = with_option_actions("RadioButtonsGroup");
    walk.choose("it", "a").choose("it", "a");
    assert_eq!(
        walk.data(),
        json!({"log": "+a -a "}),
        "what the action saw is wiped with the value"
    );
    let mut walk = with_option_actions("Dropdown");
    let clear = clear(&walk);
    walk.choose("it", "a")
        .choose("it", "a")
        .gesture(clear)
        .settle();
    assert_eq!(
        walk.data(),
        json!({"log": "+a -a ", "seen": ""}),
        "the same choice changes nothing"
    );
}

#[test]
fn p150_item_actions_not_on_open() {
    let source =
        json!([{"id": "a", "title": "A", "on-select-action": update(json!({"log": "chosen"}))}]);
    for (kind, start) in [
        ("CheckboxGroup", json!(["a"])),
        ("RadioButtonsGroup", json!("a")),
        ("Dropdown", json!("a")),
    ] {
        let list = json!({"type": kind, "name": "it", "label": "It", "data-source": source});
        let list = with(list, "init-value", start);
        let walk = screen(json!([list, footer(json!({}))]))
            .data(texts(&["log"]))
            .shown(json!({}));
        assert_eq!(walk.data(), json!({}), "{kind}");
    }
}

/// A list of options `a` and `b`, which write down what happens to them, beside a field of data that says which there are.
fn given_by_data(start: &Value) -> Flow {
    let option = |id: &str| {
        json!({"id": id, "title": id,
            "on-select-action": update(json!({"log": format!("`${{data.log}} '+{id} '`")})),
            "on-unselect-action": update(json!({"log": format!("`${{data.log}} '-{id} '`")}))})
    };
    let list = json!({"type": "CheckboxGroup", "name": "it", "label": "It", "init-value": "${data.start}",
        "data-source": [option("a"), option("b")]});
    let mut model = texts(&["log"]);
    model["start"] = json!({"type": "array", "items": {"type": "string"}, "__example__": start});
    screen(json!([list, footer(json!({}))])).data(model)
}

#[test]
fn p149_a_value_that_an_answer_gives_is_a_choice_as_well() {
    let mut walk = given_by_data(&json!([])).shown(json!({"start": ["a"]}));
    assert_eq!(walk.data()["log"], Value::Null, "not on opening");
    walk.tap("Footer").answer("A", json!({"start": ["b"]}));
    assert_eq!(walk.form(), json!({"it": ["b"]}));
    assert_eq!(walk.data()["log"], "-a +b ");
    walk.tap("Footer").answer("A", json!({}));
    assert_eq!(walk.data()["log"], "-a +b ", "the same value is none");
}

#[test]
fn p149_options_that_stay_lose_their_tick_with_the_others() {
    let option = |id: &str| {
        json!({"id": id, "title": id,
            "on-unselect-action": update(json!({"log": format!("`${{data.log}} '-{id} '`")}))})
    };
    let list = json!({"type": "CheckboxGroup", "name": "it", "label": "It", "data-source": "${data.options}"});
    let mut walk = screen(json!([list, footer(json!({}))]))
        .data(with(
            texts(&["log"]),
            "options",
            json!({"type": "array", "items": {"type": "object", "properties": {}}, "__example__": []}),
        ))
        .shown(json!({"options": [option("a"), option("b")]}));
    walk.choose("it", "a").choose("it", "b").tap("Footer");
    walk.answer("A", json!({"options": [option("b"), option("c")]}));
    assert_eq!(walk.form(), json!({"it": []}));
    assert_eq!(
        walk.data()["log"],
        "-b ",
        "the action of an option that is gone is gone with it"
    );
}
