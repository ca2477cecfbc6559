//! The types of components as their source has them: fields with keys, and what is said of them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::catalogue::{Kind, Property};

/// A type of `author/components`.
pub(super) struct Type {
    pub(super) name: String,
    /// What is said of it.
    pub(super) doc: String,
    pub(super) fields: Vec<Field>,
}

/// A field of a type.
pub(super) struct Field {
    pub(super) key: String,
    /// Whether it is an argument of `new`, or a list that is there from the beginning.
    pub(super) given: bool,
    pub(super) doc: String,
}

const SOURCES: [&str; 7] = [
    include_str!("../../author/components/choices.rs"),
    include_str!("../../author/components/containers.rs"),
    include_str!("../../author/components/dates.rs"),
    include_str!("../../author/components/inputs.rs"),
    include_str!("../../author/components/media.rs"),
    include_str!("../../author/components/navigation_list.rs"),
    include_str!("../../author/components/texts.rs"),
];

/// The types that stand in `objects!`, with their fields.
pub(super) fn types() -> Vec<Type> {
    SOURCES.into_iter().flat_map(types_of).collect()
}

fn types_of(source: &str) -> Vec<Type> {
    let (_, table) = source.split_once("\nobjects! {\n").unwrap();
    let (table, _) = table.split_once("\n}\n").unwrap();
    let mut types: Vec<Type> = Vec::new();
    let (mut doc, mut section) = (String::new(), String::new());
    for line in table.lines() {
        let depth = line.len() - line.trim_start().len();
        let line = line.trim();
        if let Some(said) = line.strip_prefix("///") {
            doc.push_str(said);
        } else if let Some(head) = line.strip_suffix(" {") {
            match depth {
                4 => types.push(Type {
                    name: head.split('(').next().unwrap().to_owned(),
                    doc: std::mem::take(&mut doc),
                    fields: Vec::new(),
                }),
                _ => section = head.to_owned(),
            }
        } else if let Some((_, quoted)) = line.split_once(" \"") {
            let key = quoted.split('"').next().unwrap().to_owned();
            let given = match section.as_str() {
                "new" | "given" | "also" | "lists" => true,
                "optional" | "unset" => false,
                other => unreachable!("`{other}` is no section"),
            };
            let doc = std::mem::take(&mut doc);
            let fields = &mut types.last_mut().unwrap().fields;
            fields.push(Field { key, given, doc });
        }
    }
    types
}

/// The rows of the catalogue that a type stands for: those of its component, or of the options of both kinds of list.
pub(super) fn rows(name: &str) -> Vec<&'static [Property]> {
    if let Some(kind) = Kind::from_name(name) {
        return vec![kind.component().properties()];
    }
    let paths: &[(Kind, &[&str])] = match name {
        "Choice" => &[
            (Kind::CheckboxGroup, &["data-source"]),
            (Kind::RadioButtonsGroup, &["data-source"]),
            (Kind::Dropdown, &["data-source"]),
        ],
        "Chip" => &[(Kind::ChipsSelector, &["data-source"])],
        "ListItem" => &[(Kind::NavigationList, &["list-items"])],
        "MainContent" => &[(Kind::NavigationList, &["list-items", "main-content"])],
        "StartContent" => &[(Kind::NavigationList, &["list-items", "start"])],
        "EndContent" => &[(Kind::NavigationList, &["list-items", "end"])],
        "Picture" => &[(Kind::ImageCarousel, &["images"])],
        other => unreachable!("the catalogue has no `{other}`: name its rows here"),
    };
    let rows_at = |(kind, path): &(Kind, &[&str])| {
        path.iter()
            .fold(kind.component().properties(), |rows, key| {
                let row = rows.iter().find(|row| row.name() == *key).unwrap();
                row.members().unwrap()
            })
    };
    paths.iter().map(rows_at).collect()
}
