//! Whatever these tables allow, the types of [`crate::author`] hold.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::author::FlowJson;
use crate::catalogue::shapes::{ClickSlot, Look, Shape};
use crate::catalogue::{Property, ROOT, SCREEN, components};

/// Examples of all that a shape allows, as JSON; the plainest first.
fn samples(shape: &Shape) -> Vec<String> {
    let quoted = |text: &str| format!("\"{text}\"");
    match shape {
        Shape::Anything => vec!["1".into(), "null".into()],
        Shape::Boolean => vec!["true".into(), "false".into()],
        Shape::Number(least, _) => vec![least.unwrap_or(1).to_string(), "7.5".into()],
        Shape::Integer(least, _) => vec![least.unwrap_or(1).to_string()],
        Shape::String(Look::Color) => vec![quoted("#00aa00")],
        Shape::String(_) => vec![quoted("text"), quoted("${data.a} and ${data.b}")],
        Shape::Binding => ["${data.a.b}", "${screen.A.form.b c}", "`${form.a} == 'b'`"]
            .map(quoted)
            .into(),
        Shape::Enum(words) => words.iter().map(|word| quoted(word)).collect(),
        Shape::Const(word) => vec![quoted(word)],
        Shape::Version | Shape::DataApiVersion => vec![quoted("7.3")],
        Shape::Array(item, ..) => lists(item),
        Shape::Source(item, _) => {
            let mut all = lists(item);
            all.extend(samples(&Shape::Binding));
            all
        }
        Shape::Screen => objects(SCREEN, ""),
        Shape::Object(properties) | Shape::OpenObject(properties) => objects(properties, ""),
        Shape::Map(_, held) => samples(held)
            .iter()
            .map(|sample| format!("{{\"key\": {sample}}}"))
            .collect(),
        Shape::OneOf(shapes) => shapes.iter().flat_map(samples).collect(),
        Shape::DataModel => vec![
            r#"{"a": {"type": "array", "items": {"type": "object", "properties": {"b": {"type": "null"}},
                "required": ["b"]}, "minItems": 1, "__example__": []}, "required": ["a"]}"#
                .into(),
        ],
        Shape::Components(_) => vec!["[]".into(), r#"[{"type": "TextBody", "text": "a"}]"#.into()],
        Shape::ClickAction(ClickSlot::Footer) => actions(&["data_exchange", "navigate", "complete"]),
        Shape::ClickAction(ClickSlot::Link) => actions(&["data_exchange", "navigate", "open_url"]),
        Shape::ClickAction(ClickSlot::List) => actions(&["data_exchange", "navigate"]),
        Shape::SelectAction(names) => actions(names),
    }
}

fn lists(item: &Shape) -> Vec<String> {
    let samples = samples(item);
    let lists = samples.iter().map(|sample| format!("[{sample}, {sample}]"));
    lists.collect()
}

fn actions(names: &[&str]) -> Vec<String> {
    let payload = r#""payload": {"a": [null, {"b": "${form.c}"}]}"#;
    let members = |name: &str| match name {
        "navigate" => format!(r#"{payload}, "next": {{"type": "screen", "name": "A"}}"#),
        "open_url" => r#""url": "https://example.com""#.into(),
        _ => payload.into(),
    };
    let action = |name: &&str| format!(r#"{{"name": "{name}", {}}}"#, members(name));
    names.iter().map(action).collect()
}

/// Objects with what they must have, each with one more property or another value.
fn objects(properties: &[Property], head: &str) -> Vec<String> {
    let plain = |property: &Property| samples(&property.shape).swap_remove(0);
    let with = |changed: Option<(&str, &str)>| {
        let mut members: Vec<String> = properties
            .iter()
            .filter(|property| property.required_since.is_some())
            .filter(|property| changed.is_none_or(|(name, _)| name != property.name))
            .map(|property| format!("\"{}\": {}", property.name, plain(property)))
            .collect();
        members.extend(changed.map(|(name, value)| format!("\"{name}\": {value}")));
        format!("{{{head}{}}}", members.join(", "))
    };
    let mut all = vec![with(None)];
    for property in properties {
        let values = samples(&property.shape);
        all.extend(
            values
                .iter()
                .map(|value| with(Some((property.name, value)))),
        );
    }
    all
}

/// What of a document the types do not hold.
fn leftovers(document: &str) -> Vec<String> {
    let (_, findings) = FlowJson::parse_with_leftovers(document).unwrap();
    findings.iter().map(ToString::to_string).collect()
}

#[test]
fn the_types_hold_every_component() {
    let mut tried = 0;
    for component in components() {
        let head = format!("\"type\": \"{}\", ", component.kind);
        for sample in objects(component.properties, &head) {
            // Meta's schema takes it, and then the validator breaks on it.
            if sample.contains(r#""condition": true"#) || sample.contains(r#""condition": false"#) {
                continue;
            }
            let document = format!(
                r#"{{"screens": [{{"id": "A", "layout": {{"type": "L", "children": [{sample}]}}}}]}}"#
            );
            assert_eq!(leftovers(&document), [""; 0], "{sample}");
            tried += 1;
        }
    }
    assert!(tried > 400, "{tried}");
}

#[test]
fn the_types_hold_every_document() {
    for document in objects(ROOT, "") {
        // Only Meta's own tools write it.
        if !document.contains(r#""meta""#) {
            assert_eq!(leftovers(&document), [""; 0], "{document}");
        }
    }
}
