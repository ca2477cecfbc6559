//! Conditions in which nothing stands.

use crate::{device, errors, shows, since};

fn branch(condition: &str, rest: &str) -> String {
    format!(
        r#"{{"type": "If", "condition": "{condition}", "then": [{{"type": "TextBody", "text": "x"}}]{rest}}}"#
    )
}

#[test]
fn a_blank_condition_passes_and_an_empty_one_does_not() {
    for version in since("5.1") {
        for blank in [" ", "   ", "\\t", "\\n "] {
            for rest in ["", r#", "else": [{"type": "TextBody", "text": "y"}]"#] {
                let text = shows(version, &branch(blank, rest));
                assert_eq!(errors(&text), [""; 0], "{version} {blank:?}");
                assert_eq!(device(&text), ["condition"], "{version} {blank:?}");
            }
        }
        // 7.1 does not look at conditions.
        let expected: &[&str] = match *version {
            "7.1" => &[],
            _ => &["INVALID_PROPERTY_VALUE condition"],
        };
        assert_eq!(
            errors(&shows(version, &branch("", ""))),
            expected,
            "{version}"
        );
        assert_eq!(
            errors(&shows(version, &branch("()", ""))),
            expected,
            "{version}"
        );
    }
}

#[test]
fn backticks_around_nothing_are_a_blank_condition() {
    for version in since("6.0") {
        for blank in ["``", "` `", "`\\t`"] {
            let text = shows(version, &branch(blank, ""));
            assert_eq!(errors(&text), [""; 0], "{version} {blank}");
            assert_eq!(device(&text), ["condition"], "{version} {blank}");
        }
    }
    let text = shows("5.1", &branch("` `", ""));
    assert_eq!(errors(&text), ["INVALID_PROPERTY_VALUE condition"]);
}

#[test]
fn a_blank_condition_may_stand_anywhere() {
    let inner = branch("  ", "");
    for component in [
        format!(r#"{{"type": "If", "condition": "${{data.b}}", "then": [{inner}]}}"#),
        format!(
            r#"{{"type": "If", "condition": "${{data.b}}", "then": [{inner}], "else": [{inner}]}}"#
        ),
        format!(r#"{{"type": "Form", "name": "f", "children": [{inner}]}}"#),
    ] {
        assert_eq!(errors(&shows("7.3", &component)), [""; 0], "{component}");
    }
    // What it shows must be something all the same.
    let empty = r#"{"type": "If", "condition": " ", "then": []}"#;
    assert_eq!(
        errors(&shows("7.3", empty)),
        ["INVALID_PROPERTY_VALUE then"]
    );
}

#[test]
fn nobody_is_sent_from_one_fault_into_another() {
    // A condition in backticks passes, and is false to the phone.
    for condition in [
        "${data.n} > 1.5",
        "${data.n} + 1 > 2",
        "(${data.x} == 'a') && (${data.x} == 'b')",
    ] {
        let component = format!(
            r#"{{"type": "If", "condition": "{condition}", "then": [{{"type": "TextBody", "text": "a"}}]}}"#
        );
        let report = flowkit_json::validate(&shows("7.3", &component));
        let at_condition = |found: &&flowkit_json::Finding| found.path().ends_with("condition");
        let helps: Vec<_> = report.findings().iter().filter(at_condition).collect();
        assert_eq!(helps.len(), 1, "{condition}");
        let help = helps[0].help().unwrap_or_default();
        assert!(
            !help.contains("write the condition") && !help.contains("write an expression"),
            "{help}"
        );
    }
}
