//! Lists to choose from.

use flowkit_client::phone::Platform;
use flowkit_client::view::{Can, View};
use serde_json::{Value, json};

use crate::drawing::{drawn, first, one, options};
use crate::support::{footer, screen};

#[test]
fn p095_published_many_options_ok() {
    let node = drawn(
        json!({"type": "CheckboxGroup", "name": "many", "label": "Many", "data-source": options(21)}),
    );
    assert_eq!(node.options.len(), 21);
}

#[test]
fn p104_draft_faults_are_banners() {
    let flow = || {
        one(
            json!({"type": "ChipsSelector", "name": "one", "label": "One", "data-source": options(1)}),
        )
    };
    let walk = flow().draft().shown(json!({}));
    assert!(walk.phone.error().is_none());
    assert_eq!(first(&walk).banners.len(), 1);
    let walk = flow().shown(json!({}));
    assert!(walk.phone.error().is_some());
}

#[test]
fn p105_truncation_dots() {
    let node = drawn(
        json!({"type": "ChipsSelector", "name": "taste", "label": "Taste", "data-source": [
        {"id": "1", "title": "Neither sweet nor sour"}, {"id": "2", "title": "Sweet"}]}),
    );
    let title = &node.options[0].title;
    assert_eq!(
        (title.text.as_str(), title.cut),
        ("Neither sweet nor so...", true)
    );
    assert!(!node.options[1].title.cut);
}

#[test]
fn how_many_options_are_to_be_chosen_is_told() {
    let group = |limits: Value| {
        let mut group = json!({"type": "CheckboxGroup", "name": "some", "label": "Some", "description": "Take some", "data-source": options(5)});
        group
            .as_object_mut()
            .unwrap()
            .extend(limits.as_object().unwrap().clone());
        group
    };
    let hint = |limits| drawn(group(limits)).hint;
    assert_eq!(hint(json!({})), None);
    assert_eq!(
        hint(json!({"min-selected-items": 1})).as_deref(),
        Some("Choose at least 1")
    );
    assert_eq!(
        hint(json!({"max-selected-items": 2})).as_deref(),
        Some("Choose up to 2")
    );
    assert_eq!(
        hint(json!({"min-selected-items": 2, "max-selected-items": 2})).as_deref(),
        Some("Choose 2")
    );
    // Before 4.0 it takes the place of the description.
    let limits = json!({"min-selected-items": 2, "max-selected-items": 3});
    let described = |version| {
        let node = first(&one(group(limits.clone())).version(version).shown(json!({})));
        (node.hint.unwrap(), node.description.is_some())
    };
    assert_eq!(described("4.0"), ("Choose 2 to 3".to_owned(), true));
    assert_eq!(described("3.1"), ("Choose 2 to 3".to_owned(), false));
}

#[test]
fn options_beyond_the_most_ticks_are_disabled() {
    let mut walk = one(json!({"type": "CheckboxGroup", "name": "some", "label": "Some", "max-selected-items": 2, "data-source": options(3)})).shown(json!({}));
    walk.choose("some", "2").choose("some", "0");
    let node = first(&walk);
    let state: Vec<(bool, bool)> = node
        .options
        .iter()
        .map(|it| (it.chosen, it.enabled))
        .collect();
    assert_eq!(state, [(true, true), (false, false), (true, true)]);
    assert_eq!(node.value, Some(json!(["2", "0"])));
    assert_eq!(node.shown.as_deref(), Some("Option 0, Option 2"));
}

#[test]
fn a_dropdown_shows_the_title_of_what_is_chosen() {
    let mut walk =
        one(json!({"type": "Dropdown", "name": "one", "label": "One", "data-source": options(3)}))
            .shown(json!({}));
    assert_eq!(first(&walk).can, [Can::Choose, Can::OpenList]);
    walk.choose("one", "1");
    let node = first(&walk);
    assert_eq!(
        (node.shown.as_deref(), node.value),
        (Some("Option 1"), Some(json!("1")))
    );
    assert!(node.can.contains(&Can::Clear));
}

#[test]
fn android_draws_a_line_below_options_but_not_above_the_footer() {
    let group = |name: &str| json!({"type": "RadioButtonsGroup", "name": name, "label": "One", "data-source": options(2)});
    let dividers = |platform| {
        let flow = screen(
            json!([group("a"), {"type": "TextBody", "text": "Then"}, group("b"), footer(json!({}))]),
        );
        let walk = flow
            .set(|settings| settings.platform = platform)
            .shown(json!({}));
        View::of(&walk.phone)
            .components
            .iter()
            .map(|node| node.divider)
            .collect::<Vec<_>>()
    };
    assert_eq!(dividers(Platform::Android), [true, false, false, false]);
    assert_eq!(dividers(Platform::Web), [false; 4]);
}
