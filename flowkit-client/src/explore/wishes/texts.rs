//! Texts to type.

use super::pattern;
use crate::fields::InputType;

/// The longest text that is made up, in UTF-16 units, where a field has no limit of its own.
const LONGEST: usize = 3000;

type Texts = Vec<(String, String)>;

/// Texts for a TextInput: an ordinary one, the shortest, the longest, and odd ones. Not all of them fit.
pub(super) fn of_input(kind: InputType, least: usize, most: usize, pattern: Option<&str>) -> Texts {
    let most = most.min(LONGEST);
    let shortest = least.max(1);
    let mut texts = Texts::new();
    let mut add = |label: &str, text: String| texts.push((label.to_owned(), text));
    if let Some(pattern) = pattern {
        for (number, text) in pattern::examples(pattern).into_iter().enumerate() {
            add(&format!("fits the pattern {number}"), text);
        }
    }
    match kind {
        InputType::Email => {
            add("usual", "ada@example.com".to_owned());
            add("shortest", padded("a", '1', "@b.c", shortest));
            add("longest", padded("a", 'b', "@example.com", most));
            add(
                "with a plus",
                "ada.lovelace+flow@mail.example.org".to_owned(),
            );
        }
        InputType::Phone => {
            add("usual", "+44 20 7946 0958".to_owned());
            add("shortest", padded("", '1', "", shortest.max(3)));
            add("longest", padded("", '1', "", most));
            add("in parts", "(020) 7946-0958".to_owned());
        }
        InputType::Number => {
            add("usual", padded("", '5', "", shortest));
            // What is too little for one field is too much for another.
            add("in the hundreds", "100".to_owned());
            add("in the thousands", "5000".to_owned());
            add("in the ten thousands", "25000".to_owned());
            add("longest", padded("", '9', "", most));
            add("zero", padded("", '0', "", shortest));
            add("negative", "-1".to_owned());
            add("with a point", "12.5".to_owned());
            add("with a comma", "1,5".to_owned());
            add("with an exponent", "1e3".to_owned());
        }
        InputType::Passcode => {
            add("usual", padded("", '1', "", shortest));
            add("six digits", "123456".to_owned());
            add("longest", padded("", '9', "", most));
        }
        InputType::Password => {
            add("usual", padded("Secret-1", 'x', "", shortest));
            add("shortest", padded("", 'x', "", shortest));
            add("longest", padded("Aa1-", 'x', "", most));
        }
        _ => {
            add("usual", padded("Ada Okafor", 'r', "", shortest));
            add("shortest", padded("", 'x', "", shortest));
            add("longest", words(most));
            add("many alphabets", padded("Zoë Ōta 李 🎉", 'x', "", shortest));
            add(
                "signs",
                padded("<b>\"O'Neil\" & \\n {x} $1", 'x', "", shortest),
            );
            add(
                "blanks around",
                format!(" {} ", padded("Ada", 'a', "", shortest)),
            );
            add("a number", padded("", '7', "", shortest));
        }
    }
    texts
}

/// Texts for a TextArea.
pub(super) fn of_area(most: usize) -> Texts {
    let most = most.min(LONGEST);
    let texts = [
        ("usual", "Please call in the morning.".to_owned()),
        ("shortest", "x".to_owned()),
        ("longest", words(most)),
        ("lines", "One\nTwo\n\nThree 🎉".to_owned()),
    ];
    texts
        .map(|(label, text)| {
            (
                label.to_owned(),
                text.encode_utf16().take(most).collect::<Vec<_>>(),
            )
        })
        .map(|(label, units)| (label, String::from_utf16_lossy(&units)))
        .to_vec()
}

/// A text of so many units at least: the beginning, as many fillers as it takes, and the end.
fn padded(begin: &str, filler: char, end: &str, length: usize) -> String {
    let units = |text: &str| text.encode_utf16().count();
    let missing = length.saturating_sub(units(begin).saturating_add(units(end)));
    let fillers = std::iter::repeat_n(filler, missing);
    begin.chars().chain(fillers).chain(end.chars()).collect()
}

/// Words of exactly so many units in all, without a blank at either end.
fn words(length: usize) -> String {
    let mut text: String = "long words and ".chars().cycle().take(length).collect();
    if text.ends_with(' ') {
        text.pop();
        text.push('x');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_and_the_longest_have_the_length_of_the_limits() {
        let length = |texts: &Texts, wanted: &str| {
            let text = texts.iter().find(|(label, _)| label == wanted);
            text.unwrap().1.encode_utf16().count()
        };
        for kind in [InputType::Text, InputType::Email, InputType::Password] {
            let texts = of_input(kind, 20, 60, None);
            assert_eq!(length(&texts, "shortest"), 20, "{kind:?}");
            assert_eq!(length(&texts, "longest"), 60, "{kind:?}");
        }
        assert_eq!(length(&of_area(600), "longest"), 600);
        assert!(
            of_area(3)
                .iter()
                .all(|(_, text)| text.encode_utf16().count() <= 3)
        );
    }
}
