//! Lines of text lists, empty expressions, and the names of Forms.

use crate::{before, device, errors, found, shows, since};
use flowkit_json::Level;

const LISTS: [&str; 2] = ["TextBody", "TextCaption"];

fn lines(kind: &str, lines: &str) -> String {
    format!(r#"{{"type": "{kind}", "text": [{lines}]}}"#)
}

#[test]
fn a_line_may_be_an_expression_but_no_reference() {
    for version in since("5.1") {
        for kind in LISTS {
            for line in [
                r#""`'a' ${data.x}`""#,
                r#""a", "`'a'`""#,
                r#""a ${data.x}""#,
            ] {
                assert_eq!(
                    errors(&shows(version, &lines(kind, line))),
                    [""; 0],
                    "{version} {line}"
                );
            }
            for line in [
                r#""${data.x}""#,
                r#""a", "${form.q}""#,
                r#""`'a'`", "${screen.A.data.x}""#,
                r#""${data.x} and ${data.x}""#,
            ] {
                let expected = ["INVALID_TEXT_DYNAMIC_DATA type"];
                assert_eq!(
                    errors(&shows(version, &lines(kind, line))),
                    expected,
                    "{version} {line}"
                );
            }
        }
    }
    let alone = |line: &str| {
        let text = lines("RichText", line);
        errors(&shows("7.3", &text))
    };
    assert_eq!(alone(r#""`'# ' ${data.x}`", "b""#), [""; 0]);
    assert_eq!(
        alone(r#""${data.x}", "b""#),
        ["INVALID_TEXT_DYNAMIC_DATA type"]
    );
}

#[test]
fn nobody_but_us_looks_into_the_expression_of_a_line() {
    for broken in ["`${data.nothing}`", "`1 + 'a'`", "`(`"] {
        let text = shows("7.3", &lines("TextBody", &format!(r#""a", "{broken}""#)));
        assert_eq!(errors(&text), [""; 0]);
        assert_eq!(device(&text), ["text[1]"], "{broken}");
    }
    let fine = shows("7.3", &lines("TextBody", r#""`'a' ${data.x}`""#));
    assert_eq!(device(&fine), [""; 0]);
    let warned = found(&fine, Level::Warning);
    assert!(
        warned.contains(&(String::new(), "text[0]".to_owned())),
        "{warned:?}"
    );
}

#[test]
fn a_line_is_not_blank_from_6_0_on() {
    for kind in ["TextBody", "TextCaption", "RichText"] {
        for blank in ["", "  ", "\\t", "\\n", "\u{a0}"] {
            for at in [0, 1, 2] {
                let mut all = [
                    r#""a""#.to_owned(),
                    r#""b""#.to_owned(),
                    r#""c""#.to_owned(),
                ];
                all[at] = format!(r#""{blank}""#);
                let text = |version| shows(version, &lines(kind, &all.join(", ")));
                for version in since("6.0") {
                    let found = errors(&text(version));
                    let line = format!("PATTERN_MISMATCH text[{at}]");
                    assert!(found.contains(&line), "{version}: {found:?}");
                    assert!(
                        found.contains(&"INVALID_PROPERTY_TYPE text".to_owned()),
                        "{found:?}"
                    );
                    assert_eq!(found.len(), 2, "{found:?}");
                }
                for version in before("6.0").iter().filter(|_| kind != "RichText") {
                    assert_eq!(errors(&text(version)), [""; 0], "{version}");
                }
            }
        }
    }
    // In a branch as well, with the component's own path.
    let inner = r#"{"type": "If", "condition": "${data.b}", "then": [{"type": "TextBody", "text": ["a", ""]}]}"#;
    assert_eq!(
        errors(&shows("7.0", inner)),
        [
            "INVALID_PROPERTY_TYPE then[0].text",
            "PATTERN_MISMATCH then[0].text[1]"
        ]
    );
}

#[test]
fn backticks_around_nothing_pass_and_are_told_of() {
    for empty in ["``", "` `", "`\\t`"] {
        for (component, path) in [
            (r#"{"type": "TextBody", "text": "@"}"#, "text"),
            (r#"{"type": "TextHeading", "text": "@"}"#, "text"),
            (
                r#"{"type": "TextInput", "name": "q", "label": "@"}"#,
                "label",
            ),
            (
                r#"{"type": "TextArea", "name": "q", "label": "l", "helper-text": "@"}"#,
                "helper-text",
            ),
            (
                r#"{"type": "Dropdown", "name": "q", "label": "l", "data-source": [{"id": "1", "title": "@"}]}"#,
                "data-source[0].title",
            ),
            (
                r#"{"type": "DatePicker", "name": "q", "label": "l", "min-date": "@"}"#,
                "min-date",
            ),
        ] {
            let component = component.replace('@', empty);
            for version in since("6.0") {
                let text = shows(version, &component);
                assert_eq!(errors(&text), [""; 0], "{version} {component}");
                assert_eq!(device(&text), [path], "{version} {component}");
            }
            // Before, the phone shows nothing in place of any text in backticks (P078).
            let text = shows("5.1", &component);
            assert_eq!(device(&text), [path], "{component}");
        }
    }
    // Where a reference may stand and a text may not, something must stand in the backticks.
    let visible = |value: &str| {
        shows(
            "7.3",
            &format!(r#"{{"type": "TextBody", "text": "a", "visible": "{value}"}}"#),
        )
    };
    assert_eq!(errors(&visible("` `")), [""; 0]);
    assert_eq!(
        errors(&visible("``")),
        ["INVALID_PROPERTY_TYPE visible", "PATTERN_MISMATCH visible"]
    );
}

#[test]
fn backticks_around_nothing_pass_in_payloads() {
    for version in since("6.0") {
        let footer = r#"{"type": "Footer", "label": "ok",
            "on-click-action": {"name": "complete", "payload": {"a": "``", "b": ["` `"]}}}"#;
        let text = crate::declares(version, crate::DATA, footer);
        assert_eq!(errors(&text), [""; 0], "{version}");
        assert_eq!(
            device(&text),
            ["on-click-action.payload.a", "on-click-action.payload.b[0]"]
        );
        let update = r#"{"type": "OptIn", "name": "q", "label": "l",
            "on-select-action": {"name": "update_data", "payload": {"x": "``"}}}"#;
        assert_eq!(errors(&shows(version, update)), [""; 0], "{version}");
    }
}

#[test]
fn the_name_of_a_form_may_be_bound() {
    let form = |name: &str| {
        format!(
            r#"{{"type": "Form", "name": "{name}", "children": [{{"type": "TextInput", "name": "q", "label": "q"}}]}}"#
        )
    };
    for version in since("5.1") {
        for name in [
            "${data.x}",
            "`'a' ${data.x}`",
            "`${data.nothing}`",
            "${screen.B}x",
            "f",
        ] {
            assert_eq!(
                errors(&shows(version, &form(name))),
                [""; 0],
                "{version} {name}"
            );
        }
    }
    for version in since("6.0") {
        assert_eq!(
            errors(&shows(version, &form(""))),
            ["MIN_CHARS_REQUIRED name", "PATTERN_MISMATCH name"]
        );
        assert_eq!(
            errors(&shows(version, &form(" "))),
            ["PATTERN_MISMATCH name"]
        );
        // The name of an input is none of that.
        for name in ["${data.x}", "`'a'`"] {
            let input = format!(r#"{{"type": "TextInput", "name": "{name}", "label": "l"}}"#);
            assert_eq!(
                errors(&shows(version, &input)),
                ["PATTERN_MISMATCH name"],
                "{version} {name}"
            );
        }
    }
    // It is followed like every other reference.
    let unknown = errors(&shows("7.3", &form("${data.nothing}")));
    assert_eq!(unknown, ["INVALID_SCREEN_DYNAMIC_DATA name"]);
}

#[test]
fn what_is_meant_for_a_reference_and_is_none_is_told_of() {
    let warned = |text: &str| {
        let component = format!(r#"{{"type": "TextBody", "text": "{text}"}}"#);
        let warned = found(&shows("7.3", &component), Level::Warning);
        warned.iter().any(|(_, path)| path == "text")
    };
    for text in [
        "${ data.x }",
        "${Data.x}",
        "${data.x",
        "{{data.x}}",
        "Dear {{ form.q }}",
        "a ${FORM.q}",
    ] {
        assert!(warned(text), "{text}");
    }
    for text in [
        "5 $ {each}",
        "${some} dollars",
        "{{ }}",
        "data.x",
        "${data.x}",
    ] {
        assert!(!warned(text), "{text}");
    }
}

#[test]
fn the_initial_values_of_a_form_are_texts_too() {
    let form = |value: &str| {
        let text = format!(
            r#"{{"type": "Form", "name": "f", "init-values": {{"q": "{value}"}}, "children": [
                {{"type": "TextInput", "name": "q", "label": "l"}}]}}"#
        );
        shows("7.3", &text)
    };
    assert_eq!(device(&form("` `")), ["init-values.q"]);
    assert_eq!(device(&form("`'a' ${data.nothing}`")), ["init-values.q"]);
    assert_eq!(device(&form("`'a' ${data.x}`")), [""; 0]);
    let mixed = found(&form("Hi ${data.x}"), Level::Warning);
    assert!(
        mixed.iter().any(|(_, path)| path == "init-values.q"),
        "{mixed:?}"
    );
}

#[test]
fn a_title_refers_to_what_is_there() {
    let titled = |title: &str| {
        let text = shows("7.3", r#"{"type": "TextInput", "name": "q", "label": "l"}"#);
        text.replace(r#""title": "A""#, &format!(r#""title": "{title}""#))
    };
    for title in [
        "${data.nothing}",
        "`'a' ${data.nothing}`",
        "${screen.Z.data.x}",
        "${form.z}",
    ] {
        assert_eq!(errors(&titled(title)), [""; 0], "{title}");
        assert_eq!(device(&titled(title)), ["screens[0].title"], "{title}");
    }
    for title in [
        "${data.x}",
        "`'a' ${data.x}`",
        "${screen.A.data.x}",
        "${form.q}",
        "A",
    ] {
        assert_eq!(device(&titled(title)), [""; 0], "{title}");
    }
}
