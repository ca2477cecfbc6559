//! Documents whose endpoint interface is known, see `corpus/README.md` and `labelled/README.md`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod labelled;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use flowkit_json::read::{self, Kind};
use flowkit_json::{Action, Document, Interface, Screen, Value};

fn collections() -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/interfaces.json");
    let more = std::env::var_os("FLOWKIT_FLOW_CORPUS").map(PathBuf::from);
    std::iter::once(own).chain(more).collect()
}

/// Calls `check` with every document and what is expected of its screens.
fn for_each_document(check: impl Fn(&str, &Document<'_>, &[Value<'_>])) {
    for list in collections() {
        let text = std::fs::read_to_string(&list).unwrap();
        let expected = read::parse(&text).unwrap().value;
        let documents = expected.as_array().unwrap();
        assert!(documents.len() >= 25, "the collection is there");
        for entry in documents {
            let file = entry.get("file").and_then(Value::as_str).unwrap();
            let text = std::fs::read_to_string(list.with_file_name(file)).unwrap();
            let document = Document::parse(&text)
                .unwrap_or_else(|findings| panic!("{}", findings.render(file)));
            check(
                file,
                &document,
                entry.get("screens").unwrap().as_array().unwrap(),
            );
        }
        println!("{} documents", documents.len());
    }
}

fn text<'v>(value: &'v Value<'_>, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap()
}

fn truth(value: &Value<'_>, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap()
}

fn list<'v>(value: &'v Value<'_>, key: &str) -> Vec<&'v str> {
    value
        .get(key)
        .unwrap()
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item.as_str().unwrap())
        .collect()
}

fn set<'v>(names: impl IntoIterator<Item = &'v str>) -> BTreeSet<&'v str> {
    names.into_iter().collect()
}

#[test]
fn screens_are_read_as_expected() {
    for_each_document(|file, document, expected| {
        let ids: Vec<&str> = document
            .screens()
            .map(|screen| screen.id().as_str())
            .collect();
        let expected_ids: Vec<&str> = expected.iter().map(|screen| text(screen, "id")).collect();
        assert_eq!(ids, expected_ids, "{file}");
        for (screen, expected) in document.screens().zip(expected) {
            let at = format!("{file}: {}", screen.id());
            assert_eq!(screen.is_terminal(), truth(expected, "terminal"), "{at}");
            let back = screen.refresh_on_back().is_some_and(|flag| flag.value);
            assert_eq!(back, truth(expected, "back_can_arrive"), "{at}");
            let required: Vec<&str> = screen
                .data()
                .into_iter()
                .flat_map(|data| data.required())
                .map(|name| name.as_str())
                .collect();
            assert_eq!(required, list(expected, "data_required"), "{at}");
        }
    });
}

#[test]
fn routes_are_the_expected_ones() {
    for_each_document(|file, document, expected| {
        let routes = document.routes();
        for (screen, expected) in document.screens().zip(expected) {
            let id = screen.id().as_str();
            let at = format!("{file}: {id}");
            let mut next = set(list(expected, "next"));
            if screen.navigation_list().is_some() {
                assert!(next.remove(id), "{at}: the list holds the raw rule");
            }
            assert_eq!(set(routes.next_of(id)), next, "{at}");
            for other in document.screens().map(|other| other.id().as_str()) {
                assert_eq!(
                    routes.may_follow(Some(id), other).is_allowed(),
                    next.contains(other),
                    "{at} -> {other}"
                );
            }
            assert_eq!(
                set(routes.successors(id)),
                set(list(expected, "successors")),
                "{at}"
            );
            assert_eq!(
                set(routes.predecessors(id)),
                set(list(expected, "predecessors")),
                "{at}"
            );
            let entry = truth(expected, "may_follow_init");
            assert_eq!(routes.entry_screens().contains(&id), entry, "{at}");
            assert_eq!(routes.may_follow(None, id).is_allowed(), entry, "{at}");
        }
    });
}

#[test]
fn data_exchanges_are_found_with_their_payloads() {
    for_each_document(|file, document, expected| {
        for (screen, expected) in document.screens().zip(expected) {
            check_exchanges(
                file,
                document,
                screen,
                expected.get("data_exchange").unwrap().as_array().unwrap(),
            );
        }
    });
}

fn check_exchanges(
    file: &str,
    document: &Document<'_>,
    screen: &Screen<'_>,
    expected: &[Value<'_>],
) {
    let found: Vec<&Action<'_>> = screen.data_exchanges().collect();
    assert_eq!(found.len(), expected.len(), "{file}: {}", screen.id());
    for action in found {
        let path = document.path_of(action.trigger().span());
        let expected = expected.iter().find(|other| text(other, "path") == path);
        let expected = expected.unwrap_or_else(|| panic!("{file}: {path}"));
        assert_eq!(action.trigger(), text(expected, "slot"), "{file}: {path}");
        assert_eq!(
            action.component().unwrap(),
            text(expected, "component"),
            "{file}: {path}"
        );
        let fields = || {
            action
                .payload()
                .into_iter()
                .flat_map(|payload| payload.fields())
        };
        let wanted = expected.get("payload").unwrap().as_object().unwrap();
        let keys = set(wanted.members().map(|member| member.key().as_str()));
        assert_eq!(
            set(fields().map(|field| field.key().as_str())),
            keys,
            "{file}: {path}"
        );
        for field in fields()
            .filter(|field| !matches!(field.value().kind(), Kind::Array(_) | Kind::Object(_)))
        {
            let wanted = wanted
                .get(field.key().as_str())
                .unwrap()
                .get("literal")
                .map(scalar);
            assert_eq!(
                field.literal().map(scalar),
                wanted,
                "{file}: {path}: {}",
                field.key()
            );
        }
    }
}

fn scalar(value: &Value<'_>) -> String {
    match value.kind() {
        Kind::String(text) => format!("{text:?}"),
        Kind::Number(number) => number.as_str().to_owned(),
        Kind::Bool(value) => value.to_string(),
        _ => "null".to_owned(),
    }
}

#[test]
fn the_whole_interface_is_as_labelled() {
    let documents = labelled::documents();
    let labels = labelled::unpacked(include_str!("labelled/interfaces.pack"));
    assert_eq!(labels.len(), 112);
    let mut differences = Vec::new();
    for (file, label) in &labels {
        let document = Document::parse(&documents[file]).unwrap();
        let found = Interface::of(&document).to_json();
        let found = read::parse(&found).unwrap().value;
        let label = read::parse(label).unwrap().value;
        differ(file, &found, &label, &mut differences);
    }
    let count = differences.len();
    assert_eq!(count, 0, "of {} documents: {differences:#?}", labels.len());
}

/// Notes where two values differ; the order of an object's members does not matter.
fn differ(at: &str, found: &Value<'_>, label: &Value<'_>, differences: &mut Vec<String>) {
    match (found.kind(), label.kind()) {
        (Kind::Object(found), Kind::Object(label)) => {
            let keys = found.members().chain(label.members());
            for key in set(keys.map(|member| member.key().as_str())) {
                let at = format!("{at}.{key}");
                match (found.get(key), label.get(key)) {
                    (Some(found), Some(label)) => differ(&at, found, label, differences),
                    (found, _) => differences.push(format!(
                        "{at} is {}",
                        found.map_or("missing", |_| "not in the label")
                    )),
                }
            }
        }
        (Kind::Array(found), Kind::Array(label)) => {
            if found.len() != label.len() {
                let (found, label) = (found.len(), label.len());
                differences.push(format!("{at} has {found} items, not {label}"));
            }
            for (index, (found, label)) in found.iter().zip(label).enumerate() {
                differ(&format!("{at}[{index}]"), found, label, differences);
            }
        }
        (Kind::Object(_) | Kind::Array(_), _) | (_, Kind::Object(_) | Kind::Array(_)) => {
            let (found, label) = (found.kind_name(), label.kind_name());
            differences.push(format!("{at} is {found}, not {label}"));
        }
        _ if scalar(found) != scalar(label) => {
            let (found, label) = (scalar(found), scalar(label));
            differences.push(format!("{at} is {found}, not {label}"));
        }
        _ => {}
    }
}
