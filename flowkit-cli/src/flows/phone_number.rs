//! Telephone numbers, as people write them.

/// The most and fewest digits of a number with its country code: ITU-T E.164 allows 15.
const LONGEST: usize = 15;
const SHORTEST: usize = 7;

/// For clap: a number in international form, such as `+33 6 12 34 56 78`, as its digits alone.
pub(crate) fn parse(text: &str) -> Result<String, String> {
    let text = text.trim();
    let rest = text.strip_prefix('+').unwrap_or(text);
    if rest.replace(' ', "").contains("(0)") {
        return Err("leave out the (0), which is not dialled from abroad".to_owned());
    }
    let mut digits = String::new();
    for letter in rest.chars() {
        match letter {
            '0'..='9' => digits.push(letter),
            '-' | '.' | '(' | ')' | '/' | '\u{2010}' | '\u{2011}' | '\u{2013}' => {}
            blank if blank.is_whitespace() => {}
            _ => {
                return Err(
                    "a telephone number has digits only, such as +33 6 12 34 56 78".to_owned(),
                );
            }
        }
    }
    if digits.starts_with('0') {
        return Err("write the number with its country code, such as +33 6 12 34 56 78, without zeros before it".to_owned());
    }
    if !(SHORTEST..=LONGEST).contains(&digits.len()) {
        return Err(format!(
            "a telephone number with its country code has {SHORTEST} to {LONGEST} digits"
        ));
    }
    Ok(digits)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_as_people_write_them() {
        for text in [
            "33612345678",
            "+33612345678",
            " +33 6 12 34 56 78 ",
            "+33-6-12-34-56-78",
            "+33 (6) 12.34.56.78",
            "+33\u{a0}6\u{2011}12345678",
        ] {
            assert_eq!(parse(text).unwrap(), "33612345678", "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for (text, why) in [
            ("", "7 to 15 digits"),
            ("+", "7 to 15 digits"),
            ("112", "7 to 15 digits"),
            ("1234567890123456", "7 to 15 digits"),
            ("0612345678", "country code"),
            ("0033612345678", "without zeros before it"),
            ("+44 (0) 20 7946 0000", "leave out the (0)"),
            ("+33 6 12 34 56 78 ext 9", "digits only"),
            ("++33612345678", "digits only"),
            ("33612345678+", "digits only"),
            ("\u{663}\u{663}12345678", "digits only"),
            ("me@example.org", "digits only"),
        ] {
            let problem = parse(text).unwrap_err();
            assert!(problem.contains(why), "{text}: {problem}");
        }
    }
}
