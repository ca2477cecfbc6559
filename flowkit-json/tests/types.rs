//! The types of every labelled document: names that Rust takes, and payloads that are told apart.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, helpers outside of its function included"
)]

mod labelled;

use std::collections::{BTreeSet, HashSet};

use flowkit_json::interface::{InputKind, Received, Sent, SentField, Source};
use flowkit_json::read::{Kind, Text};
use flowkit_json::types::{
    Constant, Field, Names, RustType, ScreenTypes, Sends, Struct, Test, Types, is_reserved,
};
use flowkit_json::{Document, Interface};

/// Calls `judge` with the interface and the types of every document that can be read, faulty ones too.
fn each_document(mut judge: impl FnMut(&str, &Interface<'_>, &Types)) {
    let mut count = 0;
    for (name, text) in labelled::documents() {
        let Ok(document) = Document::parse(&text) else {
            continue;
        };
        let interface = Interface::of(&document);
        judge(name, &interface, &Types::plan(&interface, &[]));
        count += 1;
    }
    assert!(count > 700, "{count} documents");
}

fn structs(screen: &ScreenTypes) -> impl Iterator<Item = &Struct> {
    let sends = [&screen.form, &screen.params].into_iter().flatten();
    let sent = sends.filter_map(|sends| match sends {
        Sends::Struct(item) => Some(item),
        Sends::Enum(_) => None,
    });
    std::iter::once(&screen.data)
        .chain(&screen.update)
        .chain(sent)
        .chain(&screen.nested)
}

fn assert_fields(place: &str, fields: &[Field]) {
    let mut names = HashSet::new();
    for field in fields {
        assert_identifier(place, &field.name);
        assert!(
            !matches!(field.name.as_str(), "self" | "super" | "crate"),
            "{place}: {}",
            field.name
        );
        assert!(names.insert(&field.name), "{place}: {} twice", field.name);
    }
}

/// Whether it is a word that Rust may take; how Unicode's rarer letters fare is tested with `syn` beside the macros.
fn assert_identifier(place: &str, name: &str) {
    let mut letters = name.chars();
    let first = letters.next();
    assert!(
        first.is_some_and(|letter| letter == '_' || letter.is_alphabetic())
            && letters.all(|letter| letter == '_' || letter.is_alphanumeric())
            && name != "_"
            && name != "Self",
        "{place}: {name:?}"
    );
}

#[test]
fn names_are_identifiers_and_no_two_are_alike() {
    each_document(|document, interface, types| {
        // What the macros report as two screens of one name is not judged here.
        let screens: HashSet<String> = interface
            .screens
            .iter()
            .map(|screen| Names::of(screen.id.as_str()).ty)
            .collect();
        if screens.len() < interface.screens.len() {
            return;
        }
        let mut names: HashSet<&str> = HashSet::new();
        let mut add = |name| assert!(names.insert(name), "{document}: {name} twice");
        for screen in &types.screens {
            for item in structs(screen) {
                add(&item.name);
                assert_identifier(document, &item.name);
                assert_fields(&format!("{document}: {}", item.name), &item.fields);
            }
            for sends in [&screen.form, &screen.params].into_iter().flatten() {
                let Sends::Enum(item) = sends else { continue };
                add(&item.name);
                let mut variants = HashSet::new();
                for variant in &item.variants {
                    assert_identifier(document, &variant.name);
                    assert!(
                        variants.insert(&variant.name),
                        "{document}: {}",
                        variant.name
                    );
                    assert_fields(document, &variant.fields);
                }
            }
            for ids in &screen.ids {
                add(&ids.name);
                let mut variants = HashSet::from([&ids.unlisted]);
                for variant in &ids.variants {
                    assert_identifier(document, &variant.name);
                    assert!(
                        variants.insert(&variant.name),
                        "{document}: {}",
                        variant.name
                    );
                }
            }
        }
        // What has no letters is just a screen, and written `screens::Screen`.
        let reserved = names
            .iter()
            .find(|name| is_reserved(name) && **name != "Screen");
        assert_eq!(reserved, None, "{document}");
        // A field's type exists.
        for screen in &types.screens {
            for field in structs(screen).flat_map(|item| &item.fields) {
                let mut ty = &field.ty;
                while let RustType::Vec(inner) | RustType::Option(inner) = ty {
                    ty = inner;
                }
                if let RustType::Named(name) | RustType::Ids(name) = ty {
                    assert!(names.contains(name.as_str()), "{document}: {name}");
                }
            }
        }
    });
}

/// The fields that belong to the payload of one action.
fn fields_for<'t>(sends: &'t Sends, payload: &[(String, Known)]) -> &'t [Field] {
    match sends {
        Sends::Struct(item) => &item.fields,
        Sends::Enum(item) => {
            let fitting = |tests: &[Test]| tests.iter().all(|test| holds(test, payload));
            let mut fitting = item
                .variants
                .iter()
                .filter(|variant| fitting(&variant.tests));
            &fitting.next().unwrap().fields
        }
    }
}

fn is_constant(value: &Received<'_>) -> bool {
    matches!(value.source, Source::Literal(_))
}

/// Whether a payload shares its type with others that differ.
fn is_union(sends: &Sends, actions: &[Sent<'_>]) -> bool {
    let shapes: BTreeSet<String> = actions
        .iter()
        .map(|action| format!("{:?}", shape(action)))
        .collect();
    match sends {
        Sends::Struct(_) => shapes.len() > 1,
        Sends::Enum(item) => shapes.len() > item.variants.len(),
    }
}

/// What makes two actions the same.
fn shape(action: &Sent<'_>) -> BTreeSet<(String, bool, String)> {
    let fields = action.payload.iter();
    let value = |value: &Received<'_>| match &value.source {
        Source::Literal(_) => format!("{:?}", known(value)),
        Source::Input(input) => format!("{}.{}", input.screen, input.name),
        Source::Field(field) => format!("{:?}", field.path),
        other => format!("{other:?}"),
    };
    fields
        .map(|field| {
            (
                field.key.to_string(),
                field.value.may_be_absent,
                value(&field.value),
            )
        })
        .collect()
}

#[test]
fn a_form_has_what_its_action_sends() {
    let (mut forms, mut unions) = (0, 0);
    each_document(|document, interface, types| {
        for (screen, types) in interface.screens.iter().zip(&types.screens) {
            for (actions, sends) in [
                (&screen.exchanges, &types.form),
                (&screen.completions, &types.params),
            ] {
                assert_eq!(actions.is_empty(), sends.is_none(), "{document}");
                let Some(sends) = sends else { continue };
                forms += 1;
                let union = is_union(sends, actions);
                unions += usize::from(union);
                for action in actions {
                    let place = format!("{document}: {}", action.path);
                    let fields = fields_for(sends, &whole_payload(action));
                    let sent: Vec<_> = action
                        .payload
                        .iter()
                        .filter(|sent| !is_constant(&sent.value))
                        .collect();
                    for sent in &sent {
                        let field = fields.iter().find(|field| sent.key == *field.key);
                        let field =
                            field.unwrap_or_else(|| panic!("{place}: no field {}", sent.key));
                        let consent = matches!(&sent.value.source,
                            Source::Input(input) if matches!(input.kind, InputKind::Consent));
                        if sent.value.may_be_absent {
                            let plain = consent && field.ty == RustType::Bool;
                            assert!(plain || field.ty.is_optional(), "{place}: {}", sent.key);
                        } else if !union {
                            assert!(!field.ty.is_optional(), "{place}: {}", sent.key);
                        }
                    }
                    if !union {
                        assert_eq!(fields.len(), sent.len(), "{place}");
                    }
                }
            }
        }
    });
    assert!(forms > 1500 && unions > 5, "{forms} forms, {unions} unions");
}

/// What is known of a member of a payload.
#[derive(Debug, Clone, PartialEq)]
enum Known {
    Constant(Constant),
    Something,
}

fn holds(test: &Test, payload: &[(String, Known)]) -> bool {
    let member = |key: &str| {
        payload
            .iter()
            .find(|(other, _)| other == key)
            .map(|(_, known)| known)
    };
    let has =
        |key: &str| member(key).is_some_and(|known| *known != Known::Constant(Constant::Null));
    match test {
        Test::Is(key, constant) => member(key) == Some(&Known::Constant(constant.clone())),
        Test::Has(key) => has(key),
        Test::Lacks(key) => !has(key),
    }
}

fn known(value: &Received<'_>) -> Known {
    let Source::Literal(json) = &value.source else {
        return Known::Something;
    };
    Known::Constant(match json.kind() {
        Kind::String(text) => Constant::Text(text.to_string()),
        Kind::Number(number) => Constant::Number(number.as_f64()),
        Kind::Bool(truth) => Constant::Bool(*truth),
        Kind::Null => Constant::Null,
        _ => Constant::Other,
    })
}

/// A payload in which nothing is absent.
fn whole_payload(action: &Sent<'_>) -> Vec<(String, Known)> {
    let fields = action.payload.iter();
    fields
        .map(|sent| (sent.key.to_string(), known(&sent.value)))
        .collect()
}

/// Whether the key of a member can be missing, where every answer brings all that the screen `screen` declares, as typed
/// ones do.
fn can_be_missing(sent: &SentField<'_>, screen: &str) -> bool {
    let shown = matches!(&sent.value.source, Source::Field(field) if field.screen == screen && field.path.len() == 1);
    sent.value.may_be_absent && sent.value.own.is_none() && !shown
}

/// Payloads of an action: whole, without all that may be absent, and without each of those alone.
fn payloads(action: &Sent<'_>, screen: &str) -> Vec<Vec<(String, Known)>> {
    let whole = whole_payload(action);
    let may_be_absent: Vec<String> = action
        .payload
        .iter()
        .filter(|sent| can_be_missing(sent, screen))
        .map(|sent| sent.key.to_string())
        .collect();
    let without = |keys: &[String]| -> Vec<_> {
        whole
            .iter()
            .filter(|(key, _)| !keys.contains(key))
            .cloned()
            .collect()
    };
    let mut payloads = vec![without(&may_be_absent)];
    payloads.extend(
        may_be_absent
            .iter()
            .map(|key| without(std::slice::from_ref(key))),
    );
    payloads.push(whole.clone());
    payloads
}

#[test]
fn every_payload_is_of_one_variant() {
    let (mut enums, mut tried) = (0, 0);
    each_document(|document, interface, types| {
        for (screen, types) in interface.screens.iter().zip(&types.screens) {
            for (actions, sends) in [
                (&screen.exchanges, &types.form),
                (&screen.completions, &types.params),
            ] {
                let Some(Sends::Enum(item)) = sends else {
                    continue;
                };
                enums += 1;
                for action in actions {
                    let mut of_the_action = BTreeSet::new();
                    for payload in payloads(action, screen.id.as_str()) {
                        let fits = item.variants.iter().filter(|variant| {
                            variant.tests.iter().all(|test| holds(test, &payload))
                        });
                        let fits: Vec<&str> = fits.map(|variant| variant.name.as_str()).collect();
                        assert_eq!(
                            fits.len(),
                            1,
                            "{document}: {}: {payload:?} is {fits:?}",
                            action.path
                        );
                        of_the_action.insert(fits[0].to_owned());
                        tried += 1;
                    }
                    assert_eq!(of_the_action.len(), 1, "{document}: {}", action.path);
                }
            }
        }
    });
    assert!(
        enums > 300 && tried > 2000,
        "{enums} enums, {tried} payloads"
    );
}

#[test]
fn data_and_update_have_every_declared_key() {
    each_document(|document, interface, types| {
        for (screen, types) in interface.screens.iter().zip(&types.screens) {
            let shows = screen.shows.as_deref().unwrap_or_default();
            let declared: Vec<&str> = shows.iter().map(|field| field.name.as_str()).collect();
            let keys = |item: &Struct| -> Vec<String> {
                item.fields.iter().map(|field| field.key.clone()).collect()
            };
            // What only `data.required` names comes last.
            let all = keys(&types.data);
            let (known, more) = all.split_at(declared.len());
            assert_eq!(known, declared, "{document}: {}", screen.id);
            let undeclared = |key: &String| screen.required.iter().any(|name| *name == **key);
            assert!(more.iter().all(undeclared), "{document}: {more:?}");
            let there = |name: &Text<'_>| all.iter().any(|key| *name == **key);
            assert!(screen.required.iter().all(there), "{document}");
            assert!(
                types
                    .data
                    .fields
                    .iter()
                    .all(|field| !field.ty.is_optional()),
                "{document}"
            );
            let updates = !screen.navigation_list && !declared.is_empty();
            assert_eq!(types.update.is_some(), updates, "{document}: {}", screen.id);
            for field in types.update.iter().flat_map(|update| &update.fields) {
                let required = screen.required.iter().any(|name| *name == *field.key);
                assert_eq!(
                    !field.ty.is_optional(),
                    required,
                    "{document}: {}",
                    field.key
                );
            }
        }
    });
}
