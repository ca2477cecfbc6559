//! What holds for the report about every document, whatever is wrong with it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, helpers outside of its function included"
)]

mod labelled;

use std::sync::LazyLock;

use flowkit_json::read::{self, Kind, Object, Span, Value};
use flowkit_json::validate::{publishable_versions, validate_as};
use flowkit_json::{Code, Finding, Level, Report, validate};
use proptest::collection::vec;
use proptest::prelude::*;

/// The documents that are JSON, by name.
static DOCUMENTS: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
    let documents = labelled::documents().into_iter();
    let mut documents: Vec<_> = documents
        .filter(|(_, text)| read::parse(text).is_ok())
        .collect();
    documents.sort();
    documents
});

/// What is put where something else belongs.
const ODD: [&str; 20] = [
    "null",
    "true",
    "7",
    r#""""#,
    r#""  ""#,
    r#""``""#,
    r#""` `""#,
    r#""`1 +`""#,
    r#""1.0""#,
    r#""TextBdy""#,
    r#""${data.x != ''}""#,
    r#""${form.a} == 'b'""#,
    r#""${screen.A.data.b + 1}""#,
    r#"["a", "", "`${data.nothing}`"]"#,
    r#"[{"src": "aGk", "alt-text": "x"}, {}, {}, {}]"#,
    r#"[{"type": "Iff", "then": [{"type": "TextBdy", "txt": 1}]}]"#,
    r#"{"type": "array", "items": true, "__example__": []}"#,
    r#"{"type": "object", "properties": {"k": 1, "l": null, "m": {}}, "__example__": {}}"#,
    r#"{"name": "navigate", "next": {"type": "screen", "name": "NO"}, "payload": {"a": "``"}}"#,
    r#"{"screens": []}"#,
];

fn spans(value: &Value<'_>, found: &mut Vec<Span>) {
    found.push(value.span());
    match value.kind() {
        Kind::Array(items) => items.iter().for_each(|item| spans(item, found)),
        Kind::Object(object) => {
            let members = Object::members(object);
            members.for_each(|member| spans(member.value(), found));
        }
        _ => {}
    }
}

/// Puts something odd where a value stands.
fn change(text: &str, place: prop::sample::Index, odd: &str) -> String {
    let reading = read::parse(text).unwrap();
    let mut places = Vec::new();
    spans(&reading.value, &mut places);
    let mut changed = text.to_owned();
    changed.replace_range(places[place.index(places.len())].range(), odd);
    changed
}

/// Checks what holds for every report about this text.
fn check(text: &str, report: &Report) {
    let findings = report.findings();
    let of = |level: Level| {
        findings
            .iter()
            .filter(move |finding| finding.level() == level)
    };
    assert_eq!(report.is_valid(), of(Level::Error).count() == 0);
    // Something must stand before what Meta's validator does not come to, and each mistake has someone who tells it.
    assert!(of(Level::Pending).count() == 0 || !report.is_valid());
    for level in [Level::Error, Level::Pending] {
        let mut told = of(level).filter(|finding| !finding.is_echo());
        assert!(
            of(level).count() == 0 || told.next().is_some(),
            "{findings:#?}"
        );
    }
    for finding in findings {
        assert!(finding.span().range().end <= text.len());
        assert!(text.get(finding.span().range()).is_some(), "{finding:?}");
        assert!(!finding.message().is_empty());
        assert!(
            finding.level() < Level::Pending || finding.code().is_some(),
            "{finding:?}"
        );
    }
}

/// A version alone refuses a document with one error, whatever else is wrong with it.
fn check_refused(text: &str, report: &Report) {
    let errors = report.findings().iter();
    let errors = errors.filter(|finding| finding.level() == Level::Error);
    let codes: Vec<_> = errors.filter_map(Finding::code).collect();
    let of_version = [Code::InvalidFlowJsonVersion, Code::MissingFlowJsonVersion];
    if codes.iter().any(|code| of_version.contains(code)) {
        assert_eq!(codes.len(), 1, "{text}");
    }
}

proptest! {
    #[test]
    fn reports_about_changed_documents_are_sound(
        document in any::<prop::sample::Index>(),
        changes in vec((any::<prop::sample::Index>(), prop::sample::select(&ODD[..])), 1..6),
        version in any::<prop::sample::Index>(),
    ) {
        let (_, text) = document.get(&DOCUMENTS);
        let text = changes.iter().fold(text.clone(), |text, (place, odd)| change(&text, *place, odd));
        let report = validate(&text);
        check(&text, &report);
        check_refused(&text, &report);
        let versions: Vec<&str> = publishable_versions().collect();
        let version: &str = version.get::<&str>(&versions);
        let then = validate_as(text.as_bytes(), version).unwrap();
        check(&text, &then);
        let beyond = then.clone().beyond(&report);
        prop_assert!(beyond.findings().len() <= then.findings().len());
        prop_assert!(then.clone().beyond(&then).findings().is_empty());
    }
}
