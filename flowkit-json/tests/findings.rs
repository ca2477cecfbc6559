//! What keeps a document from being understood, and how it is told.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use flowkit_json::{Document, Findings};
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

#[test]
fn every_fault_is_told_at_once() {
    let text = r#"{
  "routing_model": {
    "APPOINTMNT": ["DETAILS", 5],
    "DETAILS": "SUMMARY",
    "SUMMARY": ["SUCCESS", "NOWHERE", "details"]
  },
  "screens": [
    {"id": "APPOINTMENT"},
    {"id": "DETAILS"},
    {"title": "no id"},
    {"id": 7},
    "SUMMARY",
    {"id": "SUMMARY"},
    {"id": ""},
    {"id": "DETAILS"}
  ]
}"#;
    assert_eq!(
        told(text),
        [
            "3:5 routing_model.APPOINTMNT: `APPOINTMNT` is not a screen of this flow (did you mean `APPOINTMENT`?)",
            "3:31 routing_model.APPOINTMNT[1]: a route must be the id of a screen, not a number ()",
            "4:16 routing_model.DETAILS: the routes of `DETAILS` must be an array of screen ids, not a string ()",
            "5:17 routing_model.SUMMARY[0]: `SUCCESS` is not a screen of this flow (leave it out: an endpoint may close \
             the flow with `SUCCESS` from every screen)",
            "5:28 routing_model.SUMMARY[1]: `NOWHERE` is not a screen of this flow ()",
            "5:39 routing_model.SUMMARY[2]: `details` is not a screen of this flow (did you mean `DETAILS`?)",
            "10:5 screens[2]: this screen has no `id` ()",
            "11:12 screens[3].id: a screen's `id` must be a string, not a number ()",
            "12:5 screens[4]: a screen must be an object, not a string ()",
            "14:12 screens[6].id: a screen's `id` may not be empty ()",
            "15:12 screens[7].id: there are two screens `DETAILS` (the first one is at 9:12; ids must be unique)",
        ]
    );
}

#[test]
fn one_fault_does_not_drag_others_along() {
    let model = r#""routing_model": {"A": ["B"]}"#;
    assert_eq!(
        told("[]"),
        ["1:1 : a Flow JSON document is an object, not an array ()"]
    );
    assert_eq!(
        told(&format!("{{{model}}}")),
        ["1:1 : the document has no `screens` (add an array `screens`)"]
    );
    assert_eq!(
        told(&format!("{{{model}, \"screen\": []}}")),
        ["1:33 screen: the document has no `screens` (is `screen` meant to be `screens`?)"]
    );
    assert_eq!(
        told(&format!("{{{model}, \"screens\": []}}")),
        ["1:44 screens: `screens` is empty: a flow has at least one screen ()"]
    );
    assert_eq!(
        told(r#"{"screens": {"id": "A"}}"#),
        ["1:13 screens: `screens` must be an array of screens, not an object ()"]
    );
    assert_eq!(
        told(r#"{"screens": [{"id": "A"}], "routing_model": ["A"]}"#),
        [
            "1:45 routing_model: `routing_model` must be an object, not an array (write the screens that may follow under \
          each screen's id: `{\"FIRST\": [\"SECOND\"]}`)"
        ]
    );
}

#[test]
fn findings_look_like_those_of_rustc() {
    let text = "{\n  \"routing_model\": {\"APPOINTMNT\": [\"X\"]},\n  \"screens\": [{\"id\": \"APPOINTMENT\"}]\n}";
    let findings = findings(text);
    assert_eq!(
        findings.render("flows/appointment.json"),
        "`APPOINTMNT` is not a screen of this flow\n  --> flows/appointment.json:2:21\n  = help: did you mean \
         `APPOINTMENT`?\n\n`X` is not a screen of this flow\n  --> flows/appointment.json:2:36"
    );
    assert_eq!(
        findings.to_string(),
        "2:21: `APPOINTMNT` is not a screen of this flow (did you mean `APPOINTMENT`?)\n2:36: `X` is not a screen of \
         this flow"
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
    let document = Document::parse(text).unwrap();
    assert_eq!(
        document
            .screens()
            .map(|screen| screen.id().to_string())
            .collect::<Vec<_>>(),
        ["B"]
    );
    let warnings: Vec<String> = document
        .warnings()
        .iter()
        .map(|warning| warning.render("f.json"))
        .collect();
    assert_eq!(
        warnings,
        [
            "the file begins with a byte-order mark\n  --> f.json:1:1\n  = help: save it as UTF-8 without byte-order \
             mark: other JSON parsers refuse it",
            "`screens[0].id` is there twice: this one counts, the one at 2:15 does not\n  --> f.json:2:26\n  = help: \
             remove one of them",
            "`screens` is there twice: this one counts, the one at 1:2 does not\n  --> f.json:2:2\n  = help: remove one \
             of them",
        ]
    );
    assert_eq!(document.warnings()[1].path(), "screens[0].id");
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
