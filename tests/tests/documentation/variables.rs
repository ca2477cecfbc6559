//! Every variable that a test or a bench reads is in CONTRIBUTING.md.

use std::collections::BTreeSet;

use crate::pages::{files, read};

/// The variables in a text that begin so: `FLOWKIT_UPDATE`.
fn variables(text: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_uppercase() || c == '_';
    let words = text.split(|c: char| !is_part(c) && !c.is_ascii_digit());
    words
        .filter(|word| word.starts_with("FLOWKIT_") || *word == "TRYBUILD")
        .filter(|word| word.chars().all(is_part) && !word.ends_with('_'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_variable_is_documented() {
    let contributing = variables(&read("CONTRIBUTING.md"));
    let mut users = variables(&read("docs/command-line.md"));
    users.extend(variables(&read("flowkit/src/docs/flow.md")));
    // Names that a test makes up, and a mark in a template.
    let made_up = [
        "FLOWKIT_TEST_UNSET",
        "FLOWKIT_TEST_UNSET_TOO",
        "FLOWKIT_DEV",
    ];
    let mut found = BTreeSet::new();
    for file in files().iter().filter(|file| file.ends_with(".rs")) {
        found.extend(variables(&read(file)));
    }
    for name in made_up {
        found.remove(name);
    }
    for name in &found {
        assert!(
            contributing.contains(name) || users.contains(name),
            "{name} is nowhere explained"
        );
    }
    for name in contributing.union(&users) {
        assert!(
            found.contains(name),
            "{name} is explained, and read by nobody"
        );
    }
    assert!(found.len() >= 7, "{found:?}");
}
