//! Behind a version that cannot be published, and as another version.

use flowkit_json::validate::{publishable_versions, validate_as};
use flowkit_json::{Code, Level, validate};

use crate::{FOOTER, document, found, places};

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
