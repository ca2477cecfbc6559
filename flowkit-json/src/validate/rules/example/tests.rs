//! Every keyword of a schema, with an example that fits and one that does not.

use super::fits;
use crate::finding::Code;
use crate::read;

fn codes(schema: &str, example: &str) -> Vec<Code> {
    let (schema, example) = (read::parse(schema).unwrap(), read::parse(example).unwrap());
    let mut found = super::Found::default();
    fits(
        &example.value,
        &schema.value,
        super::Within::Example,
        &mut found,
    );
    found.listed.into_iter().map(|fault| fault.code).collect()
}

#[test]
fn every_keyword_is_honoured() {
    use Code::{
        InvalidDependencies, InvalidEnumValue, InvalidPropertyKey, InvalidPropertyType,
        InvalidPropertyValue, InvalidPropertyValueFormat, InvalidSchema, MaxItemsRequired,
        MaximumValueRequired, MinCharsRequired, MinItemsRequired, MinimumValueRequired,
        MissingRequiredProperty, NotKeywordSchemaValidationFailed, OneOfSchemaValidationFailed,
        PatternMismatch,
    };
    // Schema, an example that fits, one that does not, and the code for it.
    let cases = [
        (r#"{"type": "integer"}"#, "2.0", "2.5", InvalidPropertyType),
        (
            r#"{"enum": [1, {"a": 2}]}"#,
            r#"{"a": 2.0}"#,
            "2",
            InvalidEnumValue,
        ),
        (r#"{"const": [1]}"#, "[1]", "[2]", InvalidPropertyValue),
        (r#"{"minimum": 1}"#, "1", "0.5", MinimumValueRequired),
        (r#"{"maximum": 1}"#, "1", "1.5", MaximumValueRequired),
        (r#"{"exclusiveMinimum": 1}"#, "2", "1", InvalidSchema),
        (r#"{"exclusiveMaximum": 1}"#, "0", "1", InvalidSchema),
        (r#"{"multipleOf": 0.5}"#, "1.5", "1.2", InvalidSchema),
        (r#"{"minLength": 2}"#, r#""äö""#, r#""ä""#, MinCharsRequired),
        (r#"{"maxLength": 1}"#, r#""ä""#, r#""äö""#, InvalidSchema),
        (
            r#"{"pattern": "^a+$"}"#,
            r#""aa""#,
            r#""ab""#,
            PatternMismatch,
        ),
        (
            r#"{"format": "email"}"#,
            r#""a@b.c""#,
            r#""a""#,
            InvalidPropertyValueFormat,
        ),
        (r#"{"minItems": 1}"#, "[1]", "[]", MinItemsRequired),
        (r#"{"maxItems": 1}"#, "[1]", "[1, 2]", MaxItemsRequired),
        (
            r#"{"uniqueItems": true}"#,
            "[1, 2]",
            "[1, 2, 1.0]",
            InvalidSchema,
        ),
        (
            r#"{"contains": {"const": 1}}"#,
            "[2, 1]",
            "[2]",
            InvalidSchema,
        ),
        (
            r#"{"items": {"type": "null"}}"#,
            "[null]",
            "[1]",
            InvalidPropertyType,
        ),
        (
            r#"{"items": [{}], "additionalItems": false}"#,
            "[1]",
            "[1, 2]",
            InvalidSchema,
        ),
        (
            r#"{"required": ["a"]}"#,
            r#"{"a": 1}"#,
            "{}",
            MissingRequiredProperty,
        ),
        (
            r#"{"additionalProperties": false}"#,
            "{}",
            r#"{"a": 1}"#,
            InvalidPropertyKey,
        ),
        (
            r#"{"patternProperties": {"^x": {"type": "string"}}}"#,
            r#"{"y": 1}"#,
            r#"{"x": 1}"#,
            InvalidPropertyType,
        ),
        (
            r#"{"propertyNames": {"pattern": "^x"}}"#,
            r#"{"x": 1}"#,
            r#"{"y": 1}"#,
            PatternMismatch,
        ),
        (
            r#"{"dependencies": {"a": ["b"]}}"#,
            r#"{"b": 1}"#,
            r#"{"a": 1}"#,
            InvalidDependencies,
        ),
        (
            r#"{"maxProperties": 0}"#,
            "{}",
            r#"{"a": 1}"#,
            InvalidSchema,
        ),
        (
            r#"{"not": {"type": "null"}}"#,
            "1",
            "null",
            NotKeywordSchemaValidationFailed,
        ),
        (
            r#"{"oneOf": [{}, {"type": "null"}]}"#,
            "1",
            "null",
            OneOfSchemaValidationFailed,
        ),
    ];
    for (schema, right, wrong, code) in cases {
        assert_eq!(codes(schema, right), [], "{right} as {schema}");
        assert_eq!(codes(schema, wrong), [code], "{wrong} as {schema}");
    }
}

#[test]
fn schemas_within_schemas_speak_too() {
    let any = r#"{"anyOf": [{"minimum": 2}, {"const": 0}]}"#;
    assert_eq!(codes(any, "0"), []);
    let expected = [
        Code::MinimumValueRequired,
        Code::InvalidPropertyValue,
        Code::InvalidSchema,
    ];
    assert_eq!(codes(any, "1"), expected);
    let all = r#"{"allOf": [{"minimum": 2}, {"maximum": 0}]}"#;
    assert_eq!(
        codes(all, "1"),
        [Code::MinimumValueRequired, Code::MaximumValueRequired]
    );
    let branch = r#"{"if": {"minimum": 0}, "then": {"maximum": 9}, "else": {"const": -1}}"#;
    assert_eq!(codes(branch, "-1"), []);
    assert_eq!(
        codes(branch, "10"),
        [Code::MaximumValueRequired, Code::InvalidSchema]
    );
}
