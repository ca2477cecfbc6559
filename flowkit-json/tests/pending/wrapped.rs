//! Around a document that stands in something else.

use flowkit_json::{Level, validate};

use crate::{document, found};

#[test]
fn a_document_in_something_else_is_recognised() {
    let inner = document(
        "\"version\": \"7.3\",",
        r#"{"type": "TextHeading", "txt": "Hi"}, "#,
    );
    for (text, key, more) in [
        (
            format!(r#"{{"name": "x", "categories": ["OTHER"], "flow_json": {inner}}}"#),
            "flow_json",
            2,
        ),
        (format!(r#"{{"flow": {inner}}}"#), "flow", 2),
        (
            format!(r#"{{"name": "x", "flow_json": {}}}"#, quoted(&inner)),
            "flow_json",
            0,
        ),
        (
            format!(r#"{{"flow_json": {}}}"#, quoted(&format!("\n {inner}"))),
            "flow_json",
            0,
        ),
    ] {
        let report = validate(&text);
        let errors = found(&report, Level::Error);
        assert_eq!(errors.len(), 1, "{errors:?}");
        let (code, path, message) = &errors[0];
        assert_eq!((*code, path.as_str()), ("MISSING_FLOW_JSON_VERSION", key));
        assert!(
            message.starts_with(&format!("the Flow JSON stands in `{key}`")),
            "{message}"
        );
        assert!(
            report.findings()[0]
                .help()
                .unwrap()
                .contains(&format!(".{key} "))
        );
        let pending = found(&report, Level::Pending);
        assert_eq!(pending.len(), more, "{pending:?}");
        for (_, _, message) in pending {
            assert!(
                message.starts_with(&format!("in `{key}`: `TextHeading`")),
                "{message}"
            );
        }
    }
}

#[test]
fn what_only_looks_a_little_like_it_is_no_wrapped_document() {
    for text in [
        r#"{"name": "x", "flow_json": {}}"#,
        r#"{"name": "x", "flow_json": "screens"}"#,
        r#"{"flow_json": {"screens": 5}}"#,
        r#"{"version": "7.3", "flow_json": {"screens": []}}"#,
    ] {
        let report = validate(text);
        let wrapped = report
            .findings()
            .iter()
            .any(|finding| finding.message().contains("stands in"));
        assert!(!wrapped, "{text}");
        assert!(!report.is_valid());
    }
    // A name that could be read as a command does not become part of one.
    let odd = r#"{"a; rm -rf ~": {"screens": []}}"#;
    assert!(!validate(odd).findings()[0].help().unwrap().contains("rm"));
}

/// A text as a JSON string.
fn quoted(text: &str) -> String {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n");
    format!("\"{escaped}\"")
}

#[test]
fn how_a_document_comes_out_of_a_list_or_a_text_is_told() {
    let inner = document("\"version\": \"7.3\",", "");
    for (text, command) in [
        (format!("[{inner}]"), "jq '.[0]'"),
        (quoted(&inner), "jq -r ."),
        (format!("[{}]", quoted(&inner)), "jq '.[0]'"),
    ] {
        let report = validate(&text);
        assert_eq!(report.findings().len(), 1);
        let help = report.findings()[0].help().unwrap_or_default();
        assert!(help.contains(command), "{help}");
    }
    for text in ["[]", "[1]", "\"screens\"", "5", "[{\"screens\": 1}]"] {
        assert_eq!(validate(text).findings()[0].help(), None, "{text}");
    }
}
