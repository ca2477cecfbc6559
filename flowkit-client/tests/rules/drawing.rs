//! What Flow JSON 6.0 to 6.3 does as a screen is drawn.

use serde_json::json;

use crate::asking::texts;
use crate::parts::{condition, exchange, navigate, one, options, update, with};
use crate::support::{Flow, Walk, footer, screen, screens};

fn radio(start: &str) -> serde_json::Value {
    json!({"type": "RadioButtonsGroup", "name": "it", "label": "It", "data-source": options(&["a", "b"]), "init-value": start,
        "on-select-action": exchange(json!({"chosen": "${form.it}"}))})
}

fn opened(flow: Flow, version: &str) -> Walk {
    let mut walk = flow.version(version).open();
    walk.answer("A", json!({}));
    walk.effects.remove(0);
    walk
}

#[test]
fn p232_select_on_render_6x() {
    let flow = || screen(json!([radio("a"), footer(json!({}))]));
    for version in ["6.0", "6.3"] {
        let walk = opened(flow(), version);
        assert_eq!(walk.payloads(), [json!({"chosen": "a"})], "{version}");
        assert!(walk.phone.is_loading());
    }
    for version in ["5.1", "7.0", "7.3"] {
        let walk = opened(flow(), version);
        assert!(walk.sent().is_empty(), "{version}");
    }
}

#[test]
fn p232_a_refresh_of_the_same_screen_draws_nothing_anew() {
    let mut walk = opened(screen(json!([radio("a"), footer(json!({}))])), "6.3");
    walk.answered();
    assert_eq!(walk.sent().len(), 1);
    assert!(!walk.phone.is_loading());
}

#[test]
fn p232_also_after_going_back() {
    let flow = screens(json!([
        one("A", json!([
            {"type": "CheckboxGroup", "name": "it", "label": "It", "data-source": options(&["a"]),
             "on-select-action": update(json!({"log": "`${data.log} 'drawn;'`"}))},
            {"type": "EmbeddedLink", "text": "Go", "on-click-action": navigate("B", json!({}))},
        ])),
        one("B", json!([{"type": "TextBody", "text": "B"}])),
    ]))
    .data(texts(&["log"]));
    let mut walk = opened(flow, "6.1");
    assert_eq!(walk.data(), json!({}), "nobody has touched it");
    walk.choose("it", "a");
    assert_eq!(walk.data(), json!({"log": "drawn;"}));
    walk.tap("EmbeddedLink").back();
    assert_eq!(walk.data(), json!({"log": "drawn;drawn;"}));
    // An empty list is a value as well.
    walk.choose("it", "a").tap("EmbeddedLink").back();
    assert_eq!(walk.data(), json!({"log": "drawn;drawn;drawn;drawn;"}));
}

#[test]
fn p232_of_what_shows_and_of_opt_ins_that_are_ticked() {
    let opt_in = |name: &str, start: bool| {
        json!({"type": "OptIn", "name": name, "label": name, "init-value": start,
            "on-select-action": update(json!({"log": format!("`${{data.log}} '{name};'`")}))})
    };
    let components = json!([
        opt_in("ticked", true),
        opt_in("unticked", false),
        with(opt_in("hidden", true), "visible", json!(false)),
        condition(
            "${data.log} == 'never'",
            json!([opt_in("branch", true)]),
            json!([opt_in("other", true)])
        ),
        footer(json!({})),
    ]);
    let walk = opened(screen(components).data(texts(&["log"])), "6.2");
    assert_eq!(walk.data(), json!({"log": "ticked;other;"}));
}

#[test]
fn p232_p150_actions_of_options_run_as_well() {
    let source = json!([
        {"id": "a", "title": "A", "on-select-action": update(json!({"log": "`${data.log} 'a;'`"}))},
        {"id": "b", "title": "B", "on-select-action": update(json!({"log": "`${data.log} 'b;'`"}))},
    ]);
    let list = json!({"type": "CheckboxGroup", "name": "it", "label": "It", "data-source": source, "init-value": ["b", "a"]});
    let flow = || screen(json!([list.clone(), footer(json!({}))])).data(texts(&["log"]));
    assert_eq!(opened(flow(), "6.3").data(), json!({"log": "b;a;"}));
    assert_eq!(opened(flow(), "7.3").data(), json!({}));
}

#[test]
fn p232_screens_that_lead_in_a_circle_stop() {
    let leading = |id: &str, to: &str| {
        one(
            id,
            json!([with(
                radio("a"),
                "on-select-action",
                navigate(to, json!({}))
            )]),
        )
    };
    let flow = screens(json!([leading("A", "B"), leading("B", "A")]));
    let walk = opened(flow, "6.3");
    assert!(matches!(walk.phone.screen(), Some("A" | "B")));
    assert!(walk.phone.error().is_none());
}
