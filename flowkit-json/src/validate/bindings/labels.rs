//! The rules about bindings on labelled documents: those in the folder that `FLOWKIT_FLOW_CORPUS_DIR` names; nothing
//! is compared if it is not set.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::tests::findings_of;
use crate::finding::Level;
use crate::read::{self, Value};
use crate::validate::Code;
use crate::validate::doc::Version;

/// The codes that only the rules here report.
const OWN: [Code; 8] = [
    Code::InvalidScreenDynamicData,
    Code::InvalidTextDynamicData,
    Code::InvalidNavigateActionPayload,
    Code::MissingNavigationActionPayload,
    Code::InvalidNavigateActionStaticData,
    Code::InvalidActionPayloadProperty,
    Code::InvalidUpdateDataActionPayload,
    Code::InvalidOnClickActionPayload,
];

/// Where other rules report `INVALID_PROPERTY_VALUE`.
const NOT_OURS: [&str; 8] = [
    "version",
    "type",
    "name",
    "data_api_version",
    "success",
    "refresh_on_back",
    "cases",
    "src",
];

/// Codes of the schema pass, behind which nothing here is looked at.
const SCHEMA_PASS: [&str; 13] = [
    "INVALID_PROPERTY_KEY",
    "INVALID_PROPERTY_TYPE",
    "MISSING_REQUIRED_PROPERTY",
    "PATTERN_MISMATCH",
    "INVALID_ENUM_VALUE",
    "ONE_OF_SCHEMA_VALIDATION_FAILED",
    "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
    "INVALID_DEPENDENCIES",
    "MIN_ITEMS_REQUIRED",
    "MIN_CHARS_REQUIRED",
    "MINIMUM_VALUE_REQUIRED",
    "MAXIMUM_VALUE_REQUIRED",
    "INVALID_PROPERTY_VALUE_FORMAT",
];

type Place = (String, usize, usize);

fn version_of(text: &str) -> Option<Version> {
    let (major, minor) = text.split_once('.')?;
    Some(Version::new(major.parse().ok()?, minor.parse().ok()?))
}

fn first_places(places: impl Iterator<Item = (String, Place)>) -> BTreeMap<String, Place> {
    let mut first = BTreeMap::new();
    for (code, place) in places {
        first.entry(code).or_insert(place);
    }
    first
}

fn is_ours(code: &str, path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or_default();
    OWN.iter().any(|own| own.as_str() == code)
        || code == "INVALID_PROPERTY_VALUE"
            && !NOT_OURS.contains(&last)
            && !(last.starts_with("children[") && last.ends_with(']'))
            && last != "url"
}

fn is_schema_pass(code: &str, path: &str) -> bool {
    let of_data = path.split('.').nth(1) == Some("data") && path.split('.').nth(2).is_some();
    SCHEMA_PASS.contains(&code) && !of_data
        || code == "INVALID_PROPERTY_VALUE"
            && (path.contains("['") || path.ends_with(".type") || path == "version")
}

#[test]
fn agrees_with_the_labels() {
    let Some(dir) = std::env::var_os("FLOWKIT_FLOW_CORPUS_DIR") else {
        return;
    };
    let dir = Path::new(&dir);
    let labels = std::fs::read_to_string(dir.join("labels.json")).expect("labels.json");
    let labels = read::parse(&labels).expect("JSON").value;
    let mut tally: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
    let mut disagreements = Vec::new();
    let mut compared = 0;
    for label in labels.as_array().expect("a list") {
        let text_of = |key: &str| label.get(key).and_then(Value::as_str).unwrap_or_default();
        let flag = |key: &str| label.get(key).and_then(Value::as_bool).unwrap_or_default();
        let errors: Vec<(String, Place)> = label
            .get("errors")
            .and_then(Value::as_array)
            .unwrap_or_default()
            .iter()
            .map(|error| {
                let text = |key: &str| {
                    error
                        .get(key)
                        .and_then(Value::as_str)
                        .unwrap_or_default()
                        .to_owned()
                };
                let number = |key: &str| {
                    let number = error.get(key).and_then(|value| value.as_number()?.as_i64());
                    usize::try_from(number.unwrap_or_default()).unwrap()
                };
                (
                    text("code"),
                    (text("path"), number("line"), number("column")),
                )
            })
            .collect();
        let file = text_of("file");
        let internal = errors.iter().any(|(code, _)| code == "INVALID_FLOW_JSON");
        if internal && !file.contains("bound") && !file.contains("literal-boolean")
            || errors
                .iter()
                .any(|(code, place)| is_schema_pass(code, &place.0))
        {
            continue;
        }
        let Some(version) = version_of(text_of("version")) else {
            continue;
        };
        compared += 1;
        let text = std::fs::read_to_string(dir.join(file)).expect("a document");
        let findings = findings_of(&text, version);
        let found = findings
            .iter()
            .filter(|finding| finding.level() == Level::Error);
        let found = first_places(found.map(|finding| {
            let place = (finding.path().to_owned(), finding.line(), finding.column());
            (finding.code().expect("a code").as_str().to_owned(), place)
        }));
        if internal {
            if found.is_empty() {
                disagreements.push(format!(
                    "{file}: the validator falls over, and nothing was found"
                ));
            }
            continue;
        }
        let wanted = first_places(
            errors
                .into_iter()
                .filter(|(code, place)| is_ours(code, &place.0)),
        );
        let codes: BTreeSet<&String> = found.keys().chain(wanted.keys()).collect();
        for code in codes {
            let counts = tally.entry(code.clone()).or_default();
            let (found, wanted) = (found.get(code), wanted.get(code));
            counts.1 += usize::from(wanted.is_some());
            counts.2 += usize::from(wanted.is_none());
            if found == wanted {
                counts.0 += 1;
            } else if flag("quirk") && wanted.is_some() {
                // Need not be refused, and then the place does not count either.
                println!("quirk: {file}: {code}: {found:?}, labelled {wanted:?}");
                counts.0 += 1;
            } else {
                disagreements.push(format!("{file}: {code}: {found:?}, labelled {wanted:?}"));
            }
        }
    }
    println!("{compared} documents compared; per code: right, labelled, false findings");
    for (code, counts) in &tally {
        println!("{code}: {counts:?}");
    }
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
    assert!(compared > 100, "hardly any documents in {}", dir.display());
}
