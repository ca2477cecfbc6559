//! References to data and to fields, in texts and in payloads.

use serde_json::{Value, json};

use crate::parts::{body, exchange, input, link, navigate, one, update, with};
use crate::support::{Walk, footer, screen, screens};

/// What the Footer of a screen sends, with this data and after this was typed into the field `who`.
fn sent(payload: Value, data: Value, typed: Option<&str>) -> Value {
    let mut walk = screen(json!([input("who"), footer(payload)])).shown(data);
    if let Some(typed) = typed {
        walk.fill("who", typed);
    }
    walk.tap("Footer");
    walk.payload()
}

/// What a text of a screen with this data reads.
fn read(text: &str, data: Value) -> Option<String> {
    screen(json!([body(text), footer(json!({}))]))
        .shown(data)
        .reads("TextBody")
}

fn two() -> Walk {
    let text = "${screen.A.form.who}";
    let data = json!({"x": "of A"});
    screens(json!([
        one(
            "A",
            json!([
                input("who"),
                body("${screen.B.form.what}"),
                link(navigate("B", json!({}))),
                footer(json!({}))
            ])
        ),
        one(
            "B",
            json!([
                input("what"),
                body(text),
                json!({"type": "TextCaption", "text": "${screen.A.data.x}"}),
                footer(json!({"who": text, "x": "${screen.A.data.x}"}))
            ])
        ),
    ]))
    .shown(data)
}

#[test]
fn p052_global_ref_live() {
    let mut walk = two();
    walk.fill("who", "Ann").tap("EmbeddedLink");
    assert_eq!(walk.reads("TextBody").unwrap(), "Ann");
    assert_eq!(walk.reads("TextCaption").unwrap(), "of A");
    walk.fill("what", "Tea").back();
    // What was put into a screen stays readable after it was left.
    assert_eq!(walk.reads("TextBody").unwrap(), "Tea");
    walk.fill("who", "Bob").tap("EmbeddedLink");
    assert_eq!(walk.reads("TextBody").unwrap(), "Bob");
    walk.tap("Footer");
    assert_eq!(walk.payload(), json!({"who": "Bob", "x": "of A"}));
}

#[test]
fn p052_a_screen_may_name_itself() {
    let mut walk = screen(json!([
        input("who"),
        body("${screen.A.form.who}"),
        footer(json!({}))
    ]))
    .shown(json!({}));
    let at = walk.at("who");
    for text in ["A", "An", "Ann"] {
        walk.gesture(flowkit_client::phone::Gesture::Type {
            at,
            text: text.into(),
        });
        assert_eq!(walk.reads("TextBody").unwrap(), text);
    }
}

#[test]
fn p053_global_ref_before_visit() {
    let walk = two();
    assert_eq!(walk.reads("TextBody"), None);
    assert_eq!(
        sent(
            json!({"a": "${screen.NONE.data.x}", "b": 1}),
            json!({}),
            None
        ),
        json!({"b": 1})
    );
}

#[test]
fn p054_ref_missing_property_default() {
    let bound = |name| with(input("who"), name, json!("${data.none}"));
    for name in ["visible", "enabled", "required"] {
        let mut walk = screen(json!([bound(name), footer(json!({}))])).shown(json!({}));
        assert!(walk.shows("who"), "{name}");
        walk.tap("Footer");
        walk.answer("A", json!({})).fill("who", "can be used");
    }
    // A limit without value has its default.
    let mut walk = screen(json!([bound("max-chars"), footer(json!({}))])).shown(json!({}));
    walk.fill("who", &"a".repeat(81));
    assert_ne!(walk.footer_says(), "");
    walk.fill("who", &"a".repeat(80));
    assert_eq!(walk.footer_says(), "");
}

#[test]
fn p055_ref_missing_payload_key() {
    let payload = json!({"a": "${form.who}", "b": {"c": "${data.none}", "d": "x"}, "e": "${data.null}", "f": "${data.empty}"});
    let data = json!({"null": null, "empty": ""});
    assert_eq!(
        sent(payload.clone(), data.clone(), None),
        json!({"b": {"d": "x"}, "f": ""})
    );
    assert_eq!(
        sent(payload, data, Some("Ann")),
        json!({"a": "Ann", "b": {"d": "x"}, "f": ""})
    );
    // Values keep their types.
    let data = json!({"n": 5, "b": false, "l": [], "o": {"k": null}});
    let payload = json!({"n": "${data.n}", "b": "${data.b}", "l": "${data.l}", "o": "${data.o}", "k": "${data.o.k}"});
    assert_eq!(sent(payload, data.clone(), None), data);
}

#[test]
fn p056_ref_missing_in_array() {
    let payload = json!({"list": ["a", "${form.who}", ["${data.none}"], {"k": "${data.none}"}]});
    assert_eq!(
        sent(payload, json!({}), None),
        json!({"list": ["a", null, [null], {}]})
    );
}

#[test]
fn p057_ref_array_index() {
    let data = json!({"a": [{"b": "first"}, {"b": ["x", "y"]}]});
    assert_eq!(read("${data.a.0.b}", data.clone()).unwrap(), "first");
    assert_eq!(read("${data.a[0].b}", data.clone()).unwrap(), "first");
    let payload = json!({"y": "${data.a[1].b[1]}", "none": "${data.a.2.b}", "no": "${data.a.b}"});
    assert_eq!(sent(payload, data, None), json!({"y": "y"}));
}

#[test]
fn p058_ref_dotted_name() {
    let field = with(input("who"), "name", json!("a.b"));
    let mut walk = screen(json!([
        field,
        footer(json!({"x": "${form.a.b}", "y": "y"}))
    ]))
    .shown(json!({}));
    walk.fill("a.b", "Ann");
    assert_eq!(walk.form(), json!({"a.b": "Ann"}));
    walk.tap("Footer");
    assert_eq!(walk.payload(), json!({"y": "y"}));
    assert_eq!(
        sent(json!({"x": "${data.a[0]}"}), json!({"a[0]": "x"}), None),
        json!({})
    );
}

#[test]
fn p059_mixed_text_literal() {
    let data = json!({"x": "seen"});
    for text in [
        "Hi ${data.x}",
        "${data.x} pieces",
        " ${data.x}",
        "$ {data.x}",
        "${other.x}",
    ] {
        assert_eq!(read(text, data.clone()).unwrap(), text);
        assert_eq!(
            sent(json!({"k": text}), data.clone(), None),
            json!({"k": text})
        );
    }
    // A text that begins with a reference to a screen counts as one, and as one to nothing.
    assert_eq!(read("${screen.A.data.x} pieces", data.clone()), None);
    assert_eq!(read("${data.x} and ${data.x}", data), None);
}

#[test]
fn p060_data_text_evaluated() {
    let data = json!({"a": "`'Hi ' ${data.name}`", "b": "${data.name}", "name": "Ann"});
    assert_eq!(read("${data.a}", data.clone()).unwrap(), "Hi Ann");
    assert_eq!(read("${data.b}", data.clone()).unwrap(), "Ann");
    // A payload is worked out once.
    let payload = json!({"a": "${data.a}", "b": "${data.b}"});
    assert_eq!(
        sent(payload, data, None),
        json!({"a": "`'Hi ' ${data.name}`", "b": "${data.name}"})
    );
    // What a person types is never more than a text of a payload.
    assert_eq!(
        sent(json!({"a": "${form.who}"}), json!({}), Some("`1 + 1`")),
        json!({"a": "`1 + 1`"})
    );
}

#[test]
fn p060_expressions_among_the_options_are_worked_out() {
    let options = json!([{"id": "1", "title": "`'For ' ${data.name}`", "on-select-action": exchange(json!({"n": "${data.name}"}))}]);
    let list = json!({"type": "RadioButtonsGroup", "name": "list", "label": "List", "data-source": "${data.list}"});
    let mut walk = screen(json!([list, link(update(json!({"name": "Bob"}))), footer(json!({}))]))
        .data(json!({"name": {"type": "string", "__example__": "a"}, "list": {"type": "array", "items": {"type": "object"}, "__example__": []}}))
        .shown(json!({"list": options, "name": "Ann"}));
    walk.tap("EmbeddedLink").choose("list", "1");
    // The action of an option is worked out when it runs, and not when the option is drawn.
    assert_eq!(walk.payload(), json!({"n": "Bob"}));
}
