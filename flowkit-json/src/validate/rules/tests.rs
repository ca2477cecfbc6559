//! The rules on a corpus of labelled documents, where there is one: the folder that `FLOWKIT_FLOW_CORPUS_DIR` names,
//! with `labels.json` in it.

use std::collections::BTreeSet;
use std::path::Path;

use crate::finding::{Finding, Level};
use crate::read::{self, Value};
use crate::validate::doc::{Doc, Version};

/// The codes that no other pass reports.
const OWN: [&str; 29] = [
    "COMPONENTS_OUTSIDE_FORM",
    "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
    "DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR",
    "DUPLICATE_FORM_COMPONENT_NAMES",
    "DUPLICATE_PROPETY_FOR_CONDITION",
    "DUPLICATE_SCREEN_IDS",
    "INVALID_COMPLETE_ACTION",
    "INVALID_COMPONENT_PLACEMENT",
    "INVALID_DATE_RANGE",
    "INVALID_DATE_SINGLE_INIT_VALUE_FORMAT",
    "INVALID_MIN_MAX_DAYS",
    "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME",
    "INVALID_PROPERTY_NAME_FOR_CONDITION",
    "INVALID_PROPERTY_VALUE_FOR_CONDITION",
    "INVALID_RICHTEXT_PLACEMENT",
    "INVALID_ROUTING_MODEL",
    "INVALID_SCREEN_DATA",
    "INVALID_SENSITIVE_FIELD",
    "INVALID_TYPE",
    "MAXIMUM_IF_NESTING",
    "MAX_ALLOWED_COMPONENTS_PER_SCREEN",
    "MAX_SCREENS_NUMBER",
    "MIN_VALUE_GREATER_THAN_MAX",
    "MISSING_CALENDAR_PICKER_RANGE_MODE_PROP",
    "MISSING_FOOTER_ON_TERMINAL_SCREEN",
    "MISSING_TERMINAL_SCREEN",
    "NATIVE_COMPONENT_IN_FORM_INIT_VALUES",
    "SCREEN_ID_IS_RESERVED_KEYWORD",
    "UNEXPECTED_CALENDAR_PICKER_RANGE_MODE_PROP",
];

/// The codes of the other rules behind the schema pass: where one of them was found, that pass found nothing.
const NEIGHBOURS: [&str; 9] = [
    "INVALID_ACTION_PAYLOAD_PROPERTY",
    "INVALID_NAVIGATE_ACTION_PAYLOAD",
    "INVALID_NAVIGATE_ACTION_STATIC_DATA",
    "INVALID_ON_CLICK_ACTION_PAYLOAD",
    "INVALID_SCREEN_DYNAMIC_DATA",
    "INVALID_TEXT_DYNAMIC_DATA",
    "INVALID_UPDATE_DATA_ACTION_PAYLOAD",
    "MISSING_NAVIGATION_ACTION_PAYLOAD",
    "NONE",
];

struct Label<'d> {
    file: &'d str,
    valid: bool,
    dubious: bool,
    quirk: bool,
    errors: Vec<Place>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    code: String,
    path: String,
    line: usize,
    column: usize,
}

fn labels<'d>(root: &'d Value<'d>) -> Vec<Label<'d>> {
    let number = |value: &Value<'_>, key: &str| -> usize {
        value
            .get(key)
            .and_then(Value::as_number)
            .map_or(0, |number| number.as_str().parse().unwrap())
    };
    let flag = |value: &Value<'_>, key: &str| value.get(key).and_then(Value::as_bool) == Some(true);
    let text =
        |value: &Value<'_>, key: &str| value.get(key).and_then(Value::as_str).unwrap().to_owned();
    let mut labels = Vec::new();
    for label in root.as_array().unwrap() {
        let errors = label.get("errors").and_then(Value::as_array).unwrap();
        if errors.iter().any(|error| flag(error, "internal")) {
            continue;
        }
        labels.push(Label {
            file: label.get("file").and_then(Value::as_str).unwrap(),
            valid: flag(label, "valid"),
            dubious: flag(label, "dubious"),
            quirk: flag(label, "quirk"),
            errors: errors
                .iter()
                .map(|error| Place {
                    code: text(error, "code"),
                    path: text(error, "path"),
                    line: number(error, "line"),
                    column: number(error, "column"),
                })
                .collect(),
        });
    }
    labels
}

impl Label<'_> {
    /// Whether the schema pass is known to have found nothing.
    fn passed_the_schema(&self) -> bool {
        let known = |place: &Place| {
            let code = place.code.as_str();
            OWN.contains(&code) || NEIGHBOURS.contains(&code) || place.path.contains(".__example__")
        };
        self.valid || self.errors.iter().any(known)
    }
}

fn place(finding: &Finding) -> Place {
    let unplaced = finding.path().is_empty() && finding.span().range().is_empty();
    Place {
        code: finding
            .code()
            .map(|code| code.as_str().to_owned())
            .unwrap_or_default(),
        path: finding.path().to_owned(),
        line: if unplaced { 0 } else { finding.line() },
        column: if unplaced { 0 } else { finding.column() },
    }
}

fn found_in(text: &str) -> Option<Vec<Place>> {
    let reading = read::parse(text).ok()?;
    let version = reading.value.get("version")?.as_str()?;
    let (major, minor) = version.split_once('.')?;
    let document = Doc {
        root: &reading.value,
        version: Version::new(major.parse().ok()?, minor.parse().ok()?),
    };
    let mut findings = Vec::new();
    super::check(&document, &mut findings);
    findings.retain(|finding| finding.level() == Level::Error);
    Some(findings.iter().map(place).collect())
}

#[test]
fn agrees_with_the_labels() {
    let Some(folder) = std::env::var_os("FLOWKIT_FLOW_CORPUS_DIR") else {
        eprintln!("FLOWKIT_FLOW_CORPUS_DIR is not set: nothing to compare with");
        return;
    };
    let folder = Path::new(&folder);
    let text = std::fs::read_to_string(folder.join("labels.json")).unwrap();
    let root = read::parse(&text).unwrap().value;
    let mut wrong = Vec::new();
    let mut compared = 0;
    for label in labels(&root) {
        let Ok(document) = std::fs::read_to_string(folder.join(label.file)) else {
            continue;
        };
        let Some(found) = found_in(&document) else {
            continue;
        };
        if !label.passed_the_schema() {
            // The schema pass may have stopped it; where both report, they agree.
            for place in &found {
                let known = label.errors.iter().any(|error| error == place);
                if std::env::var_os("FLOWKIT_SHOW_OTHERS").is_some() {
                    eprintln!(
                        "{}: {} {place:?}",
                        label.file,
                        if known { "agrees" } else { "beyond the schema" }
                    );
                }
            }
            if found.is_empty() && std::env::var_os("FLOWKIT_SHOW_OTHERS").is_some() {
                let dotted = label.errors.iter().all(|error| !error.path.contains("['"));
                eprintln!(
                    "{}: {} {:?}",
                    label.file,
                    if dotted { "silent" } else { "schema" },
                    label.errors.first()
                );
            }
            continue;
        }
        compared += 1;
        let tolerated = label.dubious || label.quirk;
        let own = |places: &[Place]| -> BTreeSet<String> {
            let codes = places.iter().map(|place| place.code.clone());
            codes.filter(|code| OWN.contains(&code.as_str())).collect()
        };
        let (wanted, got) = (own(&label.errors), own(&found));
        if wanted != got && !tolerated {
            wrong.push(format!(
                "{}: {wanted:?} but found {got:?}: {found:?}",
                label.file
            ));
            continue;
        }
        for code in wanted.intersection(&got) {
            let first = |places: &[Place]| places.iter().find(|place| place.code == *code).cloned();
            if first(&label.errors) != first(&found) {
                wrong.push(format!(
                    "{}: {:?} but found {:?}",
                    label.file,
                    first(&label.errors),
                    first(&found)
                ));
            }
        }
        for place in found
            .iter()
            .filter(|place| !OWN.contains(&place.code.as_str()))
        {
            if !label
                .errors
                .iter()
                .any(|error| error.code == place.code && error.path == place.path)
                && !tolerated
            {
                wrong.push(format!("{}: false {place:?}", label.file));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {compared}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
