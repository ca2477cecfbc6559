//! Error messages that the endpoint sends for fields.

use flowkit_client::phone::Gesture;
use serde_json::{Value, json};

use crate::parts::{condition, exchange, input, link, navigate, one, with};
use crate::support::{Flow, Walk, footer, screen, screens};

/// A screen whose two fields show the messages among its data, written at each field and at the Form around them.
fn both_ways() -> [Value; 2] {
    let message = |name| {
        with(
            input(name),
            "error-message",
            json!(format!("${{data.{name}}}")),
        )
    };
    let outside = json!([
        message("who"),
        message("what"),
        link(exchange(json!({}))),
        footer(json!({}))
    ]);
    let within = json!([{"type": "Form", "name": "form", "error-messages": {"who": "${data.who}", "what": "${data.what}"},
        "children": [input("who"), input("what"), link(exchange(json!({}))), footer(json!({}))]}]);
    [outside, within]
}

fn each_way(test: impl Fn(&mut Walk)) {
    for components in both_ways() {
        test(&mut screen(components).shown(json!({"who": "Who is that?"})));
    }
}

/// Whether the field shows this message, and the Footer is disabled for it.
fn stands(walk: &Walk, name: &str, text: &str) -> bool {
    let told = format!("the error message of `{name}` still stands: {text}");
    let is_told = walk.footer_says().contains(&told);
    assert_eq!(
        is_told,
        walk.error_at(name).as_deref() == Some(text),
        "{name}"
    );
    is_told
}

#[test]
fn p041_error_message_shown() {
    each_way(|walk| {
        assert!(stands(walk, "who", "Who is that?"));
        assert!(walk.error_at("what").is_none());
        // An answer to the same screen shows one as well.
        walk.tap("EmbeddedLink")
            .answer("A", json!({"what": "No tea"}));
        assert!(stands(walk, "what", "No tea"));
    });
}

#[test]
fn p042_error_message_gone_on_edit() {
    each_way(|walk| {
        let at = walk.at("who");
        walk.gesture(Gesture::Type {
            at,
            text: "A".into(),
        });
        assert_eq!(walk.footer_says(), "");
    });
}

#[test]
fn p043_error_message_gone_on_blur() {
    each_way(|walk| {
        let at = walk.at("who");
        walk.gesture(Gesture::Focus { at });
        assert!(stands(walk, "who", "Who is that?"));
        walk.gesture(Gesture::Blur);
        assert_eq!(walk.footer_says(), "");
    });
}

#[test]
fn p044_error_message_blocks_footer() {
    each_way(|walk| {
        let at = walk.at("Footer");
        assert!(walk.try_gesture(Gesture::Tap { at }).is_err());
        assert!(walk.sent().is_empty());
        walk.fill("who", "Ann").tap("Footer");
        assert_eq!(walk.sent().len(), 1);
    });
}

#[test]
fn p045_error_message_absent_not_cleared() {
    let fixed = with(input("who"), "error-message", json!("Who?"));
    let mut walk =
        screen(json!([fixed, link(exchange(json!({}))), footer(json!({}))])).shown(json!({}));
    assert!(stands(&walk, "who", "Who?"));
    walk.tap("EmbeddedLink").answer("A", json!({}));
    assert!(stands(&walk, "who", "Who?"));
    each_way(|walk| {
        walk.tap("EmbeddedLink").answer("A", json!({"who": null}));
        assert!(stands(walk, "who", "Who is that?"));
    });
}

#[test]
fn p045_one_message_replaces_the_whole_set() {
    each_way(|walk| {
        walk.tap("EmbeddedLink")
            .answer("A", json!({"who": null, "what": "No tea"}));
        assert!(stands(walk, "what", "No tea"));
        assert!(walk.error_at("who").is_none());
    });
}

#[test]
fn p046_error_message_empty_clears() {
    each_way(|walk| {
        walk.tap("EmbeddedLink").answer("A", json!({"who": ""}));
        assert_eq!(walk.footer_says(), "");
    });
}

/// The same screen, followed by another.
fn two() -> [Flow; 2] {
    both_ways().map(|mut components| {
        let components = {
            let list = components.as_array_mut().unwrap();
            list.push(json!({"type": "OptIn", "name": "on", "label": "On",
                "on-click-action": navigate("B", json!({}))}));
            list.clone()
        };
        let second = json!([link(exchange(json!({}))), footer(json!({}))]);
        screens(json!([
            one("A", Value::Array(components)),
            one("B", second)
        ]))
    })
}

#[test]
fn p047_error_message_not_after_back() {
    for flow in two() {
        let mut walk = flow.shown(json!({"who": "Who is that?"}));
        walk.tap("on").back();
        assert_eq!(walk.footer_says(), "");
        // An answer that leads back works them out of what the screen holds, which is the message still.
        walk.tap("on").tap("EmbeddedLink").answer("A", json!({}));
        assert!(stands(&walk, "who", "Who is that?"));
    }
}

#[test]
fn p047_a_message_goes_with_the_screen() {
    let fixed = with(input("who"), "error-message", json!("Who?"));
    let typed = with(input("what"), "init-value", json!("Tea"));
    let first = json!([
        fixed,
        typed,
        link(navigate("B", json!({}))),
        footer(json!({}))
    ]);
    let second = json!([link(exchange(json!({}))), footer(json!({}))]);
    let mut walk = screens(json!([one("A", first), one("B", second)])).shown(json!({}));
    assert!(stands(&walk, "who", "Who?"));
    walk.tap("EmbeddedLink")
        .tap("EmbeddedLink")
        .answer("A", json!({}));
    assert_eq!(walk.footer_says(), "");
}

#[test]
fn p048_error_message_not_in_branches() {
    let field = with(input("why"), "error-message", json!("${data.why}"));
    let branch = condition("${data.none} == ''", json!([field]), json!([]));
    let outside = with(input("who"), "error-message", json!("${data.who}"));
    let mut walk = screen(json!([
        branch,
        outside,
        link(exchange(json!({}))),
        footer(json!({}))
    ]))
    .shown(json!({"why": "Why?"}));
    assert!(walk.shows("why"));
    assert_eq!(walk.error_at("why"), None);
    assert_eq!(walk.footer_says(), "");
    walk.tap("EmbeddedLink").answer("A", json!({"who": "Who?"}));
    assert!(stands(&walk, "who", "Who?"));
    // It is among those that an answer brings, and so takes the others away.
    walk.tap("EmbeddedLink").answer("A", json!({"who": null}));
    assert_eq!(walk.footer_says(), "");
}

#[test]
fn a_message_in_parts_stands_until_the_field_is_set() {
    let range = json!({"type": "CalendarPicker", "name": "stay", "mode": "range",
        "label": {"start-date": "From", "end-date": "To"}, "error-message": "${data.stay}"});
    let mut walk = screen(json!([range, footer(json!({}))]))
        .shown(json!({"stay": {"end-date": "We are closed then"}}));
    assert!(stands(&walk, "stay", "We are closed then"));
    walk.pick("stay", flowkit_client::phone::Half::StartDate, "2026-12-01");
    assert_eq!(walk.footer_says(), "");
}
