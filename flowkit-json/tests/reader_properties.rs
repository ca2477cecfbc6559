//! What holds for every text.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::fmt::Write as _;

use flowkit_json::read::{self, Kind, Value};
use proptest::collection::vec;
use proptest::prelude::*;

/// A JSON value as a test makes it up: numbers as text, keys without repetition.
#[derive(Debug, Clone, PartialEq)]
enum Made {
    Null,
    Bool(bool),
    Number(String),
    String(String),
    Array(Vec<Made>),
    Object(Vec<(String, Made)>),
}

fn made() -> impl Strategy<Value = Made> {
    let number = "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,5})?([eE][+-]?[0-9]{1,3})?";
    let leaf = prop_oneof![
        Just(Made::Null),
        any::<bool>().prop_map(Made::Bool),
        number.prop_map(Made::Number),
        any::<String>().prop_map(Made::String),
    ];
    leaf.prop_recursive(6, 96, 20, |inner| {
        let members = vec((any::<String>(), inner.clone()), 0..20).prop_map(|mut members| {
            let mut seen = std::collections::HashSet::new();
            members.retain(|(key, _)| seen.insert(key.clone()));
            Made::Object(members)
        });
        prop_oneof![vec(inner, 0..8).prop_map(Made::Array), members]
    })
}

/// Prints a value with white space that `layout` picks, and escapes where JSON wants them or `layout` likes them.
struct Printer<'l> {
    text: String,
    layout: std::iter::Cycle<std::slice::Iter<'l, u8>>,
}

impl Printer<'_> {
    fn pick(&mut self) -> u8 {
        self.layout.next().copied().unwrap_or_default()
    }

    fn space(&mut self) {
        let space = ["", "", " ", "\n", "\r\n", "\t", "  "][usize::from(self.pick()) % 7];
        self.text.push_str(space);
    }

    fn string(&mut self, string: &str) {
        self.text.push('"');
        for character in string.chars() {
            match character {
                '"' | '\\' => self.text.extend(['\\', character]),
                _ if u32::from(character) < 0x20 || self.pick().is_multiple_of(5) => {
                    for unit in character.encode_utf16(&mut [0; 2]) {
                        write!(self.text, "\\u{unit:04x}").unwrap();
                    }
                }
                _ => self.text.push(character),
            }
        }
        self.text.push('"');
    }

    fn value(&mut self, value: &Made) {
        self.space();
        match value {
            Made::Null => self.text.push_str("null"),
            Made::Bool(value) => write!(self.text, "{value}").unwrap(),
            Made::Number(number) => self.text.push_str(number),
            Made::String(string) => self.string(string),
            Made::Array(items) => {
                self.text.push('[');
                for (index, item) in items.iter().enumerate() {
                    self.comma(index);
                    self.value(item);
                }
                self.text.push(']');
            }
            Made::Object(members) => {
                self.text.push('{');
                for (index, (key, member)) in members.iter().enumerate() {
                    self.comma(index);
                    self.space();
                    self.string(key);
                    self.space();
                    self.text.push(':');
                    self.value(member);
                }
                self.text.push('}');
            }
        }
        self.space();
    }

    fn comma(&mut self, index: usize) {
        if index > 0 {
            self.text.push(',');
        }
    }
}

fn print(value: &Made, layout: &[u8]) -> String {
    let mut printer = Printer {
        text: String::new(),
        layout: layout.iter().cycle(),
    };
    printer.value(value);
    printer.text
}

fn unmade(value: &Value<'_>) -> Made {
    match value.kind() {
        Kind::Null => Made::Null,
        Kind::Bool(value) => Made::Bool(*value),
        Kind::Number(number) => Made::Number(number.as_str().to_owned()),
        Kind::String(string) => Made::String(string.to_string()),
        Kind::Array(items) => Made::Array(items.iter().map(unmade).collect()),
        Kind::Object(object) => Made::Object(
            object
                .members()
                .map(|member| (member.key().to_string(), unmade(member.value())))
                .collect(),
        ),
    }
}

/// Line and column of a byte, worked out the slow way.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line = before.matches('\n').count() + 1;
    (
        line,
        before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1,
    )
}

/// Reads the slice that every value and key claims for itself, and compares.
fn check_places(text: &str, value: &Value<'_>) {
    let span = value.span();
    assert_eq!(
        (span.line(), span.column()),
        place(text, span.range().start)
    );
    assert_eq!(
        (span.end().line(), span.end().column()),
        place(text, span.range().end)
    );
    let slice = read::parse(&text[span.range()]).unwrap();
    assert_eq!(unmade(&slice.value), unmade(value));
    match value.kind() {
        Kind::Array(items) => items.iter().for_each(|item| check_places(text, item)),
        Kind::Object(object) => object.members().for_each(|member| {
            let span = member.key().span();
            assert_eq!(
                (span.line(), span.column()),
                place(text, span.range().start)
            );
            assert_eq!(
                read::parse(&text[span.range()]).unwrap().value.as_str(),
                Some(member.key().as_str())
            );
            check_places(text, member.value());
        }),
        _ => {}
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200)) {
        if let Err(error) = read::parse_bytes(&bytes) {
            prop_assert!(error.span().range().end <= bytes.len());
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn anything_like_json_is_read_or_refused(text in "[\\[\\]{}\",:\\\\u0-9aeE.+\\-/*' \né😀tnf]{0,60}") {
        match read::parse(&text) {
            Ok(reading) => check_places(&text, &reading.value),
            Err(error) => {
                let span = error.span();
                prop_assert!(text.get(span.range()).is_some(), "{span:?} cuts a character");
                prop_assert_eq!((span.line(), span.column()), place(&text, span.range().start));
            }
        }
    }

    #[test]
    fn what_is_printed_is_read_back(value in made(), layout in vec(any::<u8>(), 1..64)) {
        let text = print(&value, &layout);
        let reading = read::parse(&text).unwrap();
        prop_assert_eq!(unmade(&reading.value), value);
        prop_assert!(reading.warnings.is_empty());
        check_places(&text, &reading.value);
        prop_assert_eq!(unmade(&reading.value.clone().into_owned()), unmade(&reading.value));
    }

    #[test]
    fn a_printed_value_cut_short_is_refused(value in vec(made(), 1..4), layout in vec(any::<u8>(), 1..16), cut in any::<prop::sample::Index>()) {
        let text = print(&Made::Array(value), &layout);
        let end = text.trim_end().len();
        let boundaries: Vec<usize> = (0..end).filter(|index| text.is_char_boundary(*index)).collect();
        prop_assert!(read::parse(&text[..*cut.get(&boundaries)]).is_err());
    }
}
