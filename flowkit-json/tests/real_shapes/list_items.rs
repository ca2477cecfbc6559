//! The actions of single items of a NavigationList, at which Meta's validator does not look.

use crate::{FOOTER, device, errors, found, since};
use flowkit_json::Level;

const FIELDS: &str =
    r#"{"x": {"type": "string", "__example__": "a"}, "n": {"type": "number", "__example__": 1}}"#;

/// A flow with a NavigationList of these actions, one for each item; its second screen declares `x` and `n`.
fn list(version: &str, actions: &[&str]) -> String {
    let items = actions.iter().enumerate().map(|(index, action)| {
        format!(
            r#"{{"id": "i{index}", "main-content": {{"title": "t"}}, "on-click-action": {action}}}"#
        )
    });
    let items: Vec<String> = items.collect();
    let list = format!(
        r#"{{"type": "NavigationList", "name": "l", "list-items": [{}]}}"#,
        items.join(", ")
    );
    flow(version, &list)
}

fn flow(version: &str, list: &str) -> String {
    let screen = |id: &str, more: &str, children: &str| {
        format!(
            r#"{{"id": "{id}", "title": "T"{more}, "layout": {{"type": "SingleColumnLayout", "children": [{children}]}}}}"#
        )
    };
    format!(
        r#"{{"version": "{version}", "screens": [{}, {}]}}"#,
        screen(
            "A",
            r#", "data": {"y": {"type": "string", "__example__": "a"}}"#,
            list
        ),
        screen(
            "B",
            &format!(r#", "terminal": true, "data": {FIELDS}"#),
            FOOTER
        )
    )
}

fn navigate(to: &str, payload: &str) -> String {
    let payload = match payload {
        "" => String::new(),
        payload => format!(r#", "payload": {payload}"#),
    };
    format!(r#"{{"name": "navigate", "next": {{"type": "screen", "name": "{to}"}}{payload}}}"#)
}

#[test]
fn an_item_may_lead_anywhere_and_bring_anything() {
    let fine = navigate("B", r#"{"x": "a", "n": 1}"#);
    for version in since("6.2") {
        for (action, path) in [
            (navigate("NOPE", "{}"), "next.name"),
            (navigate("b", r#"{"x": "a", "n": 1}"#), "next.name"),
            (navigate("B", "{}"), "payload"),
            (navigate("B", r#"{"x": "a"}"#), "payload"),
            (navigate("B", ""), ""),
            (navigate("B", r#"{"x": true, "n": 1}"#), "payload.x"),
            (
                navigate("B", r#"{"x": "a", "n": "${data.y}"}"#),
                "payload.n",
            ),
            (
                navigate("B", r#"{"x": "${data.typo}", "n": 1}"#),
                "payload.x",
            ),
            (navigate("B", r#"{"x": "`1 + 1`", "n": 1}"#), "payload.x"),
            (navigate("B", r#"{"x": "`(`", "n": 1}"#), "payload.x"),
        ] {
            let text = list(version, &[&fine, &action]);
            assert_eq!(errors(&text), [""; 0], "{version} {action}");
            let place = format!("list-items[1].on-click-action.{path}");
            assert_eq!(
                device(&text),
                [place.trim_end_matches('.')],
                "{version} {action}"
            );
        }
        assert_eq!(
            device(&list(version, &[&fine, &fine])),
            [""; 0],
            "{version}"
        );
    }
}

#[test]
fn what_an_item_brings_too_much_does_no_harm() {
    let text = list("7.3", &[&navigate("B", r#"{"x": "a", "n": 1, "more": 2}"#)]);
    assert_eq!(errors(&text), [""; 0]);
    assert_eq!(device(&text), [""; 0]);
    let warned = found(&text, Level::Warning);
    let place = "list-items[0].on-click-action.payload.more".to_owned();
    let at_place = warned.iter().filter(|(_, path)| *path == place);
    assert_eq!(at_place.count(), 1, "{warned:?}");
}

#[test]
fn the_action_of_the_whole_list_is_looked_at() {
    let whole = |action: &str| {
        let item = r#"{"id": "i", "main-content": {"title": "t"}}"#;
        let list = format!(
            r#"{{"type": "NavigationList", "name": "l", "list-items": [{item}], "on-click-action": {action}}}"#
        );
        errors(&flow("7.3", &list))
    };
    let code = "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME on-click-action.next.name";
    assert_eq!(whole(&navigate("NOPE", "{}")), [code]);
    let lacks = "INVALID_NAVIGATE_ACTION_PAYLOAD on-click-action.payload";
    assert_eq!(whole(&navigate("B", "{}")), [lacks]);
}

#[test]
fn the_schema_looks_at_items_as_at_all_else() {
    let action = r#"{"name": "complete", "payload": {}}"#;
    let expected = ["INVALID_ENUM_VALUE ['list-items'][0]['on-click-action'].name"];
    assert_eq!(errors(&list("7.3", &[action])), expected);
    let action = r#"{"name": "navigate", "payload": {}}"#;
    let expected = ["MISSING_REQUIRED_PROPERTY ['list-items'][0]['on-click-action']"];
    assert_eq!(errors(&list("7.3", &[action])), expected);
}

#[test]
fn an_expression_of_an_item_means_its_own_screen() {
    for version in since("6.2") {
        let fine = navigate("B", r#"{"x": "`'a' ${data.y}`", "n": 1}"#);
        let text = list(version, &[&fine]);
        assert_eq!(errors(&text), [""; 0], "{version}");
        assert_eq!(device(&text), [""; 0], "{version}");
        let warned = found(&text, Level::Warning);
        assert!(
            !warned.iter().any(|(_, path)| path.contains("payload")),
            "{warned:?}"
        );
        let wrong = navigate("B", r#"{"x": "`'a' ${data.x}`", "n": 1}"#);
        let place = "list-items[0].on-click-action.payload.x";
        assert_eq!(device(&list(version, &[&wrong])), [place], "{version}");
    }
}

/// A flow whose list has one item that brings `o`, which the next screen declares as this.
fn brings(value: &str, declared: &str) -> String {
    let text = list("7.3", &[&navigate("B", &format!(r#"{{"o": {value}}}"#))]);
    text.replace(FIELDS, &format!(r#"{{"o": {declared}}}"#))
}

#[test]
fn the_phone_reads_a_declaration_as_json_schema() {
    let object = r#"{"type": "object", "properties": {"k": {"type": "string"}, "any": {}}, "__example__": {}}"#;
    for value in [
        "{}",
        r#"{"k": "a"}"#,
        r#"{"k": "a", "more": 1}"#,
        r#"{"any": 1}"#,
    ] {
        assert_eq!(device(&brings(value, object)), [""; 0], "{value}");
    }
    let place = "list-items[0].on-click-action.payload.o";
    assert_eq!(
        device(&brings(r#"{"k": 1}"#, object)),
        [format!("{place}.k")]
    );
    let needing = object.replace(r#""__example__""#, r#""required": ["k"], "__example__""#);
    let needing = needing.replace(r#""__example__": {}"#, r#""__example__": {"k": "a"}"#);
    assert_eq!(device(&brings("{}", &needing)), [place]);
}

#[test]
fn a_target_that_is_no_screen_is_told_of_once() {
    let text = list("7.3", &[&navigate("NOPE", "{}")]);
    assert_eq!(device(&text), ["list-items[0].on-click-action.next.name"]);
    let about_screens = |(_, path): &(String, String)| path.ends_with(".id");
    assert!(!found(&text, Level::Warning).iter().any(about_screens));
}

#[test]
fn a_list_of_data_leads_where_its_data_say() {
    let list = r#"{"type": "NavigationList", "name": "l", "list-items": "${data.items}"}"#;
    let action = navigate("B", r#"{"x": "a", "n": 1}"#);
    let data = format!(
        r#"{{"items": {{"type": "array", "items": {{"type": "object", "properties": {{"id": {{"type": "string"}},
            "main-content": {{"type": "object", "properties": {{"title": {{"type": "string"}}}}}},
            "on-click-action": {{"type": "object"}}}}}},
            "__example__": [{{"id": "1", "main-content": {{"title": "a"}}, "on-click-action": {action}}}]}}}}"#
    );
    let text = flow("7.3", list).replace(r#"{"y": {"type": "string", "__example__": "a"}}"#, &data);
    assert_eq!(errors(&text), [""; 0]);
    assert_eq!(device(&text), [""; 0]);
    let about_screens = |(_, path): &(String, String)| path.ends_with(".id");
    assert!(!found(&text, Level::Warning).iter().any(about_screens));
}
