//! The rules about bindings on small documents.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use super::{check, check_untyped};
use crate::catalogue::versions::Version;
use crate::document::Document;
use crate::finding::Code;
use crate::finding::{Finding, Level};
use crate::read::{self, Value};

/// What the rules find in a document, taken as one of this version.
pub(super) fn findings_of(text: &str, version: Version) -> Vec<Finding> {
    let reading = read::parse(text).expect("JSON");
    let document = Document::of(reading.value, version, true);
    let mut findings = Vec::new();
    check(&document, &mut findings);
    findings
}

/// A flow of two screens: the fields and the layout of the first one, and the fields of the second one.
fn flow(data: &str, children: &str, target: &str) -> String {
    format!(
        r#"{{"version": "7.3", "screens": [
            {{"id": "A", "title": "A", "data": {data}, "layout": {{"type": "SingleColumnLayout", "children": {children}}}}},
            {{"id": "B", "title": "B", "terminal": true, "data": {target},
              "layout": {{"type": "SingleColumnLayout", "children": []}}}}]}}"#
    )
}

fn messages(text: &str, version: (u16, u16), level: Level) -> Vec<String> {
    let findings = findings_of(text, Version::new(version.0, version.1));
    // What Meta's validator does not look at has no code, and tests of its own.
    let of_level = findings
        .iter()
        .filter(|finding| finding.level() == level && finding.code().is_some());
    of_level
        .map(|finding| {
            let code = finding.code().map_or("", Code::as_str);
            let help = finding
                .help()
                .map(|help| format!(" = {help}"))
                .unwrap_or_default();
            format!("{code} at {}: {}{help}", finding.path(), finding.message())
        })
        .collect()
}

/// What is found beside a component of an unknown type, which has a name and refers to this field.
fn beside_an_unknown_type(kind: &str, field: &str) -> Vec<String> {
    let text = flow(
        r#"{"greeting": {"type": "string", "__example__": "x"}}"#,
        &format!(r#"[{{"type": "{kind}", "name": "age", "label": "${{data.{field}}}"}}]"#),
        "{}",
    );
    let reading = read::parse(&text).expect("JSON");
    let document = Document::of(reading.value, Version::new(7, 3), true);
    let mut findings = Vec::new();
    check_untyped(&document, &mut findings);
    let told = |finding: &Finding| format!("{} = {}", finding, finding.help().unwrap_or_default());
    findings.iter().map(told).collect()
}

#[test]
fn a_component_of_an_unknown_type_may_be_an_input_and_refers_to_data_that_exists() {
    let told = |kind, field| beside_an_unknown_type(kind, field);
    assert_eq!(told("TextInputs", "greeting"), [""; 0]);
    assert_eq!(
        told("TextInputs", "greting"),
        ["the screen `A` has no data field `greting` = did you mean `greeting`?"]
    );
    assert_eq!(
        told("TextInputs", "age"),
        ["the screen `A` has no data field `age` = for the input of this name write `${form.age}`"]
    );
    // Where the type is known, the schema pass has said what is wrong.
    assert_eq!(told("TextInput", "greting"), [""; 0]);
}

#[test]
fn offers_the_nearest_name() {
    let text = flow(
        r#"{"greeting": {"type": "string", "__example__": "x"}}"#,
        r#"[{"type": "TextBody", "text": "${data.greting}"}]"#,
        "{}",
    );
    assert_eq!(
        messages(&text, (7, 3), Level::Error),
        [
            "INVALID_SCREEN_DYNAMIC_DATA at screens[0].layout.children[0].text: \
             the screen `A` has no data field `greting` = did you mean `greeting`?"
        ]
    );
    assert!(messages(&text, (7, 1), Level::Error).is_empty());
    assert_eq!(messages(&text, (7, 1), Level::Device).len(), 1);
}

#[test]
fn an_unknown_literal_key_counts_twice_where_keys_are_compared() {
    let children = r#"[{"type": "Footer", "label": "x", "on-click-action": {"name": "navigate",
        "next": {"type": "screen", "name": "B"}, "payload": {"city": "x", "extra": 1}}}]"#;
    let text = flow(
        "{}",
        children,
        r#"{"city": {"type": "string", "__example__": "x"}}"#,
    );
    let at = "at screens[0].layout.children[0].on-click-action.payload.extra: the screen `B` has no data field `extra` = there is `city`";
    let keys = format!("INVALID_NAVIGATE_ACTION_PAYLOAD {at}");
    let fixed = format!("INVALID_NAVIGATE_ACTION_STATIC_DATA {at}");
    assert_eq!(
        messages(&text, (7, 3), Level::Error),
        [keys.clone(), fixed.clone()]
    );
    assert_eq!(messages(&text, (7, 2), Level::Error), [fixed]);
    assert_eq!(messages(&text, (7, 2), Level::Warning), [keys]);
}

#[test]
fn local_names_in_a_navigate_expression_are_looked_for_on_the_target() {
    let children = r#"[{"type": "TextInput", "name": "city", "label": "City"},
        {"type": "Footer", "label": "x", "on-click-action": {"name": "navigate",
        "next": {"type": "screen", "name": "B"}, "payload": {"line": "`'To ' ${form.city}`"}}}]"#;
    let target = r#"{"line": {"type": "string", "__example__": "x"}}"#;
    let text = flow("{}", children, target);
    let found = messages(&text, (7, 3), Level::Error);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].starts_with("INVALID_ACTION_PAYLOAD_PROPERTY"),
        "{found:?}"
    );
    assert!(found[0].contains("${screen.A.form.input}"), "{found:?}");
    let global = text.replace("${form.city}", "${screen.A.form.city}");
    assert!(messages(&global, (7, 3), Level::Error).is_empty());
    let wrong_type = global.replace("'To ' ${screen.A.form.city}", "1 + 1");
    let found = messages(&wrong_type, (7, 3), Level::Error);
    assert!(
        found[0].starts_with("INVALID_NAVIGATE_ACTION_STATIC_DATA"),
        "{found:?}"
    );
}

#[test]
fn media_stand_in_the_payload_itself_and_do_not_travel() {
    let children = |action: &str| {
        format!(
            r#"[{{"type": "PhotoPicker", "name": "pics", "label": "x", "max-uploaded-photos": 4}},
                {{"type": "Footer", "label": "x", "on-click-action": {action}}}]"#
        )
    };
    let count = |action: &str| messages(&flow("{}", &children(action), "{}"), (7, 3), Level::Error);
    assert!(count(r#"{"name": "data_exchange", "payload": {"pics": "${form.pics}"}}"#).is_empty());
    assert!(count(r#"{"name": "complete", "payload": {"pics": "${form.pics}"}}"#).is_empty());
    let twice = count(
        r#"{"name": "complete", "payload": {"a": "${form.pics}", "b": "${form.pics}", "c": "${form.pics}"}}"#,
    );
    assert_eq!(twice.len(), 2, "{twice:?}");
    assert_eq!(
        count(r#"{"name": "data_exchange", "payload": {"list": ["${form.pics}"]}}"#).len(),
        1
    );
}

/// Every kind of place that the rules look at.
const SAMPLE: &str = r#"{"version": "7.3", "screens": [
  {"id": "A", "title": "A", "data": {
     "text": {"type": "string", "__example__": "x"},
     "open": {"type": "boolean", "__example__": true},
     "days": {"type": "array", "items": {"type": "string"}, "__example__": []},
     "visit": {"type": "object", "properties": {"room": {"type": "string"}}, "__example__": {}},
     "towns": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"},
        "title": {"type": "string"}}}, "__example__": []},
     "required": ["text"]},
   "layout": {"type": "SingleColumnLayout", "children": [
     {"type": "TextBody", "text": ["a", "b"]},
     {"type": "TextBody", "text": "`'Room ' ${data.visit.room}`"},
     {"type": "Form", "name": "f", "init-values": {"age": 3, "day": "${data.text}"}, "error-messages": {"age": "x"},
      "children": [
       {"type": "TextInput", "name": "age", "label": "Age", "input-type": "number"},
       {"type": "CalendarPicker", "name": "day", "label": "Day", "include-days": "${data.days}"},
       {"type": "Dropdown", "name": "town", "label": "Town", "data-source": "${data.towns}",
        "on-select-action": {"name": "update_data", "payload": {"text": "${form.town}", "open": false}}},
       {"type": "If", "condition": "${data.open} && (${form.age} > 3)", "then": [
         {"type": "Switch", "value": "${data.text}", "cases": {"a": [{"type": "TextCaption", "text": "a"}]}}]},
       {"type": "PhotoPicker", "name": "pics", "label": "x", "max-uploaded-photos": 2},
       {"type": "EmbeddedLink", "text": "More", "on-click-action": {"name": "complete",
         "payload": {"pics": "${form.pics}", "list": [{"age": "${form.age}"}]}}},
       {"type": "Footer", "label": "x", "on-click-action": {"name": "navigate",
        "next": {"type": "screen", "name": "B"}, "payload": {"visit": {"room": "1"}, "tags": ["x"],
        "town": "${form.town}", "line": "`'To ' ${screen.A.form.town}`"}}}]}]}},
  {"id": "B", "title": "B", "terminal": true, "data": {
     "visit": {"type": "object", "properties": {"room": {"type": "string"}}, "__example__": {}},
     "tags": {"type": "array", "items": {"type": "string"}, "__example__": []},
     "town": {"type": "string", "__example__": "x"},
     "line": {"type": "string", "__example__": "x"}},
   "layout": {"type": "SingleColumnLayout", "children": [
     {"type": "EmbeddedLink", "text": "${screen.A.form.town}", "on-click-action": {"name": "open_url",
      "url": "${data.town}"}}]}}]}"#;

fn spans(value: &Value<'_>, into: &mut Vec<std::ops::Range<usize>>) {
    into.push(value.span().range());
    for item in value.as_array().unwrap_or_default() {
        spans(item, into);
    }
    for member in value
        .as_object()
        .into_iter()
        .flat_map(read::Object::members)
    {
        into.push(member.key().span().range());
        spans(member.value(), into);
    }
}

#[test]
fn the_sample_has_no_fault() {
    assert_eq!(messages(SAMPLE, (7, 3), Level::Error), Vec::<String>::new());
}

#[test]
fn nothing_in_place_of_anything_makes_it_panic() {
    let mut places = Vec::new();
    spans(&read::parse(SAMPLE).unwrap().value, &mut places);
    let instead = [
        "null",
        "true",
        "1.5",
        r#""""#,
        "[]",
        "{}",
        "[null, [1], {}]",
        r#""x""#,
        r#""${data.text}""#,
        r#""${data.a.b.c}""#,
        r#""${screen.A}""#,
        r#""${form.pics}""#,
        r#""`${form.age} +`""#,
        r#""``""#,
        r#""`""#,
        r#""${data.}""#,
    ];
    let mut read_back = 0;
    for place in places {
        for with in instead {
            let mut text = SAMPLE.to_owned();
            text.replace_range(place.clone(), with);
            if read::parse(&text).is_ok() {
                read_back += 1;
                findings_of(&text, Version::new(7, 3));
            }
        }
    }
    assert!(read_back > 1000);
}

#[test]
fn a_form_knows_the_inputs_in_its_branches_and_no_others() {
    let told = |name: &str| {
        let children = format!(
            r#"[{{"type": "Form", "name": "f", "init-values": {{"{name}": "x"}}, "children": [
                {{"type": "If", "condition": "${{data.on}}", "then": [{{"type": "TextArea", "name": "then", "label": "T"}}],
                  "else": [{{"type": "Switch", "value": "${{data.on}}", "cases": {{"a": [{{"type": "TextArea", "name": "case", "label": "C"}}]}}}}]}}]}},
               {{"type": "TextArea", "name": "beside", "label": "B"}}]"#
        );
        let text = flow(
            r#"{"on": {"type": "string", "__example__": "x"}}"#,
            &children,
            "{}",
        );
        let found = messages(&text, (7, 3), Level::Error);
        let of_form = found
            .iter()
            .filter(|message| message.contains("init-values"));
        of_form.count()
    };
    assert_eq!(["then", "case"].map(told), [0, 0]);
    assert_eq!(["beside", "thn"].map(told), [1, 1]);
}

/// The phone shows an error for a value that an input cannot hold, also where Meta's validator lets it through.
#[test]
fn a_start_that_an_input_cannot_hold_breaks_in_every_version() {
    let level = |input: &str, value: &str, version: (u16, u16)| {
        let children = format!(
            r#"[{{"type": "Form", "name": "f", "init-values": {{"it": {value}}}, "children": [{{{input}, "name": "it"}}]}}]"#
        );
        let findings = findings_of(
            &flow("{}", &children, "{}"),
            Version::new(version.0, version.1),
        );
        let levels: Vec<Level> = findings.iter().map(Finding::level).collect();
        assert!(levels.len() < 2, "{findings:?}");
        levels.first().copied()
    };
    let (text, number) = (
        r#""type": "TextInput""#,
        r#""type": "TextInput", "input-type": "number""#,
    );
    for (input, value, before) in [
        (r#""type": "CheckboxGroup""#, r#""a""#, Some(Level::Device)),
        (r#""type": "OptIn""#, r#""true""#, Some(Level::Device)),
        (text, r#"["a"]"#, Some(Level::Device)),
        // The phone keeps both as text.
        (text, "3", Some(Level::Warning)),
        (number, r#""3""#, Some(Level::Warning)),
        (text, r#""a""#, None),
    ] {
        assert_eq!(level(input, value, (6, 0)), before, "{input} {value}");
        let since = before.map(|_| Level::Error);
        assert_eq!(level(input, value, (7, 0)), since, "{input} {value}");
    }
}
