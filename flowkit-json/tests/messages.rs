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
