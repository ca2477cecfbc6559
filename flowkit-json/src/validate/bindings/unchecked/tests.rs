//! What Meta's validator does not look at, on small documents.

use super::super::tests::findings_of;
use crate::catalogue::versions::Version;
use crate::finding::Level;

/// The paths of the warnings about a flow of two screens: the components of the first, and the fields of the second.
fn warned(version: (u16, u16), children: &str, target: &str) -> Vec<String> {
    found(version, children, target, Level::Warning)
}

fn found(version: (u16, u16), children: &str, target: &str, level: Level) -> Vec<String> {
    let text = format!(
        r#"{{"screens": [
            {{"id": "A", "title": "T", "data": {{"x": {{"type": "string", "__example__": "a"}}}},
              "layout": {{"children": [{{"type": "TextBody", "text": "${{data.x}}"}}, {children}]}}}},
            {{"id": "B", "terminal": true, "data": {{{target}}}, "layout": {{"children": []}}}}]}}"#
    );
    let findings = findings_of(&text, Version::new(version.0, version.1));
    let warnings = findings.iter().filter(|finding| {
        finding.level() == level && !finding.message().starts_with("nothing shows")
    });
    let path = |finding: &crate::Finding| {
        let path = finding
            .path()
            .trim_start_matches("screens[0].layout.children[1].");
        path.trim_start_matches("on-click-action.payload.")
            .to_owned()
    };
    warnings.map(path).collect()
}

fn in_7_3(children: &str) -> Vec<String> {
    warned((7, 3), children, "")
}

#[test]
fn a_reference_within_a_text_is_noticed_wherever_texts_are() {
    for (component, path) in [
        (r#"{"type": "TextBody", "text": "Hello ${data.x}"}"#, "text"),
        (
            r#"{"type": "TextBody", "text": ["Hello", "you, ${data.x}"]}"#,
            "text[1]",
        ),
        (
            r#"{"type": "Footer", "label": "Go on, ${form.name}!"}"#,
            "label",
        ),
        (
            r#"{"type": "Dropdown", "data-source": [{"id": "1", "title": "For ${screen.A.data.x}"}]}"#,
            "data-source[0].title",
        ),
        (
            r#"{"type": "NavigationList", "list-items": [{"id": "1", "main-content": {"title": "A ${data.x}"}}]}"#,
            "list-items[0].main-content.title",
        ),
        (
            r#"{"type": "Footer", "on-click-action": {"name": "data_exchange", "payload": {"to": "for ${data.x}"}}}"#,
            "to",
        ),
    ] {
        assert_eq!(in_7_3(component), [path], "{component}");
    }
}

#[test]
fn whole_references_expressions_and_mere_signs_are_no_mixture() {
    for component in [
        r#"{"type": "TextBody", "text": "${data.x}"}"#,
        r#"{"type": "TextBody", "text": "`'Hello ' ${data.x}`"}"#,
        r#"{"type": "TextBody", "text": "5 $ {each}, or ${some} dollars, or ${data"}"#,
        r#"{"type": "TextInput", "name": "n", "pattern": "a${data.x}"}"#,
        r#"{"type": "If", "condition": "(${data.x} == 'a')", "then": [{"type": "TextBody", "text": "t"}]}"#,
        r#"{"type": "Footer", "on-click-action": {"name": "data_exchange", "payload": {"to": "${data.x}"}}}"#,
    ] {
        assert_eq!(in_7_3(component), [""; 0], "{component}");
    }
}

#[test]
fn p078_before_6_0_nothing_shows_in_place_of_backticks() {
    for text in ["`'Hello ' ${data.x}`", "`hello`"] {
        let quoted = format!(r#"{{"type": "TextBody", "text": "{text}"}}"#);
        assert_eq!(
            found((5, 1), &quoted, "", Level::Device),
            ["text"],
            "{text}"
        );
        assert_eq!(warned((5, 1), &quoted, ""), [""; 0], "{text}");
        assert_eq!(found((6, 0), &quoted, "", Level::Device), [""; 0], "{text}");
    }
}

#[test]
fn a_screen_title_is_a_text_too() {
    let title = |title: &str| {
        let text = format!(
            r#"{{"screens": [{{"id": "A", "title": "{title}", "layout": {{"children": []}}}}]}}"#
        );
        let findings = findings_of(&text, Version::new(7, 3));
        findings
            .iter()
            .map(|finding| finding.path().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(title("Step of ${data.n}"), ["screens[0].title"]);
    assert_eq!(title("Step one"), [""; 0]);
}

#[test]
fn references_deep_in_a_payload_must_lead_somewhere() {
    let footer = |value: &str| {
        in_7_3(&format!(
            r#"{{"type": "Footer", "on-click-action": {{"name": "data_exchange", "payload": {{"deep": {value}}}}}}}"#
        ))
    };
    assert_eq!(footer(r#"{"a": ["${data.x}", "x", 1]}"#), [""; 0]);
    assert_eq!(footer(r#"{"a": ["${data.y}"]}"#), ["deep.a[0]"]);
    assert_eq!(footer(r#"{"a": "${screen.Z.form.n}"}"#), ["deep.a"]);
    assert_eq!(footer(r#"["to ${data.x}"]"#), ["deep[0]"]);
}

fn navigate(input: &str, value: &str, target: &str) -> Vec<String> {
    let footer = format!(
        r#"{{"type": "Footer", "on-click-action": {{"name": "navigate",
            "next": {{"type": "screen", "name": "B"}}, "payload": {{"v": "{value}"}}}}}}, {input}"#
    );
    let declared = format!(r#""v": {{"type": "{target}", "__example__": 1}}"#);
    warned((7, 3), &footer, &declared)
}

/// All that is found about a value that is handed on to a field of this type.
fn handed_on(input: &str, value: &str, target: &str) -> Vec<(Level, String)> {
    let text = format!(
        r#"{{"screens": [
            {{"id": "A", "title": "T", "layout": {{"children": [{input}, {{"type": "Footer", "on-click-action":
                {{"name": "navigate", "next": {{"type": "screen", "name": "B"}}, "payload": {{"v": "{value}"}}}}}}]}}}},
            {{"id": "B", "terminal": true, "data": {{"v": {{"type": "{target}", "__example__": 1}}}},
                "layout": {{"children": [{{"type": "TextBody", "text": "${{data.v}}"}}]}}}}]}}"#
    );
    let findings = findings_of(&text, Version::new(7, 3));
    let about = findings
        .iter()
        .filter(|finding| finding.path().ends_with("payload.v"));
    let told = |finding: &crate::Finding| (finding.level(), finding.message().to_owned());
    about.map(told).collect()
}

#[test]
fn p180_values_that_change_their_type_on_the_way_are_told_of_once() {
    for kind in ["number", "passcode"] {
        let input = format!(r#"{{"type": "TextInput", "name": "n", "input-type": "{kind}"}}"#);
        for value in ["${form.n}", "${screen.A.form.n}"] {
            let as_number = handed_on(&input, value, "number");
            assert_eq!(as_number.len(), 1, "{kind} {value}");
            assert_eq!(as_number[0].0, Level::Device, "{kind} {value}");
            for target in ["string", "integer", "boolean"] {
                let other = handed_on(&input, value, target);
                assert_eq!(other.len(), 1, "{kind} {value}: {other:?}");
                assert_eq!(other[0].0, Level::Error, "{kind} {value}");
                assert!(
                    other[0].1.contains("neither declaration works"),
                    "{other:?}"
                );
            }
        }
    }
    let text = r#"{"type": "TextInput", "name": "n", "input-type": "email"}"#;
    assert_eq!(handed_on(text, "${form.n}", "string"), []);
    let range = r#"{"type": "CalendarPicker", "name": "n", "mode": "range"}"#;
    for target in ["object", "string"] {
        let found = handed_on(range, "${form.n}", target);
        assert_eq!(found.len(), 1, "{target}: {found:?}");
        assert_eq!(found[0].0, Level::Error, "{target}");
        assert!(found[0].1.contains("cannot be declared"), "{found:?}");
    }
    let day = r#"{"type": "CalendarPicker", "name": "n"}"#;
    assert_eq!(handed_on(day, "${form.n}", "string"), []);
    // To the endpoint they may go.
    let number = r#"{"type": "TextInput", "name": "n", "input-type": "number"}"#;
    let sent = r#"{"type": "Footer", "on-click-action": {"name": "data_exchange", "payload": {"v": "${form.n}"}}}"#;
    let sending = format!("{sent}, {number}");
    assert_eq!(found((7, 3), &sending, "", Level::Device), [""; 0]);
}

#[test]
fn local_references_in_an_expression_for_another_screen_are_ambiguous() {
    let input = r#"{"type": "TextInput", "name": "n"}"#;
    // On the next screen there is no such input: Meta's validator refuses it, and that is told once.
    assert_eq!(navigate(input, "`'a' ${form.n}`", "string"), [""; 0]);
    // There is such a field on both.
    let both = |version| {
        let footer = r#"{"type": "Footer", "on-click-action": {"name": "navigate",
            "next": {"type": "screen", "name": "B"}, "payload": {"x": "`'a' ${data.x}`"}}}"#;
        warned(
            version,
            footer,
            r#""x": {"type": "string", "__example__": "a"}"#,
        )
    };
    assert_eq!(both((7, 3)), ["x"]);
    // In 7.1 the validator does not look.
    assert_eq!(both((7, 1)), [""; 0]);
    assert_eq!(
        navigate(input, "`'a' ${screen.A.form.n}`", "string"),
        [""; 0]
    );
    assert_eq!(navigate(input, "`'a' 'b'`", "string"), [""; 0]);
}
