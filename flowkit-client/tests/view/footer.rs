//! When the Footer can be tapped.

use flowkit_client::phone::Gesture;
use flowkit_client::view::{Can, Node, View};
use serde_json::{Value, json};

use crate::support::{Walk, footer, screen};

fn shown(fields: Value) -> Walk {
    let mut components = fields.as_array().unwrap().clone();
    components.push(footer(json!({})));
    screen(Value::Array(components)).shown(json!({}))
}

fn footer_of(walk: &Walk) -> Node {
    View::of(&walk.phone).components.last().unwrap().clone()
}

#[test]
fn p175_footer_disabled_until_valid() {
    let mut walk = shown(json!([
        {"type": "TextInput", "name": "who", "label": "Your name", "required": true},
        {"type": "OptIn", "name": "terms", "label": "I agree", "required": true},
    ]));
    let footer = footer_of(&walk);
    assert!(!footer.enabled && footer.can.is_empty());
    assert_eq!(
        footer.blocked_by,
        [
            "Your name: This is required",
            "I agree: it has to be ticked"
        ]
    );
    // A tap does nothing, and no error shows.
    let at = walk.at("Footer");
    assert!(walk.try_gesture(Gesture::Tap { at }).is_err());
    assert!(
        View::of(&walk.phone)
            .components
            .iter()
            .all(|node| node.error.is_none())
    );
    walk.fill("who", "Ann").tick("terms");
    let footer = footer_of(&walk);
    assert!(footer.enabled && footer.blocked_by.is_empty());
    assert_eq!(footer.can, [Can::Tap]);
}

#[test]
fn p176_footer_required_disabled_field_blocks() {
    let walk = shown(json!([
        {"type": "TextInput", "name": "who", "label": "Your name", "required": true, "enabled": false},
    ]));
    let view = View::of(&walk.phone);
    let field = view.named("who").unwrap();
    assert!(!field.enabled && field.can.is_empty());
    assert!(!footer_of(&walk).enabled);
}

#[test]
fn p177_footer_hidden_field_ignored() {
    let walk = shown(json!([
        {"type": "TextInput", "name": "who", "label": "Your name", "required": true, "visible": false},
        {"type": "If", "condition": "false", "then": [{"type": "TextInput", "name": "more", "label": "More", "required": true}]},
    ]));
    let view = View::of(&walk.phone);
    assert_eq!((view.named("who"), view.named("more")), (None, None));
    assert!(footer_of(&walk).enabled);
}

#[test]
fn p178_footer_no_double_send() {
    let mut walk = shown(json!([]));
    walk.tap("Footer");
    let at = walk.at("Footer");
    assert!(!footer_of(&walk).enabled);
    assert!(walk.try_gesture(Gesture::Tap { at }).is_err());
    assert_eq!(walk.sent().len(), 1);
}

#[test]
fn p179_all_disabled_while_loading() {
    let mut walk = shown(json!([
        {"type": "TextBody", "text": "Hello"},
        {"type": "TextInput", "name": "who", "label": "Your name"},
        {"type": "RadioButtonsGroup", "name": "size", "label": "Size", "data-source": [{"id": "1", "title": "One"}, {"id": "2", "title": "Two"}]},
        {"type": "EmbeddedLink", "text": "Help", "on-click-action": {"name": "open_url", "url": "https://example.com"}},
    ]));
    let is_usable = |node: &Node| {
        node.enabled || !node.can.is_empty() || node.options.iter().any(|it| it.enabled)
    };
    assert!(View::of(&walk.phone).components.iter().all(is_usable));
    walk.tap("Footer");
    let view = View::of(&walk.phone);
    assert!(!view.components.iter().any(is_usable));
    assert!(view.header.unwrap().loading);
}

#[test]
fn the_footer_is_last_wherever_it_is_written() {
    let walk =
        screen(json!([footer(json!({})), {"type": "TextBody", "text": "Below"}])).shown(json!({}));
    let view = View::of(&walk.phone);
    let order: Vec<usize> = view.components.iter().map(|node| node.at).collect();
    assert_eq!(order, [1, 0]);
}

#[test]
fn captions_stand_at_the_sides_or_in_the_middle() {
    let with = |captions: Value| {
        let mut footer = footer(json!({}));
        footer
            .as_object_mut()
            .unwrap()
            .extend(captions.as_object().unwrap().clone());
        let view = View::of(&screen(json!([footer])).shown(json!({})).phone);
        (
            view.components[0].captions.clone().unwrap(),
            view.to_string(),
        )
    };
    let (captions, words) = with(json!({"left-caption": "2 items", "right-caption": "12 €"}));
    assert_eq!(captions.left.unwrap().text, "2 items");
    assert!(
        words
            .contains("2 items                                                 12 €\n[ Continue ]")
    );
    let (captions, words) = with(json!({"center-caption": "Free"}));
    assert_eq!(
        (captions.left, captions.center.unwrap().most),
        (None, Some(15))
    );
    assert!(words.contains("\n                            Free\n[ Continue ]"));
}
