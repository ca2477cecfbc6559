//! What inputs send, and what they start with.

#![allow(clippy::panic, reason = "a test fails by panicking")]

use super::same_lines;
use crate::catalogue::shapes::Shape;
use crate::catalogue::{Cleared, Component, Initial, Kind, ValueKind};

/// The value of each input where nothing decides about it, and where a word of a property does: what it sends, what is
/// sent after it was cleared, what it may start with, and whether the phone checks it without the blanks around it.
const VALUES: &str = r#"
TextInput                           | text as typed     | ""          | a text, checked without blanks
TextInput, input-type: number       | number as text    | ""          | a text, checked without blanks
TextArea                            | text as typed     | ""          | a text, checked without blanks
RadioButtonsGroup                   | id                | key missing | a text
Dropdown                            | id                | ""          | a text
OptIn                               | true              | key missing | true or false
CheckboxGroup                       | list of ids       | []          | a list of texts
DatePicker                          | day               | ""          | a text
PhotoPicker                         | list of files     | []          | nothing
DocumentPicker                      | list of files     | []          | nothing
NavigationList                      | id                | never       | nothing
ChipsSelector                       | list of ids       | []          | a list of texts
CalendarPicker                      | day               | ""          | a text
CalendarPicker, mode: range         | two days          | key missing | an object of two texts
"#;

fn value(component: &Component, given: Option<(&str, &str)>) -> String {
    let word = |property: &str| {
        let (of, word) = given?;
        (of == property).then_some(word)
    };
    let sent = match component.value_kind(word) {
        ValueKind::None => "nothing",
        ValueKind::Text => "text as typed",
        ValueKind::NumberAsText => "number as text",
        ValueKind::Date => "day",
        ValueKind::Range => "two days",
        ValueKind::Id => "id",
        ValueKind::Ids => "list of ids",
        ValueKind::Boolean => "true",
        ValueKind::Media => "list of files",
    };
    let cleared = match component.cleared(word) {
        Cleared::Never => "never",
        Cleared::EmptyText => "\"\"",
        Cleared::EmptyList => "[]",
        Cleared::Missing => "key missing",
    };
    let initial = match component.initial(word) {
        None => "nothing",
        Some(Initial::Text) => "a text",
        Some(Initial::Texts) => "a list of texts",
        Some(Initial::Boolean) => "true or false",
        Some(Initial::Range) => "an object of two texts",
    };
    let named = match given {
        Some((property, word)) => format!("{}, {property}: {word}", component.kind),
        None => component.kind.to_string(),
    };
    let trimmed = match component.value_kind(word).is_checked_trimmed() {
        true => ", checked without blanks",
        false => "",
    };
    format!("{named:<35} | {sent:<17} | {cleared:<11} | {initial}{trimmed}")
}

#[test]
fn each_input_sends_what_is_known_of_it() {
    let mut known = String::from("\n");
    for component in Kind::ALL.map(Kind::component) {
        if !component.is_input() {
            assert_eq!(component.value_kind(|_| None), ValueKind::None);
            assert_eq!(component.initial(|_| None), None);
            continue;
        }
        let plain = value(component, None);
        known += &format!("{plain}\n");
        for given in [("input-type", "number"), ("mode", "range")] {
            let (_, told) = plain.split_once(" | ").unwrap_or_default();
            let line = value(component, Some(given));
            if !line.ends_with(told) {
                known += &format!("{line}\n");
            }
        }
    }
    same_lines(&known, VALUES);
}

#[test]
fn an_initial_value_is_what_its_row_takes() {
    for component in Kind::ALL.map(Kind::component) {
        let Some(row) = component.property("init-value") else {
            continue;
        };
        let holds = match row.shape {
            Shape::String(_) => Initial::Text,
            Shape::OneOf([Shape::Array(..), Shape::Binding]) => Initial::Texts,
            Shape::OneOf([Shape::Boolean, Shape::Binding]) => Initial::Boolean,
            Shape::OneOf([Shape::String(_), Shape::OpenObject(_)]) => Initial::Range,
            other => panic!("{}: {other:?}", component.kind()),
        };
        // The row of a CalendarPicker takes what one of its modes does.
        let range = |property: &str| (property == "mode").then_some("range");
        assert_eq!(
            component.initial(range),
            Some(holds),
            "{}",
            component.kind()
        );
    }
}
