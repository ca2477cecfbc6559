//! Whatever the types of [`crate::author`] write is in the catalogue, and the figures in their documentation are those of
//! the catalogue.

use std::collections::BTreeSet;

use super::source::{Field, Type, rows, types};
use crate::catalogue::versions::V5_1;
use crate::catalogue::{DefaultValue, Kind, Property, Version};

/// Each field with the rows that stand for it: several for an option of several lists.
fn fields() -> Vec<(String, Field, Vec<&'static Property>)> {
    let mut all = Vec::new();
    for Type { name, fields, .. } in types() {
        for field in fields {
            let rows = rows(&name).into_iter();
            let rows = rows.filter_map(|rows| rows.iter().find(|row| row.name() == field.key));
            let rows = rows.collect();
            all.push((format!("{name}.{}", field.key), field, rows));
        }
    }
    all
}

#[test]
fn a_type_has_the_properties_of_the_catalogue_and_no_others() {
    let types = types();
    for kind in Kind::ALL {
        assert!(
            types.iter().any(|found| found.name == kind.name()),
            "{kind}"
        );
    }
    for Type { name, fields, .. } in types {
        let keys: BTreeSet<&str> = fields.iter().map(|field| field.key.as_str()).collect();
        let given = fields.iter().filter(|field| field.given);
        let given: BTreeSet<&str> = given.map(|field| field.key.as_str()).collect();
        for rows in rows(&name) {
            let known: BTreeSet<&str> = rows.iter().map(Property::name).collect();
            assert_eq!(keys, known, "{name}");
            let needed = rows.iter().filter(|row| row.is_required(V5_1));
            let needed: BTreeSet<&str> = needed.map(Property::name).collect();
            assert_eq!(given, needed, "what `{name}::new` takes");
        }
    }
}

/// The numbers that stand before these words.
fn numbers_before(doc: &str, words: &str) -> Vec<usize> {
    let ends = doc.match_indices(words).filter_map(|(at, _)| doc.get(..at));
    let number = |before: &str| {
        let word = before.trim_end().rsplit([' ', '(']).next()?;
        word.parse().ok()
    };
    ends.filter_map(number).collect()
}

#[test]
fn characters_in_docs_are_those_of_the_catalogue() {
    let mut compared = 0;
    for (name, field, rows) in fields() {
        let said = ["characters", "when large", "in a Dropdown"];
        let said = said
            .into_iter()
            .flat_map(|words| numbers_before(&field.doc, words));
        let said: BTreeSet<usize> = said.collect();
        let limits = rows.iter().filter_map(|row| row.text_limit());
        let most = limits.flat_map(|limit| [Some(limit.most()), limit.most_if_large()]);
        let most: BTreeSet<usize> = most.flatten().collect();
        assert_eq!(said, most, "{name}: {}", field.doc);
        compared += most.len();
    }
    assert!(compared > 40, "{compared}");
}

#[test]
fn versions_in_docs_are_those_of_the_catalogue() {
    for (name, field, rows) in fields() {
        let said = field.doc.split("(from version ").nth(1);
        let said = said.and_then(|said| said.split(')').next()?.split_once('.'));
        let said = said.and_then(|(major, minor)| {
            Some(Version::new(major.parse().ok()?, minor.parse().ok()?))
        });
        // What is older than the versions that may be published is history.
        let said = said.filter(|version| *version > V5_1);
        for row in rows {
            let since = Some(row.first_version()).filter(|version| *version > V5_1);
            assert_eq!(said, since, "{name}: {}", field.doc);
        }
    }
}

#[test]
fn defaults_and_sizes_in_docs_are_those_of_the_catalogue() {
    for (name, field, rows) in fields() {
        for row in rows {
            let default = row.default_value().and_then(DefaultValue::as_number);
            // That it is none goes without saying.
            let default = default.filter(|number| *number > 0);
            let said = numbers_before(&field.doc, ", if nothing is said");
            let said: Vec<u32> = said
                .iter()
                .filter_map(|number| u32::try_from(*number).ok())
                .collect();
            let default: Vec<u32> = default.into_iter().collect();
            assert_eq!(said, default, "{name}: {}", field.doc);
            let sizes = row.picture_limit();
            let sizes =
                sizes.map(|sizes| [sizes.most_kilobytes(), sizes.most_kilobytes_before_6()]);
            let sizes: BTreeSet<usize> = sizes.into_iter().flatten().flatten().collect();
            let said: BTreeSet<usize> = numbers_before(&field.doc, "KB").into_iter().collect();
            if !field.key.starts_with("max-file-size") {
                assert_eq!(said, sizes, "{name}: {}", field.doc);
            }
        }
    }
}

#[test]
fn how_many_there_may_be_stands_in_the_docs() {
    const WORDS: [&str; 6] = ["none", "one", "two", "three", "four", "five"];
    for Type { name, doc, .. } in types() {
        let Some(kind) = Kind::from_name(&name) else {
            continue;
        };
        let said = |number: usize, of: &str| {
            let word = WORDS.get(number).copied().unwrap_or_default();
            let forms = [format!("{word} {of}"), format!("{word} picker {of}")];
            let doc = doc.to_lowercase();
            forms.iter().any(|form| doc.contains(form))
        };
        let component = kind.component();
        for number in 1..WORDS.len() {
            let of_screen = component.per_screen().map(|limit| limit.most());
            assert_eq!(said(number, "a screen"), of_screen == Some(number), "{doc}");
            let of_flow = component.per_flow();
            assert_eq!(said(number, "a flow"), of_flow == Some(number), "{doc}");
        }
        for limit in component
            .properties()
            .iter()
            .filter_map(Property::item_limit)
        {
            let span = format!(" {} to {} ", limit.fewest(), limit.most(false));
            assert!(doc.contains(&span), "`{span}` is not in: {doc}");
            let with_pictures = format!("{} with pictures", limit.most(true));
            let differs = limit.most(true) != limit.most(false);
            assert_eq!(doc.contains(&with_pictures), differs, "{doc}");
        }
    }
}
