//! What findings advise where a mistake is a common one.

#![allow(
    clippy::unwrap_used,
    reason = "a test may fail by panicking, helpers outside of its function included"
)]

use flowkit_json::{Code, Finding, validate};

/// All that is found about a screen with some data that shows this component and a Footer.
fn findings(version: &str, component: &str) -> Vec<Finding> {
    let text = format!(
        r#"{{"version": "{version}", "screens": [{{"id": "A", "title": "A", "terminal": true, "data":
            {{"m": {{"type": "string", "__example__": "a"}}, "n": {{"type": "number", "__example__": 1}}}},
            "layout": {{"type": "SingleColumnLayout", "children": [{component},
            {{"type": "Footer", "label": "ok", "on-click-action": {{"name": "complete", "payload": {{}}}}}}]}}}}]}}"#
    );
    validate(&text).into_findings()
}

/// The one help among the findings that holds all of these words.
fn advised<'f>(findings: &'f [Finding], words: &[&str]) -> &'f Finding {
    let holds_all = |finding: &&Finding| {
        let help = finding.help().unwrap_or_default();
        words.iter().all(|word| help.contains(word))
    };
    let mut all = findings.iter().filter(holds_all);
    let first = all.next();
    assert!(
        first.is_some() && all.next().is_none(),
        "{words:?} in {findings:#?}"
    );
    first.unwrap()
}

#[test]
fn a_comparison_outside_of_backticks_is_told_where_they_belong() {
    for component in [
        r#"{"type": "TextBody", "text": "a", "visible": "${data.m != ''}"}"#,
        r#"{"type": "TextBody", "text": "a", "visible": "${data.m} != ''"}"#,
        r#"{"type": "OptIn", "name": "o", "label": "l", "required": "${data.m} != ''"}"#,
        r#"{"type": "TextBody", "text": "${data.m != ''}"}"#,
        r#"{"type": "TextBody", "text": "${data.m} != ''"}"#,
        r#"{"type": "TextInput", "name": "q", "label": "${screen.A.data.m != ''}"}"#,
        r#"{"type": "EmbeddedLink", "text": "a", "on-click-action": {"name": "open_url", "url": "${data.m != ''}"}}"#,
    ] {
        let found = findings("7.3", component);
        advised(&found, &["backticks", "`` `${data.m} != ''` ``"]);
        // Older versions have none.
        let found = findings("5.1", component);
        if !component.contains("open_url") && !component.contains("\"text\": \"${data.m} !=") {
            advised(&found, &["from 6.0", "backticks"]);
        }
    }
    let calculated =
        r#"{"type": "TextInput", "name": "q", "label": "l", "max-chars": "${data.n + 2}"}"#;
    advised(
        &findings("7.3", calculated),
        &["backticks", "`` `${data.n} + 2` ``"],
    );
    let negated = r#"{"type": "TextBody", "text": "a", "visible": "!${data.n}"}"#;
    advised(
        &findings("7.3", negated),
        &["backticks", "`` `!${data.n}` ``"],
    );
}

#[test]
fn payloads_are_told_so_too() {
    for action in ["data_exchange", "complete"] {
        let link = format!(
            r#"{{"type": "Footer", "label": "l", "on-click-action": {{"name": "{action}", "payload": {{"a": "${{data.m == 'x'}}"}}}}}}"#
        );
        let found = findings("7.3", &link);
        advised(&found, &["backticks", "`` `${data.m} == 'x'` ``"]);
    }
    let update = r#"{"type": "OptIn", "name": "o", "label": "l", "on-select-action":
        {"name": "update_data", "payload": {"m": "${data.m == 'x'}"}}}"#;
    advised(
        &findings("7.3", update),
        &["backticks", "`` `${data.m} == 'x'` ``"],
    );
}

#[test]
fn within_conditions_and_expressions_only_the_brace_is_in_the_wrong_place() {
    for component in [
        r#"{"type": "If", "condition": "${data.m != ''}", "then": [{"type": "TextBody", "text": "a"}]}"#,
        r#"{"type": "TextBody", "text": "a", "visible": "`${data.m != ''}`"}"#,
    ] {
        let found = findings("7.3", component);
        let told = advised(
            &found,
            &["close the brace behind the name: `${data.m} != ''`"],
        );
        assert_eq!(told.code(), Some(Code::InvalidPropertyValue));
    }
}

#[test]
fn a_field_of_an_odd_name_is_no_comparison() {
    let found = findings(
        "7.3",
        r#"{"type": "TextBody", "text": "${data.first-name}"}"#,
    );
    let told = advised(&found, &["letters, digits and underscores"]);
    assert_eq!(told.code(), Some(Code::InvalidScreenDynamicData));
}

#[test]
fn what_a_pattern_asks_for_says_so() {
    let input = |more: &str| {
        let input =
            format!(r#"{{"type": "TextInput", "name": "q", "label": "l", "pattern": "^a"{more}}}"#);
        findings("7.3", &input)
    };
    let found = input("");
    let told = advised(&found, &["`pattern`"]);
    assert_eq!(told.code(), Some(Code::MissingRequiredProperty));
    assert!(told.message().contains("`pattern`") && told.message().contains("`helper-text`"));

    let found = input(r#", "helper-text": "h", "input-type": "email""#);
    assert_eq!(found.len(), 2, "{found:#?}");
    for finding in &found {
        assert!(finding.message().contains("`pattern`"), "{finding}");
        assert!(finding.message().contains("`email`"), "{finding}");
    }
}

/// The codes of the errors and warnings that people are told of.
fn told(findings: &[Finding]) -> Vec<&'static str> {
    let told = findings.iter().filter(|finding| !finding.is_echo());
    told.filter_map(|finding| Some(finding.code()?.as_str()))
        .collect()
}

#[test]
fn of_several_codes_for_one_mistake_one_is_told() {
    for (component, told_of, all) in [
        (r#"{"type": "TextBody", "text": ""}"#, "PATTERN_MISMATCH", 2),
        (
            r#"{"type": "TextBody", "text": 7}"#,
            "INVALID_PROPERTY_TYPE",
            1,
        ),
        (
            r#"{"type": "TextBody", "text": ["a", ""]}"#,
            "PATTERN_MISMATCH",
            2,
        ),
        (
            r#"{"type": "TextBody", "text": "a", "visible": "true"}"#,
            "PATTERN_MISMATCH",
            2,
        ),
        (
            r#"{"type": "TextBody", "text": "a", "visible": "${data.m} != ''"}"#,
            "PATTERN_MISMATCH",
            2,
        ),
        (
            r#"{"type": "TextBody", "text": "a", "visible": 1}"#,
            "INVALID_PROPERTY_TYPE",
            1,
        ),
        (
            r#"{"type": "TextBody", "text": "a", "font-weight": "heavy"}"#,
            "INVALID_ENUM_VALUE",
            2,
        ),
        (
            r#"{"type": "Image", "src": "`'a'`", "aspect-ratio": 1}"#,
            "INVALID_ENUM_VALUE",
            2,
        ),
        (
            r#"{"type": "ImageCarousel", "images": [{"src": "aGk="}]}"#,
            "MISSING_REQUIRED_PROPERTY",
            2,
        ),
        (
            r#"{"type": "TextInput", "name": "q", "label": "l", "pattern": "a", "helper-text": "h", "input-type": "email"}"#,
            "INVALID_ENUM_VALUE",
            2,
        ),
        (
            r#"{"type": "CalendarPicker", "name": "c", "label": {"start-date": "a", "end-date": "b"}, "mode": "range",
                "include-days": []}"#,
            "MIN_ITEMS_REQUIRED",
            3,
        ),
    ] {
        let found = findings("7.3", component);
        assert_eq!(told(&found), [told_of], "{component}");
        let codes = found.iter().filter(|finding| finding.code().is_some());
        assert_eq!(codes.count(), all, "{component}: {found:#?}");
    }
}

#[test]
fn several_mistakes_in_one_value_are_told_each() {
    let body = r#"{"type": "TextBody", "text": ["", "a", " "], "visible": "true"}"#;
    let expected = ["PATTERN_MISMATCH"; 3];
    assert_eq!(told(&findings("7.3", body)), expected);
    let label = r#"{"type": "TextInput", "name": "", "label": ""}"#;
    let found = findings("7.3", label);
    // Empty is one mistake, whatever it is called.
    let paths: Vec<_> = found
        .iter()
        .filter(|finding| !finding.is_echo())
        .map(Finding::path)
        .collect();
    assert_eq!(
        paths,
        [
            "screens[0].layout.children[0].name",
            "screens[0].layout.children[0].label"
        ]
    );
}

#[test]
fn a_key_too_much_in_a_payload_is_told_once() {
    let flow = |version: &str, value: &str| {
        let text = format!(
            r#"{{"version": "{version}", "screens": [
                {{"id": "A", "title": "A", "layout": {{"type": "SingleColumnLayout", "children": [
                    {{"type": "Footer", "label": "n", "on-click-action": {{"name": "navigate",
                        "next": {{"type": "screen", "name": "B"}}, "payload": {{"x": "a", "y": {value}}}}}}}]}}}},
                {{"id": "B", "title": "B", "terminal": true, "data": {{"x": {{"type": "string", "__example__": "a"}}}},
                  "layout": {{"type": "SingleColumnLayout", "children": [{{"type": "TextBody", "text": "${{data.x}}"}},
                    {{"type": "Footer", "label": "ok", "on-click-action": {{"name": "complete", "payload": {{}}}}}}]}}}}]}}"#
        );
        let report = validate(&text);
        told(report.findings())
    };
    for version in ["5.1", "7.3"] {
        assert_eq!(
            flow(version, "1"),
            ["INVALID_NAVIGATE_ACTION_PAYLOAD"],
            "{version}"
        );
    }
    for version in ["6.0", "7.2"] {
        assert_eq!(
            flow(version, "1"),
            ["INVALID_NAVIGATE_ACTION_STATIC_DATA"],
            "{version}"
        );
        assert_eq!(
            flow(version, r#""${screen.B.data.x}""#),
            ["INVALID_NAVIGATE_ACTION_PAYLOAD"],
            "{version}"
        );
    }
}

#[test]
fn a_fixed_text_is_told_what_its_own_property_takes() {
    let list = |property: &str, value: &str| {
        format!(
            r#"{{"type": "CheckboxGroup", "name": "q", "label": "l", "{property}": "{value}", "data-source": [
                {{"id": "1", "title": "a"}}, {{"id": "2", "title": "b"}}, {{"id": "3", "title": "c"}}]}}"#
        )
    };
    // An id that looks like a number is a text in a list all the same.
    for (property, value, help) in [
        ("init-value", "1", r#"`["1"]`"#),
        ("init-value", "true", r#"`["true"]`"#),
        ("required", "true", "write `true` without quotes"),
        ("max-selected-items", "2", "write `2` without quotes"),
        ("required", "2", "a binding is the whole text"),
    ] {
        advised(&findings("7.3", &list(property, value)), &[help]);
    }
    let days =
        r#"{"type": "DatePicker", "name": "d", "label": "l", "unavailable-dates": "2026-01-01"}"#;
    advised(&findings("7.3", days), &[r#"`["2026-01-01"]`"#]);
    let blank = r#"{"type": "Switch", "value": " ", "cases": {"a": []}}"#;
    let found = findings("7.3", blank);
    assert!(
        found
            .iter()
            .any(|found| found.message() == "`value` may not be blank"),
        "{found:#?}"
    );
}

#[test]
fn slashes_around_a_pattern_are_no_part_of_it() {
    let with = |pattern: &str| {
        let component = format!(
            r#"{{"type": "TextInput", "name": "q", "label": "l", "input-type": "text", "helper-text": "h", "pattern": "{pattern}"}}"#
        );
        findings("7.3", &component)
    };
    advised(&with("/^a$/"), &["write `^a$`"]);
    let fine = with("^/a/$");
    assert!(
        !fine.iter().any(|found| found.path().ends_with("pattern")),
        "{fine:#?}"
    );
}

#[test]
fn what_an_example_shows_that_no_option_has_is_told_of() {
    let of = |kind: &str, option: &str| {
        let text = format!(
            r#"{{"version": "7.3", "screens": [{{"id": "A", "title": "A", "terminal": true, "data": {{"o": {{"type": "array",
                "items": {{"type": "object", "properties": {{"id": {{"type": "string"}}, "title": {{"type": "string"}}}}}},
                "__example__": [{option}, {{"id": "2", "title": "b"}}]}}}},
                "layout": {{"type": "SingleColumnLayout", "children": [
                {{"type": "{kind}", "name": "q", "label": "l", "data-source": "${{data.o}}"}},
                {{"type": "Footer", "label": "ok", "on-click-action": {{"name": "complete", "payload": {{"q": "${{form.q}}"}}}}}}]}}}}]}}"#
        );
        let found = validate(&text).into_findings();
        let told = found.iter().map(|found| found.path().to_owned());
        told.collect::<Vec<_>>()
    };
    let (chips, boxes) = ("ChipsSelector", "CheckboxGroup");
    assert_eq!(of(chips, r#"{"id": "1", "title": "a"}"#), [""; 0]);
    let place = "screens[0].data.o.__example__[0]";
    let described = r#"{"id": "1", "title": "a", "description": "d"}"#;
    assert_eq!(of(chips, described), [format!("{place}.description")]);
    assert_eq!(of(boxes, described), [""; 0]);
    let coloured = |color: &str| format!(r#"{{"id": "1", "title": "a", "color": "{color}"}}"#);
    assert_eq!(of(boxes, &coloured("#1A2B3c")), [""; 0]);
    for color in ["red", "#12345", "#12345G", ""] {
        assert_eq!(
            of(boxes, &coloured(color)),
            [format!("{place}.color")],
            "{color}"
        );
    }
}

#[test]
fn a_name_that_several_inputs_have_is_offered_once() {
    let input = r#"{"type": "TextInput", "name": "seat", "label": "Seat"}"#;
    let both = format!(
        r#"{{"type": "If", "condition": "${{form.quantity}} == 'b'", "then": [{input}], "else": [{input}]}}"#
    );
    let found = findings("7.3", &both);
    let help = advised(&found, &["there is"]).help();
    assert_eq!(help, Some("there is `seat`"));
}
