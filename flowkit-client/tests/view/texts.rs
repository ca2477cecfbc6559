//! Texts and text fields.

use flowkit_client::fields::InputType;
use flowkit_client::rich_text::{RichText, Style};
use flowkit_client::view::{OptionalMark, View};
use serde_json::{Value, json};

use crate::drawing::{drawn, first, one};

#[test]
fn p094_published_long_text_ok() {
    let long = "a".repeat(81);
    let node = drawn(json!({"type": "TextHeading", "text": long}));
    let text = node.text.unwrap();
    assert_eq!(
        (text.text, text.most, text.lines, text.cut),
        (long, Some(80), Some(5), false)
    );
}

#[test]
fn p096_published_wrong_type_error() {
    let walk = one(json!({"type": "TextBody", "text": "${data.text}"}))
        .data(json!({"text": {"type": "number", "__example__": 1}}))
        .shown(json!({"text": 5}));
    assert_eq!(walk.refused().unwrap(), "published_wrong_type_error");
    assert!(View::of(&walk.phone).components.is_empty());
}

#[test]
fn p103_published_missing_property_ok() {
    let walk = one(json!({"type": "TextBody", "text": "${data.text}"}))
        .data(json!({"text": {"type": "string", "__example__": "T"}}))
        .shown(json!({}));
    assert!(walk.phone.error().is_none());
    assert_eq!(first(&walk).text, None);
}

#[test]
fn p106_markdown_ignores_weight() {
    let text = |markdown: bool| {
        drawn(
            json!({"type": "TextBody", "text": "Hello", "font-weight": "bold", "markdown": markdown}),
        )
    };
    assert!(text(false).style.bold);
    let marked = text(true);
    assert_eq!((marked.style, marked.text), (Style::default(), None));
    assert!(
        !serde_json::to_string(&marked.rich)
            .unwrap()
            .contains("bold")
    );
}

#[test]
fn p107_markdown_body_lists() {
    let rich = |kind: &str| {
        let node = drawn(json!({"type": kind, "text": ["- one", "- two"], "markdown": true}));
        serde_json::to_value(node.rich).unwrap()
    };
    assert!(rich("TextBody")[0].get("bullets").is_some());
    assert!(rich("TextCaption")[0].get("paragraph").is_some());
}

#[test]
fn p110_richtext_lt_breaks() {
    let flow = || one(json!({"type": "RichText", "text": "1 < 2"}));
    let published = first(&flow().shown(json!({})));
    assert_eq!(published.text.unwrap().text, RichText::FALLBACK);
    let draft = first(&flow().draft().shown(json!({})));
    assert_eq!(draft.text, None);
    assert_eq!(draft.banners, [RichText::BANNER]);
}

#[test]
fn p111_text_value_raw() {
    let mut walk =
        one(json!({"type": "TextInput", "name": "who", "label": "Who"})).shown(json!({}));
    walk.fill("who", "  Ann ");
    let node = first(&walk);
    assert_eq!(node.value, Some(json!("  Ann ")));
    assert_eq!(node.shown.as_deref(), Some("  Ann "));
}

#[test]
fn a_field_that_may_stay_empty_says_so() {
    let mark = |component: Value| drawn(component).optional;
    let field = |kind: &str| json!({"type": kind, "name": "a", "label": "A"});
    assert_eq!(mark(field("TextInput")), Some(OptionalMark::AfterLabel));
    assert_eq!(mark(field("OptIn")), Some(OptionalMark::BeforeLabel));
    assert_eq!(mark(field("PhotoPicker")), Some(OptionalMark::AfterLabel));
    let with = |kind: &str, name: &str, value: Value| {
        let mut field = field(kind);
        field[name] = value;
        drawn(field)
    };
    let large = with("TextInput", "label-variant", json!("large"));
    assert_eq!(
        (large.optional, large.label.unwrap().lines),
        (Some(OptionalMark::Placeholder), Some(4))
    );
    assert_eq!(with("TextInput", "required", json!(true)).optional, None);
    let picker = with("PhotoPicker", "min-uploaded-photos", json!(1));
    assert!(picker.required && picker.optional.is_none());
}

#[test]
fn passwords_are_dots() {
    for (kind, of) in [
        ("password", InputType::Password),
        ("passcode", InputType::Passcode),
    ] {
        let mut walk =
            one(json!({"type": "TextInput", "name": "word", "label": "Word", "input-type": kind}))
                .shown(json!({}));
        walk.fill("word", "1234");
        let node = first(&walk);
        assert_eq!(
            (node.shown.as_deref(), node.input_type),
            (Some("••••"), Some(of))
        );
        assert!(!View::of(&walk.phone).to_string().contains("1234"));
    }
}

#[test]
fn a_long_start_of_a_text_area_is_cut_and_counted() {
    let walk = one(json!({"type": "TextArea", "name": "notes", "label": "Notes", "max-length": 4, "init-value": "12345678"})).shown(json!({}));
    let node = first(&walk);
    let counter = node.counter.unwrap();
    assert_eq!((counter.used, counter.most), (4, 4));
    assert_eq!(node.shown.as_deref(), Some("1234"));
    assert_eq!(node.value, Some(json!("12345678")));
}

#[test]
fn data_cannot_steer_a_terminal() {
    let node = one(json!({"type": "TextBody", "text": "Red \u{1b}[31m\ttext\r\nand more"}))
        .shown(json!({}));
    let words = View::of(&node.phone).to_string();
    assert!(words.contains("[31m text\nand more"), "{words}");
    assert!(
        words
            .chars()
            .all(|letter| letter == '\n' || !letter.is_control())
    );
}
