//! Any bytes, checked as a Flow JSON document.

#![no_main]

use std::collections::HashMap;

use flowkit_json::{Code, Document, Finding, Level, validate, validate_bytes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let report = validate_bytes(bytes);
    let mut kinds: HashMap<(Option<Code>, Level), usize> = HashMap::new();
    for finding in report.findings() {
        sound(finding, bytes);
        let count = kinds.entry((finding.code(), finding.level())).or_default();
        *count += 1;
        assert!(*count <= 1001, "so many are not listed");
        // What Meta refuses, now or then, it refuses under a code.
        assert!(
            finding.level() < Level::Pending || finding.code().is_some(),
            "{finding}"
        );
    }
    let errors = kinds.keys().filter(|(_, level)| *level == Level::Error);
    assert_eq!(report.is_valid(), errors.count() == 0);
    let is_pending = kinds.keys().any(|(_, level)| *level == Level::Pending);
    assert!(!is_pending || !report.is_valid(), "nothing stands before it");
    if let Ok(text) = std::str::from_utf8(bytes) {
        let again = validate(text);
        assert_eq!(again.findings(), report.findings(), "two runs differ");
        blank_lines(text, report.findings());
    }
    match Document::from_bytes(bytes) {
        Ok(document) => walk(&document),
        Err(findings) => {
            assert!(!report.is_valid(), "valid, but not to be read: {findings}");
            findings.iter().for_each(|finding| sound(finding, bytes));
        }
    }
});

/// A finding lies within the text and says something.
fn sound(finding: &Finding, bytes: &[u8]) {
    let range = finding.span().range();
    assert!(range.start <= range.end && range.end <= bytes.len());
    assert!(finding.line() >= 1 && finding.column() >= 1);
    assert!(!finding.message().is_empty());
    assert!(!finding.render("flow.json").is_empty());
}

/// Empty lines before a document move its findings and change nothing else.
fn blank_lines(text: &str, findings: &[Finding]) {
    if text.starts_with('\u{feff}') || text.len() > 100_000 {
        return;
    }
    let moved = validate(&format!("\n\n{text}"));
    assert_eq!(moved.findings().len(), findings.len());
    for (finding, moved) in findings.iter().zip(moved.findings()) {
        assert_eq!(
            (finding.code(), finding.level()),
            (moved.code(), moved.level())
        );
        assert_eq!(finding.path(), moved.path());
        // What is about no place in particular is at the start of the text.
        let lines = if moved.span().range().is_empty() && moved.line() == 1 {
            0
        } else {
            2
        };
        assert_eq!(finding.line() + lines, moved.line());
        assert_eq!(finding.column(), moved.column());
    }
}

/// Everything that the macros ask of a document they could read.
fn walk(document: &Document<'_>) {
    let routes = document.routes();
    let ids: Vec<&str> = document
        .screens()
        .map(|screen| screen.id().as_str())
        .collect();
    for id in ids.iter().take(20) {
        for next in routes.next_of(id) {
            assert!(ids.contains(&next), "a route leads to no screen");
        }
    }
    for id in routes.entry_screens() {
        assert!(ids.contains(&id));
    }
}
