//! What keeps a document from being understood, and how it is told.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use flowkit_json::{Document, Finding, Findings, Level, read_flow};
use proptest::prelude::*;

fn findings(text: &str) -> Findings {
    Document::parse(text).expect_err(text)
}

/// `line:column path: message (help)` for each.
fn told(text: &str) -> Vec<String> {
    findings(text)
        .iter()
        .map(|finding| {
            let place = format!("{}:{} {}", finding.line(), finding.column(), finding.path());
            format!(
                "{place}: {finding} ({})",
                finding.help().unwrap_or_default()
            )
        })
        .collect()
}

/// Screens that cannot be told apart: the report says why, whatever else is wrong.
#[test]
fn every_reason_for_there_being_no_document_is_told_at_once() {
    let text = r#"{
  "version": "7.3",
  "routing_model": {"BOOKING": ["DETAILS", 5], "DETAILS": "SUMMARY"},
  "screens": [
    {"id": "BOOKING", "title": "A", "layout": {"type": "SingleColumnLayout", "children": []}},
    {"title": "no id", "layout": {"type": "SingleColumnLayout", "children": []}},
    {"id": 7, "title": "B", "layout": {"type": "SingleColumnLayout", "children": []}},
    "SUMMARY",
    {"id": "", "title": "C", "layout": {"type": "SingleColumnLayout", "children": []}}
  ]
}"#;
    assert_eq!(
        told(text),
        [
            "3:44 routing_model['BOOKING'][1]: item 2 of `BOOKING` must be a string, not a number ()",
            "3:59 routing_model['DETAILS']: `DETAILS` must be an array, not a string ()",
            "6:5 screens[1]: item 2 of `screens` has no `id` (add `id`)",
            "7:12 screens[2].id: `id` must be a string, not a number ()",
            "8:5 screens[3]: item 4 of `screens` must be an object, not a string ()",
            "9:12 screens[4].id: `id` is empty ()",
            "9:12 screens[4].id: `id` may not be empty (a screen id has only letters and underscores, such as \
             `ORDER_DETAILS`)",
        ]
    );
}

#[test]
fn one_fault_does_not_drag_others_along() {
    let screen = |id: &str| {
        format!(
            r#"{{"id": "{id}", "title": "A", "layout": {{"type": "SingleColumnLayout", "children": []}}}}"#
        )
    };
    let version = r#""version": "7.3""#;
    assert_eq!(
        told("[]"),
        ["1:1 : a Flow JSON document is an object, not an array ()"]
    );
    assert_eq!(
        told(&format!("{{{version}}}")),
        ["1:1 : the document has no `screens` (add `screens`)"]
    );
    assert_eq!(
        told(&format!("{{{version}, \"screens\": []}}")),
        ["1:31 screens: `screens` must have at least 1 item; it has 0 ()"]
    );
    assert_eq!(
        told(&format!("{{{version}, \"screens\": {}}}", screen("A"))),
        ["1:31 screens: `screens` must be an array, not an object ()"]
    );
    let twice = format!(
        "{{{version}, \"screens\": [{}, {}]}}",
        screen("A"),
        screen("A")
    );
    let found = told(&twice);
    assert!(found.iter().any(|told| told.contains("`A`")), "{found:?}");
}

#[test]
fn there_is_a_document_although_it_is_refused() {
    let text = "{\n  \"routing_model\": {\"APPOINTMNT\": [\"X\"]},\n  \"screens\": [{\"id\": \"APPOINTMENT\"}]\n}";
    let (document, report) = read_flow(text.as_bytes());
    let document = document.unwrap();
    assert!(!report.is_valid());
    assert_eq!(document.routes().next_of("APPOINTMENT"), ["APPOINTMENT"]);
    let refused = Document::parse("{\"version\": \"7.3\", \"screens\": 5}").unwrap_err();
    assert_eq!(
        refused.render("flows/appointment.json"),
        "`screens` must be an array, not a number\n  --> flows/appointment.json:1:31"
    );
    assert_eq!(
        refused.to_string(),
        "1:31: `screens` must be an array, not a number"
    );
}

#[test]
fn a_text_that_is_not_json_is_told_in_the_same_way() {
    let findings = findings("{\n  \"screens\": [],\n}");
    assert_eq!(
        findings.render("f.json"),
        "a comma may not stand behind the last item\n  --> f.json:2:16\n  = help: remove it"
    );
    assert_eq!(
        Document::from_bytes(b"{\"\xff")
            .unwrap_err()
            .iter()
            .next()
            .unwrap()
            .message(),
        "the text is not UTF-8"
    );
}

#[test]
fn what_is_let_through_is_warned_of() {
    let text = "\u{feff}{\"screens\": 1,\n \"screens\": [{\"id\": \"A\", \"id\": \"B\"}]}";
    let (document, report) = read_flow(text.as_bytes());
    assert_eq!(
        document
            .unwrap()
            .screens()
            .map(|screen| screen.id().to_string())
            .collect::<Vec<_>>(),
        ["B"]
    );
    let warnings: Vec<&Finding> = report
        .findings()
        .iter()
        .filter(|finding| finding.level() == Level::Warning)
        .collect();
    let told: Vec<String> = warnings
        .iter()
        .map(|warning| warning.render("f.json"))
        .collect();
    assert_eq!(
        told,
        [
            "the file begins with a byte-order mark\n  --> f.json:1:1\n  = help: save it as UTF-8 without byte-order \
             mark: other JSON parsers refuse it",
            "`screens[0].id` is there twice: this one counts, the one at 2:15 does not\n  --> f.json:2:26\n  = help: \
             remove one of them",
            "`screens` is there twice: this one counts, the one at 1:2 does not\n  --> f.json:2:2\n  = help: remove one \
             of them",
        ]
    );
    assert_eq!(warnings[1].path(), "screens[0].id");
}

const WORDS: &[&str] = &[
    "null",
    "true",
    "3",
    "\"\"",
    "\"A\"",
    "\"B\"",
    "\"SUCCESS\"",
    "[]",
    "{}",
    "[null]",
    "[\"A\"]",
    "{\"id\":\"B\"}",
    "{\"name\":\"navigate\",\"next\":{\"name\":\"A\"}}",
    "{\"type\":\"NavigationList\"}",
    "{\"required\":[\"x\"]}",
];

proptest! {
    /// Every value of a document, one after the other, replaced by something else: read or refused, and what is read
    /// answers every question.
    #[test]
    fn no_document_is_too_odd(seed in any::<prop::sample::Index>(), words in prop::collection::vec(prop::sample::select(WORDS), 1..4)) {
        let mut text = include_str!("documents/actions.json").to_owned();
        for word in words {
            let quotes: Vec<usize> = text.match_indices([':', '[', ',']).map(|(at, _)| at + 1).collect();
            let at = quotes[seed.index(quotes.len())];
            let end = at + text[at..].find([',', '}', ']', '\n']).unwrap_or_default();
            text.replace_range(at..end, word);
        }
        let (document, report) = read_flow(text.as_bytes());
        // Where there is no document the report says why.
        prop_assert!(document.is_some() || !report.is_valid());
        match Document::parse(&text) {
            Err(findings) => {
                prop_assert!(findings.iter().count() > 0);
                prop_assert!(findings.iter().all(|finding| text.get(finding.span().range()).is_some()));
            }
            Ok(document) => {
                for screen in document.screens() {
                    let id = screen.id().as_str();
                    for action in screen.actions() {
                        prop_assert!(!document.path_of(action.name().span()).is_empty());
                    }
                    for next in document.routes().next_of(id) {
                        prop_assert!(document.routes().may_follow(Some(id), next).is_allowed());
                    }
                }
            }
        }
    }
}
