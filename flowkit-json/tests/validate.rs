//! The order of the passes, and what the schema pass says of single documents.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, helpers outside of its function included"
)]

use flowkit_json::{Code, Finding, Level, Report, validate, validate_bytes};

/// A document of this version whose only screen shows these components.
fn screen(version: &str, children: &str) -> String {
    format!(
        r#"{{"version": "{version}", "screens": [{{"id": "HOME", "title": "Home", "terminal": true,
"layout": {{"type": "SingleColumnLayout", "children": [
{children}
]}}}}]}}"#
    )
}

const FOOTER: &str = r#"{"type": "Footer", "label": "Done", "on-click-action": {"name": "complete", "payload": {}}}"#;

fn faults(report: &Report) -> Vec<(Code, &str)> {
    let errors = report.findings().iter();
    errors
        .filter(|finding| finding.level() == Level::Error)
        .filter_map(|finding| Some((finding.code()?, finding.path())))
        .collect()
}

fn only(report: &Report) -> &Finding {
    assert_eq!(report.findings().len(), 1, "{:#?}", report.findings());
    &report.findings()[0]
}

const CHILD: &str = "screens[0].layout.children[0]";

#[test]
fn takes_a_small_document() {
    let report = validate(&screen("7.3", FOOTER));
    assert_eq!(report.findings(), []);
    assert!(report.is_valid());
    assert_eq!(report.version(), Some("7.3"));
}

#[test]
fn text_that_is_not_json_is_one_fault_with_its_place() {
    let report = validate("{\"version\": \"7.3\",\n \"screens\": [],}");
    let finding = only(&report);
    assert_eq!(finding.code(), Some(Code::InvalidFlowJson));
    assert_eq!((finding.line(), finding.column()), (2, 15));
    assert_eq!(report.version(), None);
    assert_eq!(
        only(&validate_bytes(b"\xff")).code(),
        Some(Code::InvalidFlowJson)
    );
    assert_eq!(
        only(&validate("\"flow\"")).code(),
        Some(Code::InvalidFlowJson)
    );
}

#[test]
fn a_byte_order_mark_and_a_key_written_twice_are_warnings() {
    let report = validate(&format!("\u{feff}{}", screen("7.3", FOOTER)));
    assert_eq!(only(&report).level(), Level::Warning);
    let twice = screen("7.3", FOOTER).replace(
        "\"terminal\": true",
        "\"title\": \"Start\", \"terminal\": true",
    );
    let report = validate(&twice);
    assert_eq!(only(&report).level(), Level::Warning);
    assert!(report.is_valid());
}

#[test]
fn the_version_comes_before_everything_else() {
    let code_of = |version: &str| {
        let report = validate(&format!("{{{version} \"screens\": 5}}"));
        let errors = faults(&report);
        assert_eq!(errors.len(), 1, "{errors:?}");
        errors[0].0
    };
    assert_eq!(code_of(""), Code::MissingFlowJsonVersion);
    for version in [
        "null",
        "7",
        "\"\"",
        "\"7\"",
        "\"v7.3\"",
        "\"7.5\"",
        "\"5.0\"",
        "\"7.3.0\"",
        "\"70000.1\"",
    ] {
        let written = format!("\"version\": {version},");
        assert_eq!(code_of(&written), Code::InvalidFlowJsonVersion, "{version}");
    }
}

#[test]
fn a_version_written_with_zeros_is_known_but_refused() {
    let report = validate(&screen("7.03", FOOTER));
    assert_eq!(faults(&report), [(Code::InvalidPropertyValue, "version")]);
}

#[test]
fn versions_that_meta_does_not_document_are_warned_about() {
    for version in ["5.2", "7.4"] {
        let report = validate(&screen(version, FOOTER));
        assert_eq!(only(&report).level(), Level::Warning, "{version}");
    }
}

#[test]
fn what_fails_the_schema_is_not_judged_further() {
    // Two screens of one id, and an unknown key.
    let text = screen("7.3", FOOTER).replace("\"title\"", "\"titel\": \"Home\", \"title\"");
    let twice = text.replace("\"screens\": [", "\"screens\": [{\"id\": \"HOME\", \"title\": \"x\", \"layout\": {\"type\": \"SingleColumnLayout\", \"children\": []}}, ");
    let report = validate(&twice);
    assert_eq!(
        faults(&report),
        [(Code::InvalidPropertyKey, "screens[1].titel")]
    );
    let told: Vec<_> = report
        .findings()
        .iter()
        .map(|finding| (finding.level(), finding.message()))
        .collect();
    // Meta's validator comes to the second one when the first is mended.
    assert_eq!(
        told,
        [
            (Level::Error, "item 2 of `screens` has no property `titel`"),
            (Level::Pending, "there are two screens `HOME`"),
        ]
    );
}

#[test]
fn keys_with_hyphens_stand_in_brackets_unless_they_are_the_fault() {
    let body = r#"{"type": "TextBody", "text": "Hi", "font-weight": "heavy", "font-size": 3}"#;
    let report = validate(&screen("7.3", body));
    let weight = format!("{CHILD}['font-weight']");
    assert_eq!(
        faults(&report),
        [
            (Code::InvalidPropertyKey, &*format!("{CHILD}.font-size")),
            (Code::InvalidEnumValue, &weight),
            (Code::PatternMismatch, &weight),
        ]
    );
}

#[test]
fn properties_and_components_have_a_first_version() {
    let pattern = r#"{"type": "TextInput", "name": "a", "label": "A", "pattern": "[a-z]+", "helper-text": "a"}"#;
    let report = validate(&screen("6.1", pattern));
    assert_eq!(only(&report).code(), Some(Code::InvalidPropertyKey));
    assert_eq!(
        only(&report).help(),
        Some("it is there from version 6.2; this document is 6.1")
    );
    assert!(faults(&validate(&screen("6.2", pattern))).is_empty());

    let chips = r#"{"type": "ChipsSelector", "name": "c", "label": "C", "data-source": [{"id": "a", "title": "A"}]}"#;
    let report = validate(&screen("6.2", chips));
    assert_eq!(
        faults(&report),
        [(Code::OneOfSchemaValidationFailed, CHILD)]
    );
    assert!(faults(&validate(&screen("6.3", chips))).is_empty());
}

#[test]
fn says_what_is_missing_and_what_it_was_meant_to_be() {
    let report = validate(&screen("7.3", r#"{"type": "TextHeading", "Text": "Hi"}"#));
    let codes = [
        (Code::MissingRequiredProperty, CHILD),
        (
            Code::InvalidPropertyKey,
            "screens[0].layout.children[0].Text",
        ),
    ];
    assert_eq!(faults(&report), codes);
    assert_eq!(
        report.findings()[0].message(),
        "`TextHeading` has no `text`"
    );
    assert_eq!(
        report.findings()[0].help(),
        Some("is `Text` meant to be `text`?")
    );
}

#[test]
fn init_values_go_to_the_form() {
    let form = r#"{"type": "Form", "name": "f", "children": [
{"type": "TextInput", "name": "a", "label": "A", "init-value": "x"}]}"#;
    let report = validate(&screen("7.3", form));
    assert_eq!(only(&report).code(), Some(Code::InvalidPropertyKey));
    assert!(only(&report).help().unwrap().contains("`init-values`"));
}

#[test]
fn unknown_types_get_the_nearest_name() {
    let report = validate(&screen("7.3", r#"{"type": "textbody", "text": "Hi"}"#));
    assert_eq!(only(&report).code(), Some(Code::InvalidPropertyValue));
    assert_eq!(only(&report).help(), Some("did you mean `TextBody`?"));
}

#[test]
fn actions_are_paired_with_their_members() {
    let footer = |action: &str| {
        let text = format!(r#"{{"type": "Footer", "label": "Go", "on-click-action": {action}}}"#);
        let report = validate(&screen("7.3", &text));
        faults(&report)
            .iter()
            .map(|(code, _)| *code)
            .collect::<Vec<_>>()
    };
    let next = r#""next": {"type": "screen", "name": "HOME"}"#;
    assert_eq!(
        footer(&format!(r#"{{"name": "complete", {next}}}"#)),
        [Code::NotKeywordSchemaValidationFailed]
    );
    assert_eq!(
        footer(r#"{"name": "navigate"}"#),
        [Code::MissingRequiredProperty]
    );
    assert_eq!(
        footer(r#"{"name": "complete", "payload": "${form}"}"#),
        [Code::InvalidPropertyType]
    );
    assert_eq!(
        footer(r#"{"name": "complete", "payload": null}"#),
        [Code::InvalidFlowJson]
    );
    assert_eq!(
        footer(r#"{"name": "open_url", "url": "https://example.com"}"#),
        [Code::InvalidEnumValue]
    );
    assert_eq!(
        footer("\"complete\""),
        [
            Code::InvalidPropertyType,
            Code::NotKeywordSchemaValidationFailed
        ]
    );
}

#[test]
fn echoes_of_other_components_are_told_from_a_components_own_faults() {
    // A range calendar's label is an object; other components want a text, and Meta's validator says so too.
    let calendar = r#"{"type": "CalendarPicker", "name": "c", "mode": "range",
"label": {"start-date": "From", "end-date": "To"}, "include-days": []}"#;
    let report = validate(&screen("7.3", calendar));
    let label = report
        .findings()
        .iter()
        .find(|finding| finding.path().ends_with(".label"));
    let label = label.unwrap();
    assert_eq!(label.code(), Some(Code::InvalidPropertyType));
    assert!(label.message().contains("right for a `CalendarPicker`"));
    let own = report.findings().iter();
    let mut own = own.filter(|finding| finding.code() == Some(Code::MinItemsRequired));
    assert!(own.next().unwrap().message().contains("at least 1 item"));
}

#[test]
fn findings_speak_of_blank_texts_fractions_and_several_components() {
    let link = r#"{"type": "EmbeddedLink", "text": "More", "on-click-action":
{"name": "open_url", "url": "https://example.com"}}"#;
    let links = [link; 3].join(", ");
    for (component, said) in [
        (
            r#"{"type": "TextBody", "text": ""}"#,
            "`text` may not be empty",
        ),
        (
            r#"{"type": "TextBody", "text": "  "}"#,
            "`text` may not be blank",
        ),
        (
            r#"{"type": "TextArea", "name": "a", "label": "A", "max-length": 2.5}"#,
            "not a fraction",
        ),
        (
            r#"{"type": "Image", "src": "iVBORw0KGgo=", "on-click-action": {"name": "navigate"}}"#,
            "right for an `Image`",
        ),
        (links.as_str(), "may have 2 EmbeddedLinks, and"),
    ] {
        let report = validate(&screen("7.3", component));
        let messages: Vec<_> = report
            .findings()
            .iter()
            .map(flowkit_json::Finding::message)
            .collect();
        assert!(
            messages.iter().any(|message| message.contains(said)),
            "{said}: {messages:?}"
        );
    }
}

#[test]
fn text_in_place_of_a_boolean_is_told_to_lose_its_quotes() {
    let text = r#"{"type": "TextBody", "text": "Hi", "visible": "true"}"#;
    let report = validate(&screen("7.3", text));
    let codes: Vec<_> = faults(&report).iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, [Code::InvalidPropertyType, Code::PatternMismatch]);
    assert_eq!(
        report.findings()[1].help(),
        Some("write `true` without quotes")
    );
}

#[test]
fn a_picture_may_be_any_text() {
    for src in ["", "https://example.com/a.png", "${data.x}!"] {
        let image = format!(r#"{{"type": "Image", "src": "{src}"}}, {FOOTER}"#);
        assert!(validate(&screen("7.3", &image)).is_valid(), "{src}");
    }
}

#[test]
fn meta_is_refused_whatever_it_holds() {
    let with = |meta: &str| {
        let text = screen("7.3", FOOTER)
            .replace("{\"version\"", &format!("{{\"meta\": {meta}, \"version\""));
        let report = validate(&text);
        let (code, path) = faults(&report)[0];
        (code, path.to_owned())
    };
    let at = |path: &str| path.to_owned();
    assert_eq!(
        with("{\"lead_gen_ai\": true}"),
        (Code::InvalidFlowJson, at("meta"))
    );
    assert_eq!(with("5"), (Code::InvalidPropertyType, at("meta")));
    assert_eq!(with("{\"x\": 1}"), (Code::InvalidPropertyKey, at("meta.x")));
}

#[test]
fn what_meta_falls_over_is_all_it_reports() {
    let children = format!(
        r#"{{"type": "If", "condition": true, "then": [{{"type": "TextBody", "text": "${{data.nothing}}"}}]}}, {FOOTER}"#
    );
    let report = validate(&screen("7.3", &children));
    let at = "screens[0].layout.children[0].condition";
    assert_eq!(faults(&report), [(Code::InvalidFlowJson, at)]);
    let other = |finding: &&Finding| finding.code() == Some(Code::InvalidScreenDynamicData);
    let other = report.findings().iter().find(other).unwrap();
    assert_eq!(other.level(), Level::Pending);
}

#[test]
fn plain_conditions_come_before_expressions() {
    let children = format!(
        r#"{{"type": "TextBody", "text": "`1 + 'a'`"}},
{{"type": "If", "condition": "true", "then": [{{"type": "TextBody", "text": "x"}}]}}, {FOOTER}"#
    );
    let report = validate(&screen("7.3", &children));
    let code = Code::InvalidPropertyValue;
    assert_eq!(
        faults(&report),
        [
            (code, "screens[0].layout.children[1].condition"),
            (code, "screens[0].layout.children[0].text")
        ]
    );
}

#[test]
fn an_action_without_a_name_counts_as_each_that_there_is() {
    let codes = |version: &str, action: &str| {
        let footer =
            format!(r#"{{"type": "Footer", "label": "Done", "on-click-action": {action}}}"#);
        let report = validate(&screen(version, &footer));
        let codes: Vec<Code> = faults(&report).into_iter().map(|(code, _)| code).collect();
        codes
    };
    let next = r#"{"next": {"type": "screen", "name": "HOME"}, "payload": {}}"#;
    let missing = Code::MissingRequiredProperty;
    let forbidden = Code::NotKeywordSchemaValidationFailed;
    // Since 6.0 the address is missing too, and a payload is one too many.
    assert_eq!(codes("5.1", next), [missing]);
    assert_eq!(codes("6.0", next), [missing, forbidden]);
    assert_eq!(
        codes("7.3", r#"{"next": {"type": "screen", "name": "HOME"}}"#),
        [missing]
    );
    assert_eq!(codes("5.1", "\"complete\""), [Code::InvalidPropertyType]);
    let text = codes("6.0", "\"complete\"");
    assert_eq!(text, [Code::InvalidPropertyType, forbidden]);
}

#[test]
fn before_6_0_only_texts_and_titles_may_not_be_blank() {
    let codes = |version: &str, name: &str, label: &str, text: &str| {
        let children = format!(
            r#"{{"type": "TextArea", "name": "{name}", "label": "{label}"}}, {{"type": "TextBody", "text": "{text}"}},
{FOOTER}"#
        );
        let report = validate(&screen(version, &children));
        let codes: Vec<Code> = faults(&report).into_iter().map(|(code, _)| code).collect();
        codes
    };
    let (empty, blank) = (Code::MinCharsRequired, Code::PatternMismatch);
    assert_eq!(codes("5.1", " ", " ", "x"), []);
    assert_eq!(codes("5.1", "", "x", "x"), [empty]);
    assert_eq!(codes("5.1", "x", "", "x"), [empty]);
    assert!(codes("5.1", "x", "x", " ").contains(&blank));
    assert_eq!(codes("6.0", " ", "x", "x"), [blank]);
    assert_eq!(codes("6.0", "", "x", "x"), [empty, blank]);
}

#[test]
fn odd_keys_stand_in_paths_as_they_are() {
    let footer = FOOTER.replace(
        "\"payload\": {}",
        r#""payload": {"first name": "${form.nobody}"}"#,
    );
    let report = validate(&screen("7.3", &footer));
    let at = format!("{CHILD}.on-click-action.payload.first name");
    assert_eq!(
        faults(&report),
        [(Code::InvalidOnClickActionPayload, at.as_str())]
    );
}
