//! The validator against documents whose verdict by Meta's own validator is known.
//!
//! They lie packed beside this file. `FLOWKIT_FLOW_CORPUS_DIR` names a folder with another `labels.json` and its
//! documents to judge instead, `FLOWKIT_FLOW_CORPUS_ONLY` narrows either to files whose name contains a word.
//! Prints how far both agree, and every disagreement.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, helpers outside of its function included"
)]

mod labelled;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

use flowkit_json::validate::publishable_versions;
use flowkit_json::{Finding, Level, Report, Value, read, validate_bytes};

/// What Meta's validator says of each packed document.
const LABELS: &str = include_str!("labelled/labels.json");

#[derive(Default)]
struct Tally {
    agree: usize,
    missed: usize,
    surplus: usize,
    misplaced: usize,
}

/// Where Meta's validator reports a code first; no position if it gives none.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    path: String,
    position: Option<[usize; 4]>,
}

struct Label {
    file: String,
    version: String,
    valid: bool,
    internal: bool,
    dubious: bool,
    quirk: bool,
    first: BTreeMap<String, Place>,
}

/// The labels, and each document's bytes under its name.
fn corpus() -> (Vec<Label>, HashMap<String, Vec<u8>>) {
    let Some(folder) = std::env::var_os("FLOWKIT_FLOW_CORPUS_DIR").map(PathBuf::from) else {
        let documents = labelled::documents().into_iter();
        let in_bytes = |(name, text): (&str, String)| (name.to_owned(), text.into_bytes());
        return (read_labels(LABELS), documents.map(in_bytes).collect());
    };
    let labels = read_labels(&std::fs::read_to_string(folder.join("labels.json")).unwrap());
    let read = |label: &Label| {
        (
            label.file.clone(),
            std::fs::read(folder.join(&label.file)).unwrap(),
        )
    };
    let documents = labels.iter().map(read).collect();
    (labels, documents)
}

fn flag(label: &Value<'_>, key: &str) -> bool {
    label.get(key).and_then(Value::as_bool).unwrap_or(false)
}

fn number(value: &Value<'_>, key: &str) -> usize {
    let number = value.get(key).and_then(Value::as_number);
    number
        .and_then(read::Number::as_i64)
        .and_then(|number| usize::try_from(number).ok())
        .unwrap_or(0)
}

fn text(value: &Value<'_>, key: &str) -> String {
    let text = value.get(key).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

fn label(value: &Value<'_>) -> Label {
    let mut first = BTreeMap::new();
    for error in value.get("errors").unwrap().as_array().unwrap() {
        let line = number(error, "line");
        let position = (line > 0)
            .then(|| ["line", "column", "end_line", "end_column"].map(|key| number(error, key)));
        let path = text(error, "path");
        first
            .entry(text(error, "code"))
            .or_insert(Place { path, position });
    }
    Label {
        file: text(value, "file"),
        version: text(value, "version"),
        valid: flag(value, "valid"),
        internal: flag(value, "internal"),
        dubious: flag(value, "dubious"),
        quirk: flag(value, "quirk"),
        first,
    }
}

/// Our first place of each code, in the order of the report.
fn first_places(report: &Report) -> BTreeMap<String, Place> {
    let mut first = BTreeMap::new();
    let errors = report
        .findings()
        .iter()
        .filter(|finding| finding.level() == Level::Error);
    for finding in errors {
        let code = finding.code().map_or("(none)", |code| code.as_str());
        first
            .entry(code.to_owned())
            .or_insert_with(|| place(finding));
    }
    first
}

fn place(finding: &Finding) -> Place {
    let (start, end) = (finding.span().start(), finding.span().end());
    Place {
        path: finding.path().to_owned(),
        position: Some([start.line(), start.column(), end.line(), end.column()]),
    }
}

/// What one document disagrees in; counts every code.
fn compare(label: &Label, report: &Report, tallies: &mut BTreeMap<String, Tally>) -> Vec<String> {
    let ours = first_places(report);
    let excused = (label.dubious && !report.is_valid()) || (label.quirk && report.is_valid());
    if excused {
        return Vec::new();
    }
    let mut problems = Vec::new();
    if label.valid != report.is_valid() {
        let word = if label.valid { "refused" } else { "accepted" };
        problems.push(format!("{word}, against the label"));
    }
    if label.internal {
        return problems;
    }
    let codes: BTreeSet<&String> = label.first.keys().chain(ours.keys()).collect();
    for code in codes {
        let tally = tallies.entry(code.clone()).or_default();
        match (label.first.get(code), ours.get(code)) {
            (Some(theirs), Some(ours)) => {
                let at_place = theirs.position.is_none() || theirs == ours;
                if at_place {
                    tally.agree += 1;
                } else {
                    tally.misplaced += 1;
                    problems.push(format!("{code} at {ours:?}, not at {theirs:?}"));
                }
            }
            (Some(theirs), None) => {
                tally.missed += 1;
                problems.push(format!("{code} not found at {theirs:?}"));
            }
            (None, Some(ours)) => {
                tally.surplus += 1;
                problems.push(format!("{code} too much at {ours:?}"));
            }
            (None, None) => {}
        }
    }
    problems
}

fn read_labels(text: &str) -> Vec<Label> {
    let reading = read::parse(text).unwrap();
    let labels = reading.value.as_array().unwrap();
    labels.iter().map(label).collect()
}

#[test]
fn agrees_with_every_label() {
    let (labels, texts) = corpus();
    let only = std::env::var("FLOWKIT_FLOW_CORPUS_ONLY").unwrap_or_default();
    let mut tallies = BTreeMap::new();
    let (mut documents, mut agreeing, mut listing) = (0, 0, String::new());
    for label in labels {
        if !label.file.contains(&only) {
            continue;
        }
        documents += 1;
        let problems = compare(&label, &validate_bytes(&texts[&label.file]), &mut tallies);
        if problems.is_empty() {
            agreeing += 1;
        } else {
            let lines: String = problems
                .iter()
                .map(|line| format!("    {line}\n"))
                .collect();
            listing.push_str(&format!("{}\n{lines}", label.file));
        }
    }
    println!("{:48} agree missed surplus misplaced", "code");
    for (code, tally) in &tallies {
        let Tally {
            agree,
            missed,
            surplus,
            misplaced,
        } = tally;
        println!("{code:48} {agree:5} {missed:6} {surplus:7} {misplaced:9}");
    }
    println!("{agreeing} of {documents} documents agree\n{listing}");
    assert!(documents > 0, "there is nothing to judge");
    assert_eq!(agreeing, documents, "see the list above");
}

/// A new version that may be published comes with documents that Meta's validator judged; one for which there are none yet
/// is marked as undocumented in `catalogue/versions.rs`.
#[test]
fn every_version_that_may_be_published_has_labelled_documents() {
    let labels = read_labels(LABELS);
    for version in publishable_versions() {
        let of_version = || labels.iter().filter(|label| label.version == version);
        for valid in [true, false] {
            let found = of_version().any(|label| label.valid == valid);
            let word = if valid { "accepted" } else { "refused" };
            assert!(found, "no document of {version} is labelled as {word}");
        }
    }
}
