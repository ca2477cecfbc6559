//! What Meta's validator does not come to, told in the same run: behind a wrong version, a wrong type of component, and
//! around a document that stands in something else.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, helpers outside of its function included"
)]

use flowkit_json::validate::{publishable_versions, validate_as};
use flowkit_json::{Code, Level, Report, validate};

const FOOTER: &str = r#"{"type": "Footer", "label": "Done", "on-click-action": {"name": "complete", "payload": {}}}"#;

/// A document whose `version` member is this, with one screen of these components and a Footer.
fn document(version: &str, components: &str) -> String {
    format!(
        r#"{{{version} "screens": [{{"id": "HOME", "title": "Home", "terminal": true,
            "layout": {{"type": "SingleColumnLayout", "children": [{components}{FOOTER}]}}}}]}}"#
    )
}

/// Code, path and message of all that is found at this level.
fn found(report: &Report, level: Level) -> Vec<(&'static str, String, String)> {
    let of_level = report
        .findings()
        .iter()
        .filter(|finding| finding.level() == level);
    of_level
        .map(|finding| {
            let code = finding.code().map_or("", Code::as_str);
            let path = finding.path().replace("screens[0].layout.", "");
            (code, path, finding.message().to_owned())
        })
        .collect()
}

/// Code and path alone.
fn places(report: &Report, level: Level) -> Vec<String> {
    let found = found(report, level).into_iter();
    found
        .map(|(code, path, _)| format!("{code} {path}"))
        .collect()
}

fn version_help(version: &str) -> String {
    let report = validate(&document(&format!("\"version\": {version},"), ""));
    let first = &report.findings()[0];
    assert_eq!(
        first.code(),
        Some(Code::InvalidFlowJsonVersion),
        "{version}"
    );
    first.help().unwrap().to_owned()
}

#[test]
fn the_version_to_write_is_that_of_the_same_age() {
    for (version, help) in [
        // None of them is what looks most like it.
        ("\"1.0\"", "write `7.3`"),
        ("\"2.1\"", "write `7.3`"),
        ("\"4.7\"", "write `7.3`"),
        ("\"0.7\"", "write `7.3`"),
        ("\"8.0\"", "write `7.3`"),
        ("\"70.3\"", "write `7.3`"),
        ("\"7.9\"", "write `7.3`"),
        ("\"7\"", "write `7.3`"),
        ("\"6.4\"", "write `6.3`"),
        ("\"6\"", "write `6.3`"),
        ("\"5.3\"", "write `5.1`"),
        // Here only the spelling is wrong.
        ("\"v7.1\"", "write `7.1`"),
        ("\"7,2\"", "write `7.2`"),
        ("\"6.1.0\"", "write `6.1`"),
        ("\"\"", "write `7.3`"),
        ("\"latest\"", "write `7.3`"),
        ("\"99999999999999999999.1\"", "write `7.3`"),
        ("7.1", "write `\"7.1\"`, with quotes"),
        ("6", "write `\"6.3\"`, with quotes"),
        ("null", "write `\"7.3\"`, with quotes"),
        ("[\"7.1\"]", "write `\"7.3\"`, with quotes"),
    ] {
        assert_eq!(version_help(version), help, "{version}");
    }
}

#[test]
fn the_rest_is_judged_as_the_version_to_write() {
    let heading = r#"{"type": "TextHeading", "txt": "Hi"}, "#;
    for version in [
        "",
        "\"version\": \"1.0\",",
        "\"version\": \"4.0\",",
        "\"version\": 7.3,",
    ] {
        let report = validate(&document(version, heading));
        assert!(!report.is_valid());
        assert_eq!(found(&report, Level::Error).len(), 1, "{version}");
        let told = found(&report, Level::Pending);
        let expected = [
            (
                "MISSING_REQUIRED_PROPERTY",
                "children[0]",
                "as version 7.3: `TextHeading` has no `text`",
            ),
            (
                "INVALID_PROPERTY_KEY",
                "children[0].txt",
                "as version 7.3: `TextHeading` has no property `txt`",
            ),
        ];
        let expected =
            expected.map(|(code, path, message)| (code, path.to_owned(), message.to_owned()));
        assert_eq!(told, expected, "{version}");
    }
    // What that version does not have is no mistake, and what it has is known.
    let carousel = r#"{"type": "ImageCarousel", "images": [{"src": "aGk=", "alt-text": "x"}]}, "#;
    let judged = |version: &str| {
        let report = validate(&document(&format!("\"version\": \"{version}\","), carousel));
        places(&report, Level::Pending)
    };
    assert_eq!(judged("4.0"), [""; 0]);
    assert_eq!(
        judged("6.9"),
        ["ONE_OF_SCHEMA_VALIDATION_FAILED children[0]"]
    );
    // The rules behind the schema are asked, too.
    let unknown = r#"{"type": "TextBody", "text": "${data.x}"}, "#;
    let report = validate(&document("\"version\": \"1.0\",", unknown));
    assert_eq!(
        places(&report, Level::Pending),
        ["INVALID_SCREEN_DYNAMIC_DATA children[0].text"]
    );
}

#[test]
fn a_document_without_other_faults_has_one_finding() {
    for version in [
        "",
        "\"version\": \"1.0\",",
        "\"version\": \"5.0\",",
        "\"version\": 7.3,",
    ] {
        let report = validate(&document(version, ""));
        assert_eq!(report.findings().len(), 1, "{:?}", report.findings());
    }
}

#[test]
fn a_misspelt_type_hides_nothing_that_does_not_depend_on_it() {
    for (component, expected) in [
        // Not one of these depends on the type.
        (
            r#"{"type": "TextBdy", "text": 5}"#,
            vec!["INVALID_PROPERTY_TYPE children[0].text"],
        ),
        (
            r#"{"type": "TextBdy", "text": "a", "visible": "true"}"#,
            vec![
                "INVALID_PROPERTY_TYPE children[0].visible",
                "PATTERN_MISMATCH children[0].visible",
            ],
        ),
        (
            r#"{"type": "TextBdy", "text": "a", "visble": true}"#,
            vec!["INVALID_PROPERTY_KEY children[0].visble"],
        ),
        (
            r#"{"type": "Foter", "label": "x", "on-click-action": {"name": "finish"}}"#,
            vec!["INVALID_ENUM_VALUE children[0]['on-click-action'].name"],
        ),
        (
            r#"{"type": "Dropdwn", "name": "d", "label": "d", "data-source": [{"id": 1, "title": "a"}]}"#,
            vec!["INVALID_PROPERTY_TYPE children[0]['data-source'][0].id"],
        ),
        (
            r#"{"type": "Frm", "name": "f", "children": [{"type": "TextInput", "name": "n", "label": 1},
                {"type": "TextInput", "name": "m", "label": "l", "init-value": "x"}]}"#,
            vec![
                "INVALID_PROPERTY_TYPE children[0].children[0].label",
                "INVALID_PROPERTY_KEY children[0].children[1].init-value",
            ],
        ),
        (
            r#"{"type": "Iff", "condition": "${data.x}", "then": [{"type": "TextBdy", "text": 5}], "else": 3}"#,
            vec![
                "INVALID_PROPERTY_VALUE children[0].then[0].type",
                "INVALID_PROPERTY_TYPE children[0].then[0].text",
                "INVALID_PROPERTY_TYPE children[0].else",
            ],
        ),
        (
            r#"{"type": "Swich", "value": "${form.q}", "cases": {"1": [], "a": [{"type": "TextBody"}]}}"#,
            vec![
                "PATTERN_MISMATCH children[0].cases.1",
                "MISSING_REQUIRED_PROPERTY children[0].cases['a'][0]",
            ],
        ),
        // These do: a list is a text for some, and what is missing is missing only for some.
        (r#"{"type": "TextTitle", "text": ["a"]}"#, vec![]),
        (r#"{"type": "TextInputt", "name": "a"}"#, vec![]),
        (r#"{"type": "Image", "src": "a"}"#, vec![]),
    ] {
        let report = validate(&document(
            "\"version\": \"7.3\",",
            &format!("{component}, "),
        ));
        let errors = places(&report, Level::Error);
        assert!(errors.len() <= 1, "{errors:?}");
        assert_eq!(places(&report, Level::Pending), expected, "{component}");
    }
}

#[test]
fn a_misspelt_type_does_not_hide_what_it_refers_to() {
    let data = r#""data": {"x": {"type": "string", "__example__": "a"}}, "layout""#;
    for (component, expected) in [
        (
            r#"{"type": "TextBdy", "text": "${data.y}"}"#,
            vec!["INVALID_SCREEN_DYNAMIC_DATA children[0].text"],
        ),
        (
            r#"{"type": "TextBdy", "text": "${screen.NO.data.x}"}"#,
            vec!["INVALID_SCREEN_DYNAMIC_DATA children[0].text"],
        ),
        (
            r#"{"type": "TextBdy", "text": "`'a' ${data.y}`"}"#,
            vec!["INVALID_PROPERTY_VALUE children[0].text"],
        ),
        (
            r#"{"type": "TextBdy", "text": "`'a`"}"#,
            vec!["INVALID_PROPERTY_VALUE children[0].text"],
        ),
        (
            r#"{"type": "Foter", "label": "${data.x}", "on-click-action": {"name": "complete", "payload": {"a": "${data.y}"}}}"#,
            vec!["INVALID_ON_CLICK_ACTION_PAYLOAD children[0].on-click-action.payload.a"],
        ),
        // What an unknown type may hold is not missed, and neither is a type that depends on it.
        (
            r#"{"type": "TextBdy", "text": "${data.x}", "visible": "${data.x}"}"#,
            vec![],
        ),
        (
            r#"{"type": "TextBdy", "text": "${form.q}", "visible": "`${form.q} == 1`"}"#,
            vec![],
        ),
        (
            r#"{"type": "TextInputt", "name": "${data.y}", "label": "`1 + ${form.q}`"}"#,
            vec![],
        ),
    ] {
        let text = document("\"version\": \"7.3\",", &format!("{component}, "));
        let report = validate(&text.replace("\"layout\"", data));
        assert_eq!(places(&report, Level::Error).len(), 1, "{component}");
        assert_eq!(places(&report, Level::Pending), expected, "{component}");
    }
}

#[test]
fn a_type_in_the_wrong_place_hides_nothing_either() {
    let nested = r#"{"type": "If", "condition": "${data.x}", "then":
        [{"type": "RichText", "text": 5, "markdown": true}]}, "#;
    let report = validate(&document("\"version\": \"7.3\",", nested));
    let at = "children[0].then[0]";
    assert_eq!(
        places(&report, Level::Error),
        [format!("ONE_OF_SCHEMA_VALIDATION_FAILED {at}")]
    );
    let pending = [
        format!("INVALID_PROPERTY_KEY {at}.markdown"),
        format!("INVALID_PROPERTY_TYPE {at}.text"),
    ];
    assert_eq!(places(&report, Level::Pending), pending);
    let form = r#"{"type": "Form", "name": "f", "children": [{"type": "Form", "name": "g", "children":
        [{"type": "TextInput", "name": "n", "label": "l", "init-value": "x"}]}]}, "#;
    let report = validate(&document("\"version\": \"7.3\",", form));
    let inner = "INVALID_PROPERTY_KEY children[0].children[0].children[0].init-value";
    assert_eq!(places(&report, Level::Pending), [inner]);
}

#[test]
fn types_that_are_unknown_at_every_depth_take_no_time() {
    let mut nested = r#"{"type": "TextBdy", "text": 5}"#.to_owned();
    for _ in 0..40 {
        nested = format!(
            r#"{{"type": "Iff", "condition": "a", "then": [{nested}], "else": [{nested}]}}"#
        );
        if nested.len() > 1_000_000 {
            break;
        }
    }
    let report = validate(&document("\"version\": \"7.3\",", &format!("{nested}, ")));
    let told = found(&report, Level::Pending);
    assert!(told.len() >= 1000, "{}", told.len());
}

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

#[test]
fn a_document_can_be_judged_as_another_version() {
    let text = document("\"version\": \"6.0\",", "").replace(&format!("[{FOOTER}]"), "[]");
    assert!(validate(&text).is_valid());
    let report = validate_as(text.as_bytes(), "7.3").unwrap();
    assert_eq!(
        places(&report, Level::Error),
        ["MISSING_FOOTER_ON_TERMINAL_SCREEN screens[0]"]
    );
    assert_eq!(report.version(), Some("6.0"));
    for version in ["5.0", "9.9", "", "7.4", "7.03"] {
        assert!(validate_as(text.as_bytes(), version).is_none(), "{version}");
    }
    let versions: Vec<&str> = publishable_versions().collect();
    assert_eq!((versions[0], *versions.last().unwrap()), ("5.1", "7.3"));
    // What stands in the document instead is nothing to speak of.
    for version in ["\"version\": 5,", "", "\"version\": \"1.0\","] {
        let report = validate_as(document(version, "").as_bytes(), "7.0").unwrap();
        assert_eq!(places(&report, Level::Error), [""; 0], "{version}");
    }
    let wrapped = format!(r#"{{"flow_json": {text}}}"#);
    let report = validate_as(wrapped.as_bytes(), "7.3").unwrap();
    assert_eq!(
        places(&report, Level::Pending),
        ["MISSING_FOOTER_ON_TERMINAL_SCREEN screens[0]"]
    );
    assert!(!validate_as(b"\xff", "7.3").unwrap().is_valid());
}

/// A text as a JSON string.
fn quoted(text: &str) -> String {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n");
    format!("\"{escaped}\"")
}
