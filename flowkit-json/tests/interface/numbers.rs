//! Number fields that hold text, and expressions.

use flowkit_json::Interface;
use flowkit_json::interface::{Calculated, Source};

use super::{document, field, footer, received, screen};

#[test]
fn a_number_field_filled_from_a_number_input_may_hold_text() {
    let navigate = |to: &str, payload: &str| {
        format!(
            r#"{{"type": "Footer", "label": "Go", "on-click-action": {{"name": "navigate",
                "next": {{"type": "screen", "name": "{to}"}}, "payload": {{{payload}}}}}}}"#
        )
    };
    let first = r#"{"type": "TextInput", "name": "km", "label": "km", "input-type": "number"},
        {"type": "TextInput", "name": "pin", "label": "PIN", "input-type": "passcode"},
        {"type": "DatePicker", "name": "day", "label": "Day"},"#;
    let to_second = navigate(
        "SECOND",
        r#""km": "${form.km}", "pin": "${form.pin}", "day": "${form.day}", "fixed": 3, "named": "${form.km}",
           "trip": {"km": "${form.km}", "legs": [{"km": "${form.km}", "cost": 4}]}"#,
    );
    let number = r#"{"type": "number", "__example__": 1}"#;
    let trip = r#"{"type": "object", "__example__": {}, "properties": {"km": {"type": "number"}, "other": {"type": "number"},
        "legs": {"type": "array", "items": {"type": "object", "properties": {"km": {"type": "number"}, "cost": {"type": "number"}}}}}}"#;
    let data = format!(
        r#""km": {number}, "pin": {number}, "day": {number}, "fixed": {number}, "trip": {trip},
           "named": {{"type": "string", "__example__": ""}}"#
    );
    let third = format!(
        r#""copied": {number}, "untouched": {number}, "legs": {{"type": "array", "__example__": [],
        "items": {{"type": "object", "properties": {{"km": {{"type": "number"}}}}}}}}"#
    );
    let sent = r#""km": "${data.km}", "pin": "${data.pin}", "day": "${data.day}", "fixed": "${data.fixed}",
        "named": "${data.named}", "trip": "${data.trip}", "trip_km": "${data.trip.km}", "other": "${data.trip.other}",
        "copied": "${screen.THIRD.data.copied}", "untouched": "${screen.THIRD.data.untouched}",
        "legs": "${screen.THIRD.data.legs}", "alone": "`${data.km}`", "doubled": "`${data.km} * 2`""#;
    let document = document(
        "7.3",
        &[
            screen("FIRST", "", &format!("{first}{to_second}")),
            screen("SECOND", &data, &footer(sent)),
            screen(
                "BETWEEN",
                "",
                &navigate(
                    "THIRD",
                    r#""copied": "${screen.SECOND.data.trip.km}", "untouched": "${screen.SECOND.data.fixed}",
                    "legs": "${screen.SECOND.data.trip.legs}""#,
                ),
            ),
            screen("THIRD", &third, ""),
        ],
    );
    let interface = Interface::of(&document);
    let may_be_text = |key: &str| field(received(&interface, key)).number_or_text;
    for key in ["km", "pin", "trip", "trip_km", "copied", "legs"] {
        assert!(may_be_text(key), "{key}");
    }
    // A day is none, a constant is a number, a text field holds nothing but text, and nothing fills the others.
    for key in ["day", "fixed", "named", "other", "untouched"] {
        assert!(!may_be_text(key), "{key}");
    }
    let calculated = |key: &str| match received(&interface, key).source {
        Source::Calculated(kind) => kind,
        _ => panic!("{key}"),
    };
    assert_eq!(calculated("alone"), Calculated::Unknown);
    assert_eq!(calculated("doubled"), Calculated::Number);
    let json = interface.to_json();
    assert!(
        json.contains(r#""km":{"types":["number"],"number_or_text":true,"may_be_absent":true}"#)
    );
    assert!(json.contains(r#""fixed":{"types":["number"],"may_be_absent":true}"#));
}

#[test]
fn expressions_have_the_type_of_what_they_do() {
    let data = r#""flag": {"type": "boolean", "__example__": true}, "count": {"type": "integer", "__example__": 1},
        "name": {"type": "string", "__example__": ""}, "list": {"type": "array", "items": {"type": "string"}, "__example__": []},
        "required": ["flag"]"#;
    let inputs = r#"{"type": "OptIn", "name": "agree", "label": "Agree", "required": true},
        {"type": "TextInput", "name": "km", "label": "km", "input-type": "number"},
        {"type": "TextArea", "name": "note", "label": "Note"},"#;
    let cases = [
        ("${data.none} + 1", Calculated::Number, false),
        ("-${form.km}", Calculated::Number, false),
        ("!${data.none}", Calculated::Boolean, false),
        ("${form.km} > 3", Calculated::Boolean, false),
        ("${data.name} == 'x' && true", Calculated::Boolean, false),
        ("'km: ' ${form.km}", Calculated::Text, false),
        ("'text'", Calculated::Text, false),
        ("4.5", Calculated::Number, false),
        ("${data.flag}", Calculated::Boolean, false),
        ("(${data.count})", Calculated::Number, true),
        ("${data.name}", Calculated::Text, true),
        ("${form.agree}", Calculated::Boolean, false),
        ("${form.note}", Calculated::Text, true),
        ("${form.km}", Calculated::Unknown, true),
        ("${data.list}", Calculated::Unknown, true),
        ("${data.none}", Calculated::Unknown, true),
        ("1 +", Calculated::Unknown, false),
    ];
    let numbered = cases.iter().enumerate();
    let payload: Vec<String> = numbered
        .map(|(at, (text, ..))| format!(r#""{at}": "`{text}`""#))
        .collect();
    let children = format!("{inputs}{}", footer(&payload.join(",")));
    let document = document("7.3", &[screen("HOME", data, &children)]);
    let interface = Interface::of(&document);
    for (at, (text, kind, may_be_absent)) in cases.into_iter().enumerate() {
        let received = received(&interface, &at.to_string());
        let Source::Calculated(found) = received.source else {
            panic!("{text}: {:?}", received.source);
        };
        assert_eq!(
            (found, received.may_be_absent),
            (kind, may_be_absent),
            "{text}"
        );
    }
}
