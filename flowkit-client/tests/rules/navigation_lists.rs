//! NavigationList: what happens 600 ms after the last tap.

use serde_json::{Value, json};

use crate::asking::texts;
use crate::parts::{exchange, list_of, navigate, one, options, with};
use crate::support::{Walk, screen, screens};

fn rows(ids: &[&str]) -> Value {
    let rows = ids
        .iter()
        .map(|id| json!({"id": id, "main-content": {"title": id}}));
    rows.collect()
}

fn list(items: Value) -> Value {
    json!({"type": "NavigationList", "name": "list", "label": "Rooms", "list-items": items})
}

fn shown(list: Value) -> Walk {
    screen(json!([list])).shown(json!({}))
}

#[test]
fn p169_navlist_debounce_600() {
    let action = exchange(json!({"row": "${form.list}"}));
    let mut walk = shown(with(
        list(rows(&["a", "b", "c"])),
        "on-click-action",
        action,
    ));
    walk.choose_now("list", "a")
        .pass(599)
        .choose_now("list", "b")
        .pass(599);
    assert!(
        walk.sent().is_empty(),
        "the time begins anew with every tap"
    );
    walk.pass(1);
    assert_eq!(
        walk.payloads(),
        [json!({"row": "b"})],
        "one action, for the last tap"
    );
    walk.answered().settle();
    assert_eq!(walk.sent().len(), 1);
}

#[test]
fn p170_navlist_value_then_action() {
    let go = navigate("B", json!({"room": "${form.list}"}));
    let mut walk = screens(json!([
        one(
            "A",
            json!([with(list(rows(&["a", "b"])), "on-click-action", go)])
        ),
        with(
            one("B", json!([{"type": "TextBody", "text": "B"}])),
            "data",
            texts(&["room"])
        ),
    ]))
    .shown(json!({}));
    walk.choose_now("list", "b");
    assert_eq!(
        walk.form(),
        json!({"list": "b"}),
        "the value is there before the action"
    );
    walk.settle();
    assert_eq!(walk.phone.screen(), Some("B"));
    assert_eq!(walk.data(), json!({"room": "b"}));
}

#[test]
fn p171_navlist_component_action_first() {
    let items = json!([
        {"id": "a", "main-content": {"title": "A"}, "on-click-action": exchange(json!({"by": "row a"}))},
        {"id": "b", "main-content": {"title": "B"}, "on-click-action": exchange(json!({"by": "row b"}))},
    ]);
    let mut walk = shown(list(items.clone()));
    walk.choose("list", "b");
    assert_eq!(walk.payload(), json!({"by": "row b"}));
    // With actions on both levels a published flow shows an error, so this is a draft.
    let both = with(
        list(items),
        "on-click-action",
        exchange(json!({"by": "list"})),
    );
    let mut walk = screen(json!([both])).draft().open();
    walk.answer("A", json!({})).effects.clear();
    walk.choose("list", "b");
    assert_eq!(walk.payload(), json!({"by": "list"}));
}

#[test]
fn disabled_rows_ignore_taps() {
    let items = json!([
        {"id": "a", "main-content": {"title": "A"}, "enabled": false},
        {"id": "b", "main-content": {"title": "B"}},
    ]);
    let walk = shown(with(list(items), "on-click-action", exchange(json!({}))));
    let tap = flowkit_client::phone::Gesture::Choose {
        at: walk.at("list"),
        option: "a".into(),
    };
    assert!(walk.why_not(tap).contains("is disabled"));
}

#[test]
fn only_lists_take_a_choice() {
    let walk = screen(
        json!([list_of("Dropdown", "d", options(&["a"])), {"type": "TextBody", "text": "Hi"}]),
    )
    .shown(json!({}));
    let tap = flowkit_client::phone::Gesture::Choose {
        at: walk.at("TextBody"),
        option: "a".into(),
    };
    assert!(walk.why_not(tap).contains("takes no choice"));
}
