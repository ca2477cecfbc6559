//! Reading documents as types and writing them again.

use std::collections::BTreeMap;

use flowkit_json::author::{Component, FlowJson, Json, Routing};
use flowkit_json::read::{self, Value};
use flowkit_json::{Document, Level};

use crate::labelled;
use crate::same::same_json;

/// Whether Meta's validator takes each labelled document.
fn verdicts() -> BTreeMap<String, bool> {
    let labels = read::parse(include_str!("../labelled/labels.json"))
        .unwrap()
        .value
        .into_owned();
    let verdict = |label: &Value<'_>| {
        (
            label.get("file").unwrap().as_str().unwrap().to_owned(),
            label.get("valid").unwrap().as_bool().unwrap(),
        )
    };
    labels.as_array().unwrap().iter().map(verdict).collect()
}

#[test]
fn every_object_survives_reading_and_writing() {
    let (mut written, mut refused) = (0, Vec::new());
    for (name, text) in labelled::documents() {
        match FlowJson::parse(&text) {
            Ok(flow) => {
                written += 1;
                let again = flow.to_json();
                assert!(same_json(&text, &again), "{name} became\n{again}");
                assert_eq!(FlowJson::parse(&again).unwrap().to_json(), again, "{name}");
                if let Ok(document) = Document::parse(&text) {
                    assert_eq!(FlowJson::read(&document), flow, "{name}");
                }
            }
            Err(_) => refused.push((name, text)),
        }
    }
    // What cannot be read is no JSON, or no object: there is nothing to write again.
    for (name, text) in &refused {
        let object = read::parse(text).is_ok_and(|reading| reading.value.as_object().is_some());
        assert!(!object, "{name} is an object");
    }
    println!(
        "{written} documents written again, {} are no objects",
        refused.len()
    );
    assert_eq!(written + refused.len(), verdicts().len());
    assert!(written > 700);
}

/// What Meta's validator lets pass although its own reference has no such word.
const KEPT_AS_JSON: &[&str] = &[
    "valid/real-data-items-is-true.json",
    "valid/survey-6-0-media-size-of-an-unknown-word-from-6-0.json",
];

#[test]
fn the_types_hold_every_valid_document_in_full() {
    let verdicts = verdicts();
    let (mut judged, mut kept) = (0, BTreeMap::new());
    for (name, text) in labelled::documents() {
        if !verdicts[name] {
            continue;
        }
        judged += 1;
        let (_, leftovers) = FlowJson::parse_with_leftovers(&text).unwrap();
        let leftovers: Vec<_> = leftovers
            .iter()
            .map(|finding| format!("{}: {finding}", finding.path()))
            .collect();
        if !leftovers.is_empty() {
            kept.insert(name, leftovers);
        }
    }
    assert_eq!(
        kept.keys().copied().collect::<Vec<_>>(),
        KEPT_AS_JSON,
        "{kept:#?}"
    );
    assert!(judged > 150, "{judged}");
}

/// What a document of a frozen version had that a new one has not, or has otherwise.
const FROZEN: [&str; 5] = [
    // 2.1: the endpoint's address, lists without a label, inputs only within a Form.
    r#"{"version": "2.1", "data_api_version": "1.0", "data_channel_uri": "https://example.com/flow",
        "routing_model": {"A": []},
        "screens": [{"id": "A", "terminal": true, "data": {"day": {"type": "string", "__example__": "1706572800000"}},
            "layout": {"type": "SingleColumnLayout", "children": [{"type": "Form", "name": "form", "children": [
                {"type": "CheckboxGroup", "name": "a", "data-source": [{"id": "1", "title": "One"}]},
                {"type": "RadioButtonsGroup", "name": "b", "data-source": "${data.options}"},
                {"type": "DatePicker", "name": "c", "label": "Day", "min-date": "1706572800000"},
                {"type": "Footer", "label": "Done", "on-click-action":
                    {"name": "data_exchange", "payload": {"a": "${form.a}"}}}
            ]}]}}]}"#,
    r#"{"version": "3.0", "screens": [{"id": "A", "title": "A", "terminal": true, "success": false,
        "layout": {"type": "SingleColumnLayout", "children": [
            {"type": "OptIn", "name": "o", "label": "Terms", "on-click-action":
                {"name": "navigate", "next": {"type": "screen", "name": "B"}, "payload": {}}}]}}]}"#,
    r#"{"version": "3.1", "screens": [{"id": "A", "title": "A", "refresh_on_back": true,
        "layout": {"type": "SingleColumnLayout", "children": []}}]}"#,
    r#"{"version": "4.0", "screens": [{"id": "A", "title": "A",
        "layout": {"type": "SingleColumnLayout", "children": [
            {"type": "If", "condition": "${form.age} > 17", "then": [
                {"type": "PhotoPicker", "name": "p", "label": "Photo", "min-uploaded-photos": 1}]},
            {"type": "Switch", "value": "${screen.A.form.kind}", "cases": {"x": []}},
            {"type": "TextInput", "name": "age", "label": "Age", "input-type": "number", "init-value": "18"}]}}]}"#,
    r##"{"version": "5.0", "screens": [{"id": "A", "title": "A"}, {"id": "B", "title": "B",
        "layout": {"type": "SingleColumnLayout", "children": [
            {"type": "Dropdown", "name": "d", "label": "City", "data-source": [
                {"id": "1", "title": "One", "color": "#00AA00", "alt-text": "green"}]},
            {"type": "DatePicker", "name": "c", "label": "Day", "min-date": "2024-01-01",
                "on-select-action": {"name": "data_exchange", "payload": {"day": "${form.c}"}}}]}}]}"##,
];

#[test]
fn frozen_versions_are_read_in_full() {
    for text in FROZEN {
        let (flow, leftovers) = FlowJson::parse_with_leftovers(text).unwrap();
        assert!(leftovers.is_empty(), "{leftovers:?}");
        assert!(same_json(text, &flow.to_json()), "{text}");
    }
    let oldest = FlowJson::parse(FROZEN[0]).unwrap();
    assert_eq!(
        oldest.data_channel_uri.as_deref(),
        Some("https://example.com/flow")
    );
    let Component::Form(form) = &oldest.screens[0].layout.as_ref().unwrap().children[0] else {
        panic!("the component is a Form");
    };
    let Component::CheckboxGroup(group) = &form.children[0] else {
        panic!("its first child is a CheckboxGroup");
    };
    assert_eq!(group.label, None);
}

#[test]
fn what_has_no_type_stays_where_it_is() {
    let text = r#"{
        "version": "7.3",
        "data_api_version": "3.0",
        "theme": "dark",
        "screens": [{
            "id": "A",
            "layout": {"type": "SingleColumnLayout", "children": [
                {"type": "Hologram", "name": "h", "on-click-action":
                    {"name": "navigate", "next": {"type": "screen", "name": "B"}}},
                {"type": "TextInput", "name": "a", "label": "A", "required": "yes", "glow": 1.0},
                {"type": "TextInput", "name": "b"},
                7
            ]}
        }]
    }"#;
    let (flow, leftovers) = FlowJson::parse_with_leftovers(text).unwrap();
    assert!(same_json(text, &flow.to_json()));
    let said: Vec<_> = leftovers
        .iter()
        .map(|finding| (finding.path(), finding.message(), finding.level()))
        .collect();
    let child = "screens[0].layout.children";
    assert_eq!(
        said,
        [
            (
                "theme",
                "`theme` is kept as JSON: it is no property of this object"
            ),
            (
                &format!("{child}[0]"),
                "a component of no known type is kept as JSON"
            ),
            (
                &format!("{child}[1].required"),
                "`required` is kept as JSON: expected `true` or `false`, or a binding"
            ),
            (
                &format!("{child}[1].glow"),
                "`glow` is kept as JSON: it is no property of this object"
            ),
            (
                &format!("{child}[2]"),
                "the `TextInput` is kept as JSON: expected an object with `label`"
            ),
            (
                &format!("{child}[3]"),
                "a component of no known type is kept as JSON"
            ),
        ]
        .map(|(path, message)| (path, message, Level::Warning))
    );

    let children = &flow.screens[0].layout.as_ref().unwrap().children;
    assert_eq!(children[0].kind(), Some("Hologram"));
    assert_eq!(children[3], Component::Unknown(Json::from(7)));
    let Component::TextInput(input) = &children[1] else {
        panic!("the component is a TextInput");
    };
    assert_eq!(input.required, None);
    assert_eq!(input.extra.get("required"), Some(&Json::from("yes")));
    // Once it is set, the property counts for more than what was there.
    let fixed = Json::from(input.clone().required(true));
    assert_eq!(fixed.get("required"), Some(&Json::from(true)));
    assert_eq!(fixed.get("glow").unwrap().to_string(), "1.0");

    // The document lacks a routing model, and is not given one behind its back.
    assert_eq!(flow.routing, Routing::Absent);
    assert_eq!(flow.inferred_routes().get("A").unwrap(), &["B"]);
}

#[test]
fn a_component_that_is_kept_as_json_is_noted_once() {
    let text = r#"{"screens": [{"id": "A", "layout": {"type": "SingleColumnLayout", "children": [
        {"type": "Dropdown", "name": "d", "label": "D", "data-source": [
            {"id": "1", "title": "One", "glow": 1, "enabled": "no"},
            {"id": "2"}
        ]}
    ]}}]}"#;
    let (_, leftovers) = FlowJson::parse_with_leftovers(text).unwrap();
    let said: Vec<_> = leftovers
        .iter()
        .map(|finding| (finding.path(), finding.message()))
        .collect();
    assert_eq!(
        said,
        [(
            "screens[0].layout.children[0].data-source[1]",
            "the `Dropdown` is kept as JSON: expected an object with `title`"
        )]
    );
}

#[test]
fn a_text_that_is_no_document_is_refused() {
    let refused = |text| FlowJson::parse(text).unwrap_err().to_string();
    assert_eq!(
        refused("[]"),
        "1:1: a Flow JSON document is an object, not an array"
    );
    assert!(refused("{\"version\": }").contains("expected a value"));
}

#[test]
fn the_deepest_document_fits_on_a_small_stack() {
    let depth = (read::MAX_DEPTH - 5) / 2;
    let open = r#"{"type": "If", "condition": "${data.a}", "then": ["#.repeat(depth);
    let text = format!(
        r#"{{"screens": [{{"id": "A", "layout": {{"type": "L", "children": [{open}{}]}}}}]}}"#,
        "]}".repeat(depth)
    );
    let flow = FlowJson::parse(&text).unwrap();
    assert!(same_json(&text, &flow.to_json()));
}

#[test]
fn texts_are_escaped() {
    let text = r#"{"version": "\"\\\n\r\t\u0007\u2028é😀/"}"#;
    let written = FlowJson::parse(text).unwrap().to_json();
    assert!(same_json(text, &written), "{written}");
    assert!(written.contains(r#""\"\\\n\r\t\u0007"#), "{written}");
}
