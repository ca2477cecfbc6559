//! Every component is written, accepted and read.

use std::collections::BTreeSet;

use flowkit_json::author::*;
use flowkit_json::catalogue::Kind;

use crate::assert_valid;
use crate::everything::everything;

/// The types of all components in a document.
fn kinds(json: &Json, found: &mut BTreeSet<String>) {
    match json {
        Json::Array(items) => items.iter().for_each(|item| kinds(item, found)),
        Json::Object(members) => {
            if let Some(Json::String(kind)) = members.get("type") {
                found.insert(kind.clone());
            }
            members.iter().for_each(|(_, member)| kinds(member, found));
        }
        _ => {}
    }
}

#[test]
fn every_component_is_written_and_accepted() {
    let flow = everything();
    let mut found = BTreeSet::new();
    for screen in &flow.screens {
        kinds(&Json::from(screen.layout.clone().unwrap()), &mut found);
    }
    for kind in Kind::ALL {
        assert!(found.contains(kind.name()), "{kind}");
    }
    assert_valid(&flow);
}

/// The types of all components in a document, each with the properties that one of them has.
fn properties(json: &Json, found: &mut BTreeSet<(String, String)>) {
    match json {
        Json::Array(items) => items.iter().for_each(|item| properties(item, found)),
        Json::Object(members) => {
            if let Some(Json::String(kind)) = members.get("type") {
                let keys = members.iter().map(|(key, _)| key.to_owned());
                found.extend(keys.map(|key| (kind.clone(), key)));
            }
            members
                .iter()
                .for_each(|(_, member)| properties(member, found));
        }
        _ => {}
    }
}

#[test]
fn every_property_of_every_component_is_written() {
    let flow = everything();
    let mut found = BTreeSet::new();
    for screen in &flow.screens {
        properties(&Json::from(screen.layout.clone().unwrap()), &mut found);
    }
    let rows = Kind::ALL.map(|kind| {
        kind.component()
            .properties()
            .iter()
            .map(move |row| (kind, row))
    });
    let missing = rows.into_iter().flatten().filter(|(kind, row)| {
        let known = (kind.name().to_owned(), row.name().to_owned());
        !found.contains(&known)
    });
    let missing: Vec<String> = missing
        .map(|(kind, row)| format!("{kind}.{}", row.name()))
        .collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn what_is_written_reads_as_the_same_types() {
    let flow = everything();
    let again = FlowJson::parse(&flow.to_json()).unwrap();
    assert_eq!(again.to_json(), flow.to_json());
    for (screen, read) in flow.screens.iter().zip(&again.screens) {
        assert_eq!(screen.layout, read.layout, "{}", screen.id);
        assert_eq!(screen.data, read.data, "{}", screen.id);
    }
}
