//! Every document has an interface, whatever is wrong with it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, helpers outside of its function included"
)]

mod labelled;

use std::collections::HashSet;
use std::sync::LazyLock;

use flowkit_json::interface::{Received, Sent, Source};
use flowkit_json::read::{self, Kind, Span, Value};
use flowkit_json::types::{Sends, Types};
use flowkit_json::{Document, Interface};
use proptest::collection::vec;
use proptest::prelude::*;

/// The documents that can be read, faulty ones among them, by name.
static DOCUMENTS: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
    let documents = labelled::documents().into_iter();
    let mut documents: Vec<_> = documents
        .filter(|(_, text)| Document::parse(text).is_ok())
        .collect();
    documents.sort();
    documents
});

/// What is put where something else belongs.
const ODD: [&str; 22] = [
    "null",
    "true",
    "-1.5e300",
    "\"\"",
    "\"`\"",
    "\"``\"",
    "\"`${form.`\"",
    "\"`((((1 + ${data.a}) > 2) && !true`\"",
    "\"${\"",
    "\"${}\"",
    "\"${data.}\"",
    "\"${data..}\"",
    "\"${screen.}\"",
    "\"${screen.A.form.b}\"",
    "\"${form.\u{e4} b}\"",
    "[]",
    "{}",
    "[[{\"required\": [1]}], \"${data.x}\"]",
    "{\"type\": \"object\", \"properties\": {\"a\": {\"const\": {}}}, \"required\": {}}",
    "{\"name\": \"data_exchange\", \"payload\": {\"on-x\": \"${form.a}\", \"y\": [\"${form.a}\"]}}",
    "{\"name\": \"navigate\", \"next\": {\"name\": \"A\"}, \"payload\": {\"a\": {\"b\": \"${data.a}\"}}}",
    "[{\"type\": \"TextInput\", \"name\": \"a\", \"required\": true}]",
];

/// The places of all values.
fn spans(value: &Value<'_>, found: &mut Vec<Span>) {
    found.push(value.span());
    match value.kind() {
        Kind::Array(items) => items.iter().for_each(|item| spans(item, found)),
        Kind::Object(object) => object
            .members()
            .for_each(|member| spans(member.value(), found)),
        _ => {}
    }
}

fn spelled(text: &str, span: Span) -> &str {
    &text[span.range()]
}

/// Puts something odd, or a copy of something else, where a value stands.
fn change(text: &str, place: prop::sample::Index, by: &By) -> String {
    let reading = read::parse(text).unwrap();
    let mut places = Vec::new();
    spans(&reading.value, &mut places);
    let place = places[place.index(places.len())];
    let new = match by {
        By::Odd(odd) => odd,
        By::Other(other) => spelled(text, places[other.index(places.len())]),
    };
    let (before, after) = (
        &text[..place.start().offset()],
        &text[place.end().offset()..],
    );
    format!("{before}{new}{after}")
}

#[derive(Debug, Clone)]
enum By {
    Odd(&'static str),
    Other(prop::sample::Index),
}

fn by() -> impl Strategy<Value = By> {
    prop_oneof![
        prop::sample::select(&ODD[..]).prop_map(By::Odd),
        any::<prop::sample::Index>().prop_map(By::Other),
    ]
}

/// Checks what holds for every interface.
fn check(text: &str) {
    let document = Document::parse(text).unwrap();
    let interface = Interface::of(&document);
    let json = interface.to_json();
    let json = read::parse(&json).unwrap();
    assert!(json.warnings.is_empty(), "no key is there twice");
    assert_eq!(interface.screens.len(), document.screens().count());
    for (found, screen) in interface.screens.iter().zip(document.screens()) {
        assert_eq!(found.exchanges.len(), screen.data_exchanges().count());
        for sent in found.exchanges.iter().chain(&found.completions) {
            assert_eq!(sent.path, document.path_of(sent.slot.span()));
            assert_literals(sent);
        }
    }
    assert_types(&interface);
}

/// Whatever is wrong with a document, its types can be planned, and no struct has two fields of one name.
fn assert_types(interface: &Interface<'_>) {
    let types = Types::plan(interface, &[]);
    assert_eq!(types.screens.len(), interface.screens.len());
    for (planned, screen) in types.screens.iter().zip(&interface.screens) {
        assert_eq!(planned.form.is_some(), !screen.exchanges.is_empty());
        for item in std::iter::once(&planned.data).chain(&planned.nested) {
            let names: HashSet<&str> = item
                .fields
                .iter()
                .map(|field| field.name.as_str())
                .collect();
            assert_eq!(names.len(), item.fields.len(), "{}", item.name);
        }
        if let Some(Sends::Enum(several)) = &planned.form {
            assert!(several.variants.len() > 1);
            assert!(
                several
                    .variants
                    .iter()
                    .all(|variant| !variant.tests.is_empty())
            );
        }
    }
}

/// What arrives as it is written is never missing; what is taken apart has something in it that is not constant.
fn assert_literals(sent: &Sent<'_>) {
    for field in &sent.payload {
        let left_alone = field.key.as_str().starts_with("on-");
        assert!(!left_alone || matches!(field.value.source, Source::Literal(_)));
        constant(&field.value);
    }
}

/// Whether a value is constant.
fn constant(received: &Received<'_>) -> bool {
    let parts: Vec<bool> = match &received.source {
        Source::Literal(_) => {
            assert!(!received.may_be_absent);
            return true;
        }
        Source::Object(fields) => fields.iter().map(|field| constant(&field.value)).collect(),
        Source::Array(items) => items.iter().map(constant).collect(),
        _ => return false,
    };
    assert!(!received.may_be_absent && parts.contains(&false));
    false
}

#[test]
fn every_labelled_document_has_an_interface() {
    assert!(DOCUMENTS.len() > 600, "{}", DOCUMENTS.len());
    DOCUMENTS.iter().for_each(|(_, text)| check(text));
}

proptest! {
    #[test]
    fn changed_documents_have_an_interface(
        document in any::<prop::sample::Index>(),
        changes in vec((any::<prop::sample::Index>(), by()), 1..8),
    ) {
        let (_, text) = document.get(&DOCUMENTS);
        let mut text = text.clone();
        for (place, by) in &changes {
            let changed = change(&text, *place, by);
            // Without its screens a document is none.
            if Document::parse(&changed).is_ok() {
                text = changed;
            }
        }
        check(&text);
    }
}
