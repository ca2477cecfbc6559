//! CheckboxGroup, RadioButtonsGroup and ChipsSelector: ticks, their order, and their actions.

use flowkit_client::phone::Gesture;
use serde_json::{Value, json};

use crate::asking::texts;
use crate::parts::{exchange, options, update};
use crate::support::{Walk, footer, screen};

/// A list of this type with options `a`, `b` and `c`, whose Footer sends it.
fn list(kind: &str, properties: Value) -> Walk {
    let mut list = json!({"type": kind, "name": "it", "label": "It", "data-source": options(&["a", "b", "c"])});
    for (name, value) in properties.as_object().unwrap() {
        list[name] = value.clone();
    }
    screen(json!([list, footer(json!({"it": "${form.it}"}))])).shown(json!({}))
}

/// Actions that say which of the two ran, with the value that they see.
fn both() -> Value {
    json!({
        "on-select-action": exchange(json!({"select": "${form.it}"})),
        "on-unselect-action": exchange(json!({"unselect": "${form.it}"})),
    })
}

fn only_select() -> Value {
    json!({"on-select-action": exchange(json!({"select": "${form.it}"}))})
}

fn choice(walk: &Walk, option: &str) -> Gesture {
    Gesture::Choose {
        at: walk.at("it"),
        option: option.to_owned(),
    }
}

#[test]
fn p131_check_order_of_ticking() {
    let mut walk = list("CheckboxGroup", json!({}));
    walk.choose("it", "c").choose("it", "a").choose("it", "b");
    assert_eq!(walk.would_send(), json!({"it": ["c", "a", "b"]}));
    walk.choose("it", "a").choose("it", "a");
    assert_eq!(walk.would_send(), json!({"it": ["c", "b", "a"]}));
    walk.choose("it", "a").choose("it", "b").choose("it", "c");
    assert_eq!(
        walk.would_send(),
        json!({"it": []}),
        "all unticked is an empty list"
    );
}

#[test]
fn p132_check_max_disables_rest() {
    for kind in ["CheckboxGroup", "ChipsSelector"] {
        let mut walk = list(kind, json!({"max-selected-items": 2}));
        walk.choose("it", "a").choose("it", "b");
        assert!(
            walk.why_not(choice(&walk, "c"))
                .contains("as many ticks as it takes"),
            "{kind}"
        );
        walk.choose("it", "a").choose("it", "c");
        assert_eq!(walk.form(), json!({"it": ["b", "c"]}), "{kind}");
    }
}

#[test]
fn p132_a_longer_start_disables_nothing_and_blocks() {
    let mut walk = list(
        "CheckboxGroup",
        json!({"max-selected-items": 2, "init-value": ["a", "b", "c"]}),
    );
    assert!(
        walk.blocked()
            .contains("3 options are ticked, of at most 2")
    );
    walk.choose("it", "b");
    assert!(walk.can_continue());
}

#[test]
fn p133_check_min_blocks_untouched() {
    let mut walk = list("CheckboxGroup", json!({"min-selected-items": 2}));
    assert_eq!(walk.form(), json!({}));
    assert!(
        walk.blocked()
            .contains("0 of at least 2 options are ticked")
    );
    walk.choose("it", "a");
    assert!(!walk.can_continue());
    walk.choose("it", "b");
    assert!(walk.can_continue());
    let disabled = list(
        "CheckboxGroup",
        json!({"min-selected-items": 2, "enabled": false}),
    );
    assert!(disabled.can_continue(), "a disabled list has no fewest");
}

#[test]
fn p134_more_ticks_than_options_block() {
    let walk = list(
        "CheckboxGroup",
        json!({"init-value": ["a", "b", "c", "gone"]}),
    );
    assert!(
        walk.blocked()
            .contains("4 options are ticked, of at most 3")
    );
}

#[test]
fn p135_check_unselect_fallback() {
    let mut walk = list("CheckboxGroup", only_select());
    walk.choose("it", "a")
        .answered()
        .choose("it", "a")
        .answered();
    assert_eq!(
        walk.payloads(),
        [json!({"select": ["a"]}), json!({"select": []})]
    );
    let mut walk = list("CheckboxGroup", both());
    walk.choose("it", "a").answered().choose("it", "a");
    assert_eq!(
        walk.payloads(),
        [json!({"select": ["a"]}), json!({"unselect": []})]
    );
}

#[test]
fn p136_radio_tap_again_clears() {
    let mut walk = list("RadioButtonsGroup", json!({}));
    walk.choose("it", "a").choose("it", "a");
    assert_eq!(walk.form(), json!({}));
    assert_eq!(walk.would_send(), json!({}), "the key is missing");
    let mut walk = list("RadioButtonsGroup", both());
    walk.choose("it", "a").answered().choose("it", "a");
    assert_eq!(walk.payloads(), [json!({"select": "a"}), json!({})]);
    let mut walk = list("RadioButtonsGroup", only_select());
    walk.choose("it", "a").answered().choose("it", "a");
    assert_eq!(walk.payloads(), [json!({"select": "a"}), json!({})]);
}

#[test]
fn p137_radio_required_tap_again() {
    let mut properties = both();
    properties["required"] = json!(true);
    let mut walk = list("RadioButtonsGroup", properties);
    assert!(walk.blocked().contains("Choose an option"));
    walk.choose("it", "a")
        .answered()
        .choose("it", "a")
        .answered();
    assert_eq!(walk.form(), json!({"it": "a"}));
    assert_eq!(
        walk.payloads(),
        [json!({"select": "a"}), json!({"select": "a"})]
    );
}

#[test]
fn p138_radio_replace_order() {
    // Both actions add to the data, so that the order can be seen.
    let components = json!([
        {"type": "RadioButtonsGroup", "name": "it", "label": "It", "data-source": options(&["a", "b"]),
         "on-select-action": update(json!({"log": "`${data.log} 'select ' ${form.it} ';'`"})),
         "on-unselect-action": update(json!({"log": "`${data.log} 'unselect ' ${form.it} ';'`"}))},
        footer(json!({})),
    ]);
    let mut walk = screen(components).data(texts(&["log"])).shown(json!({}));
    walk.choose("it", "a");
    assert_eq!(
        walk.data(),
        json!({"log": "select a;"}),
        "there was no other choice"
    );
    walk.choose("it", "b");
    assert_eq!(walk.data(), json!({"log": "select a;unselect b;select b;"}));
}

#[test]
fn p139_chips_action_sees_old_value() {
    let chips = json!({"type": "ChipsSelector", "name": "it", "label": "It", "data-source": options(&["a", "b", "c"]),
        "on-select-action": exchange(json!({"select": "${form.it}"})),
        "on-unselect-action": exchange(json!({"unselect": "${form.it}"}))});
    let flow = || screen(json!([chips.clone(), footer(json!({"it": "${form.it}"}))]));
    let mut walk = flow().shown(json!({}));
    walk.choose("it", "a")
        .answered()
        .choose("it", "b")
        .answered()
        .choose("it", "a");
    assert_eq!(
        walk.payloads(),
        [
            json!({"select": ["a"]}),
            json!({"select": ["a", "b"]}),
            json!({"unselect": ["b"]})
        ]
    );
    assert!(walk.has_warned_of("chips_action_sees_old_value"));

    let mut walk = flow().web().shown(json!({}));
    walk.choose("it", "a")
        .answered()
        .choose("it", "b")
        .answered()
        .choose("it", "a");
    assert_eq!(
        walk.payloads(),
        [
            json!({}),
            json!({"select": ["a"]}),
            json!({"unselect": ["a", "b"]})
        ]
    );
    assert!(walk.has_warned_of("chips_action_sees_old_value"));
    assert_eq!(
        walk.form(),
        json!({"it": ["b"]}),
        "the value is kept all the same"
    );
}

#[test]
fn p139_no_warning_where_no_action_sends_the_chips() {
    let chips = json!({"type": "ChipsSelector", "name": "it", "label": "It", "data-source": options(&["a", "b"]),
        "on-select-action": exchange(json!({"trigger": "chips"}))});
    let mut walk = screen(json!([chips, footer(json!({"it": "${form.it}"}))])).shown(json!({}));
    walk.choose("it", "a");
    assert!(walk.phone.warnings().is_empty());
}

#[test]
fn p139_the_warning_knows_every_way_to_name_the_chips() {
    for (sent, warns) in [
        ("${form.it[0]}", true),
        ("${form.it.0}", true),
        ("${screen.A.form.it}", true),
        ("`'chosen: ' ${form.it}`", true),
        ("${form.item}", false),
        ("it", false),
    ] {
        let action = exchange(json!({"chosen": sent}));
        let mut walk = list("ChipsSelector", json!({"on-select-action": action}));
        walk.choose("it", "a");
        assert_eq!(
            walk.has_warned_of("chips_action_sees_old_value"),
            warns,
            "{sent}"
        );
    }
}

#[test]
fn p139_in_the_web_client_the_chip_comes_before_the_component() {
    let source = json!([
        {"id": "a", "title": "A", "on-select-action": update(json!({"log": "`${data.log} 'chip;'`"}))},
        {"id": "b", "title": "B"},
    ]);
    let chips = json!({"type": "ChipsSelector", "name": "it", "label": "It", "data-source": source,
        "on-select-action": update(json!({"log": "`${data.log} 'component;'`"}))});
    // On both levels a published flow shows an error, so this is a draft.
    let flow = screen(json!([chips, footer(json!({}))]))
        .data(texts(&["log"]))
        .draft()
        .web();
    let mut walk = flow.shown(json!({}));
    walk.choose("it", "a");
    assert_eq!(walk.data()["log"], "chip;component;");
}

#[test]
fn p140_chips_no_unselect_fallback() {
    let mut walk = list("ChipsSelector", only_select());
    walk.choose("it", "a").answered().choose("it", "a");
    assert_eq!(walk.sent().len(), 1);
    assert!(!walk.phone.is_loading());
    assert_eq!(walk.form(), json!({"it": []}));
}

#[test]
fn disabled_and_unknown_options_cannot_be_chosen() {
    let source =
        json!([{"id": "one", "title": "One"}, {"id": "two", "title": "Two", "enabled": false}]);
    for kind in [
        "CheckboxGroup",
        "RadioButtonsGroup",
        "ChipsSelector",
        "Dropdown",
    ] {
        let walk = list(kind, json!({"data-source": source}));
        assert!(
            walk.why_not(choice(&walk, "two")).contains("is disabled"),
            "{kind}"
        );
        assert!(
            walk.why_not(choice(&walk, "onn"))
                .contains("did you mean `one`?"),
            "{kind}"
        );
    }
}
