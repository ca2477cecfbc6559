//! What the validator says of a screen's `data`.

#![allow(
    clippy::unwrap_used,
    reason = "a test may fail by panicking, helpers outside of its function included"
)]

use flowkit_json::{Code, Level, validate};

/// The first fault of a document whose only screen declares this field.
fn fault(field: &str) -> Option<(Code, String)> {
    let text = format!(
        r#"{{"version": "7.3", "screens": [{{"id": "HOME", "title": "Home", "terminal": true, "data": {{"x": {field}}},
"layout": {{"type": "SingleColumnLayout", "children": [
{{"type": "Footer", "label": "Done", "on-click-action": {{"name": "complete", "payload": {{}}}}}}
]}}}}]}}"#
    );
    let findings = validate(&text).into_findings();
    let errors = findings
        .iter()
        .filter(|finding| finding.level() == Level::Error);
    let first = errors.map(|error| (error.code().unwrap(), error.path().to_owned()));
    first.into_iter().next()
}

#[test]
fn a_type_is_one_of_seven_names() {
    for name in ["string", "number", "integer", "boolean", "object", "null"] {
        let example = match name {
            "string" => "\"\"",
            "boolean" => "true",
            "object" => "{}",
            "null" => "null",
            _ => "1",
        };
        let field = format!(r#"{{"type": "{name}", "__example__": {example}}}"#);
        assert_eq!(fault(&field), None, "{name}");
    }
    for written in ["\"String\"", "\"date\"", "5", "null", "{}"] {
        let field = format!(r#"{{"type": {written}, "__example__": "x"}}"#);
        let at = "screens[0].data.x.type".to_owned();
        assert_eq!(
            fault(&field),
            Some((Code::InvalidEnumValue, at)),
            "{written}"
        );
    }
    let list = fault(r#"{"type": ["string", "null"], "__example__": "x"}"#);
    let at = "screens[0].data.x.type".to_owned();
    assert_eq!(list, Some((Code::InvalidScreenData, at)));
}

#[test]
fn keywords_hold_what_json_schema_wants_them_to() {
    for (keyword, right, wrong) in [
        ("properties", "{}", "[]"),
        ("required", "[\"a\"]", "true"),
        ("enum", "[{}]", "{}"),
        ("minProperties", "\"not looked at\"", ""),
        ("additionalProperties", "true", "null"),
        ("minLength", "3", "-3"),
        ("maximum", "1.5", "\"1\""),
        ("pattern", "\"^a\"", "5"),
    ] {
        let field = |value: &str| {
            let required = if keyword == "required" {
                r#""a": 1"#
            } else {
                ""
            };
            format!(r#"{{"type": "object", "{keyword}": {value}, "__example__": {{{required}}}}}"#)
        };
        assert_eq!(fault(&field(right)), None, "{keyword}");
        if !wrong.is_empty() {
            let at = format!("screens[0].data.x.{keyword}");
            let expected = Some((Code::InvalidPropertyType, at));
            assert_eq!(fault(&field(wrong)), expected, "{keyword}");
        }
    }
}

#[test]
fn the_example_fits_every_keyword() {
    let at = || "screens[0].data.x.__example__".to_owned();
    for (field, code) in [
        (
            r#"{"type": "string", "pattern": "^[a-z]+$", "__example__": "A"}"#,
            Code::PatternMismatch,
        ),
        (
            r#"{"type": "string", "format": "date", "__example__": "1.5.2026"}"#,
            Code::InvalidPropertyValueFormat,
        ),
        (
            r#"{"type": "string", "oneOf": [{"const": "a"}], "__example__": "b"}"#,
            Code::InvalidPropertyValue,
        ),
        (
            r#"{"type": "array", "items": {"type": "string"}, "uniqueItems": true, "__example__": ["a", "a"]}"#,
            Code::InvalidSchema,
        ),
    ] {
        assert_eq!(fault(field), Some((code, at())), "{field}");
    }
}
