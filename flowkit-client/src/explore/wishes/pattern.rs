//! Texts that fit the `pattern` of a TextInput.

use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind};

/// Repeated parts come at most so often.
const MOST_REPEATS: u32 = 40;
/// No longer text is made up, in bytes.
const LONGEST: usize = 1000;
/// The letters that are tried first where a set of them is allowed.
const LETTERS: [char; 8] = ['1', 'A', 'a', '5', '-', '.', '_', ' '];
/// What people ask for by patterns that we cannot read: codes, dates, times, words.
const GUESSES: [&str; 12] = [
    "1",
    "12",
    "123",
    "1234",
    "12345",
    "123456",
    "Ab1!cdef",
    "AB123456",
    "2026-11-30",
    "30/11/2026",
    "10:30",
    "abc",
];

/// A text with as little repeated as may be, one with a little more, some with other alternatives, and for an expression that
/// looks ahead or behind some guesses. The caller finds out which of them fit.
pub(super) fn examples(pattern: &str) -> Vec<String> {
    let Ok(read) = regex_syntax::parse(pattern) else {
        return GUESSES.map(str::to_owned).to_vec();
    };
    let mut examples = Vec::new();
    for (more, way) in [(0, 0), (2, 0), (0, 1), (0, 2)] {
        let mut text = String::new();
        write(&read, more, way, &mut text);
        if !examples.contains(&text) {
            examples.push(text);
        }
    }
    examples
}

/// Writes a text that fits. It goes as deep as the expression nests, which the parser bounds.
fn write(part: &Hir, more: u32, way: usize, text: &mut String) {
    if text.len() > LONGEST {
        return;
    }
    match part.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(letter_of(class)),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            let count = repetition.min.saturating_add(more).min(most);
            for _ in 0..count.min(MOST_REPEATS.max(repetition.min)) {
                if text.len() > LONGEST {
                    return;
                }
                write(&repetition.sub, more, way, text);
            }
        }
        HirKind::Capture(group) => write(&group.sub, more, way, text),
        HirKind::Concat(parts) => {
            parts.iter().for_each(|part| write(part, more, way, text));
        }
        HirKind::Alternation(ways) => {
            let way_here = way.checked_rem(ways.len()).unwrap_or(0);
            if let Some(taken) = ways.get(way_here) {
                write(taken, more, way, text);
            }
        }
    }
}

/// One letter of a set, a plain one if there is one.
fn letter_of(class: &Class) -> Option<char> {
    let Class::Unicode(class) = class else {
        return None;
    };
    let has = |letter: &char| {
        class
            .iter()
            .any(|range| (range.start()..=range.end()).contains(letter))
    };
    let plain = LETTERS.into_iter().find(has);
    plain.or_else(|| class.iter().next().map(ClassUnicodeRange::start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Pattern;

    #[test]
    fn a_text_is_found_for_the_patterns_that_people_write() {
        for pattern in [
            r"^[0-9]{4}$",
            r"^[A-Z]{2}\d{6,8}$",
            r"^(\+\d{1,3})?\s?\d{10}$",
            r"^[a-zA-Z ]+$",
            r"^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
            r"^[^@]+@[^@]+\.[a-z]{2,}$",
            r"\bB-[0-9a-f]{8}\b",
            r"^\w{3,}$",
            r"^(?=.*[a-z])(?=.*\d)(?=.*[!@#]).{8,}$",
        ] {
            let known = Pattern::new(pattern);
            let found = examples(pattern);
            assert!(
                found.iter().any(|text| known.is_in(text)),
                "{pattern}: {found:?}"
            );
        }
    }

    #[test]
    fn a_huge_expression_makes_no_huge_text() {
        for text in examples("((a{500}){500}){3}") {
            assert!(text.len() <= LONGEST + 1);
        }
    }
}
