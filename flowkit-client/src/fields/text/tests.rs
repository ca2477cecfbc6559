//! The rules of a TextInput.

use proptest::prelude::*;

use super::super::pattern::Pattern;
use super::{InputType, TextFault, TextRules};

fn rules() -> TextRules {
    TextRules::new()
}

fn passes(input_type: InputType, text: &str) -> bool {
    rules().typed(input_type).check(Some(text)).is_ok()
}

#[test]
fn p111_text_value_raw() {
    for kind in InputType::ALL {
        assert_eq!(kind.typed("", "  12 \n"), "  12 \n");
    }
}

#[test]
fn p112_text_check_trimmed() {
    let rules = rules().min_chars(3).max_chars(3);
    assert_eq!(rules.check(Some("  abc\u{a0}\n")), Ok(()));
    let short = TextFault::TooShort { least: 3, has: 2 };
    assert_eq!(rules.check(Some(" ab ")), Err(short));
    assert!(passes(InputType::Email, " ana@example.com "));
}

#[test]
fn p113_text_required_blank() {
    let required = rules().required(true);
    for empty in [None, Some(""), Some(" \t\n\u{3000}")] {
        assert_eq!(required.check(empty), Err(TextFault::Required));
        assert_eq!(rules().check(empty), Ok(()));
    }
}

#[test]
fn p114_text_min_ignored_empty() {
    let rules = rules().min_chars(3);
    assert_eq!(rules.check(Some("")), Ok(()));
    assert_eq!(rules.check(Some("   ")), Ok(()));
    let short = TextFault::TooShort { least: 3, has: 1 };
    assert_eq!(rules.check(Some("a")), Err(short));
}

#[test]
fn p115_text_max_default_80() {
    assert_eq!(rules().check(Some(&"a".repeat(80))), Ok(()));
    let long = TextFault::TooLong { most: 80, has: 81 };
    assert_eq!(rules().check(Some(&"a".repeat(81))), Err(long));
    // An emoji is two.
    assert_eq!(rules().check(Some(&"😀".repeat(40))), Ok(()));
    let long = TextFault::TooLong { most: 80, has: 82 };
    assert_eq!(rules().check(Some(&"😀".repeat(41))), Err(long));
}

#[test]
fn p116_text_no_typing_limit() {
    let long = "a".repeat(200);
    for kind in InputType::ALL {
        assert_eq!(kind.typed("a", &long), long);
    }
}

#[test]
fn p117_text_order_of_checks() {
    let never = || Pattern::new("[]");
    let strict = rules().required(true).min_chars(3).max_chars(2);
    let strict = strict.typed(InputType::Passcode).pattern(never());
    let short = TextFault::TooShort { least: 3, has: 2 };
    let long = TextFault::TooLong { most: 2, has: 4 };
    assert_eq!(strict.check(Some("")), Err(TextFault::Required));
    assert_eq!(strict.check(Some("ab")), Err(short));
    assert_eq!(strict.check(Some("abcd")), Err(long));
    for (kind, fault) in [
        (InputType::Email, TextFault::Email),
        (InputType::Passcode, TextFault::Passcode),
        (InputType::Phone, TextFault::Phone),
        (InputType::Number, TextFault::Number),
        (InputType::Text, TextFault::Pattern),
        (InputType::Password, TextFault::Pattern),
    ] {
        let rules = rules().typed(kind).pattern(never());
        assert_eq!(rules.check(Some("abcd")), Err(fault));
    }
    let digits = rules().typed(InputType::Passcode).pattern(never());
    assert_eq!(digits.check(Some("1234")), Err(TextFault::Pattern));
}

#[test]
fn p118_text_pattern_needs_type() {
    let pattern = || Pattern::new("^[0-9]+$");
    assert_eq!(rules().pattern(pattern()).check(Some("abc")), Ok(()));
    for (kind, text, is_checked) in [
        (InputType::Text, "abc", true),
        (InputType::Password, "abc", true),
        (InputType::Number, "-5", true),
        (InputType::Email, "a@b.c", false),
        (InputType::Phone, "+44", false),
    ] {
        let checked = rules().typed(kind).pattern(pattern()).check(Some(text));
        assert_eq!(checked.is_err(), is_checked, "{kind:?}");
    }
}

#[test]
fn p119_text_pattern_unanchored() {
    let rules = rules()
        .typed(InputType::Text)
        .pattern(Pattern::new("[0-9]{3}"));
    assert_eq!(rules.check(Some("room 101")), Ok(()));
    assert_eq!(rules.check(Some("room 11")), Err(TextFault::Pattern));
}

#[test]
fn p120_text_pattern_emptied_field() {
    let rules = rules()
        .typed(InputType::Text)
        .pattern(Pattern::new("[0-9]{3}"));
    assert_eq!(rules.check(Some("")), Err(TextFault::Pattern));
    assert_eq!(rules.check(None), Ok(()));
}

#[test]
fn p121_text_pattern_bad_regex() {
    let rules = rules().typed(InputType::Text);
    for bad in ["(", "[0-9", "*", "a{2,1}", "(?<n>a)(?<n>b)"] {
        let rules = rules.clone().pattern(Pattern::new(bad));
        assert_eq!(rules.check(Some("anything")), Ok(()), "{bad}");
    }
}

#[test]
fn p123_number_comma_decimal() {
    for number in [
        "1,5",
        "1,234.5",
        "-5",
        "+5",
        "1e5",
        "1.5e-3",
        "007",
        "0",
        "0.5",
        "12345678901234567890",
        "1234,567",
        "1,234,567",
        "0,5",
        "1,5E+3",
        "00.5",
    ] {
        assert!(passes(InputType::Number, number), "{number}");
    }
    for no_number in [
        "1,2,3",
        ".5",
        "5.",
        "1 000",
        "abc",
        "-",
        "1e",
        "1e5.5",
        "0,234,567",
        "1.5,2",
        ",5",
        "5,",
        "1,5.2",
        "1,234,56",
        "--5",
        "1.234.567",
        "１",
        "1e5e5",
    ] {
        assert!(!passes(InputType::Number, no_number), "{no_number}");
    }
}

#[test]
fn p124_passcode_digits() {
    assert!(passes(InputType::Passcode, "0123"));
    for other in ["12a4", "12 4", "-12", "١٢"] {
        assert!(!passes(InputType::Passcode, other), "{other}");
    }
}

#[test]
fn email_is_a_name_at_a_host() {
    for email in [
        "a@b.c",
        "ana.maria+1@mail.example-host.com",
        "`{|}~@1.2",
        "a@-.-",
    ] {
        assert!(passes(InputType::Email, email), "{email}");
    }
    for other in [
        "a@b", "ä@b.de", "@b.c", "a@", "a@b.", "a@.c", "a b@c.de", "a@b@c.de", "a@b..c", "a@b_c.de",
    ] {
        assert!(!passes(InputType::Email, other), "{other}");
    }
}

#[test]
fn phone_has_three_digits_or_a_country() {
    for phone in [
        "+44 20 7946 0958",
        "(020) 7946",
        "123",
        "+44",
        "+1",
        "+4412",
        "(020)",
        "+44 (020)",
        "1-2",
        "1.2-3",
        "+44*123",
        "+44 12-3",
        "+441 2",
    ] {
        assert!(passes(InputType::Phone, phone), "{phone}");
    }
    for other in [
        "1", "12", "12a", "+", "()", "(020", "020)", "++44", "+4 2", "12/34", "1*2",
    ] {
        assert!(!passes(InputType::Phone, other), "{other}");
    }
}

#[test]
fn an_empty_text_has_no_type() {
    for kind in InputType::ALL {
        assert!(passes(kind, "") && passes(kind, "  "), "{kind:?}");
    }
}

#[test]
fn p125_password_no_emoji() {
    for kind in [InputType::Password, InputType::Passcode] {
        assert_eq!(kind.typed("12", "12😀"), "12");
        assert_eq!(kind.typed("12😀", "12😀3"), "12😀");
        assert_eq!(kind.typed("12", "123"), "123");
        for emoji in ["⚔", "🏁", "🚗", "🤐", "\u{e000}"] {
            assert_eq!(kind.typed("12", &format!("12{emoji}")), "12");
        }
        for letter in ["é", "❤", "☂", "🥞"] {
            let text = format!("12{letter}");
            assert_eq!(kind.typed("12", &text), text);
        }
    }
    for kind in [
        InputType::Text,
        InputType::Number,
        InputType::Email,
        InputType::Phone,
    ] {
        assert_eq!(kind.typed("12", "12😀"), "12😀");
    }
}

#[test]
fn words_of_input_type() {
    for kind in InputType::ALL {
        assert_eq!(InputType::of(kind.word()), Some(kind));
    }
    assert_eq!(InputType::of("Text"), None);
}

/// Signs that phone numbers and numbers are made of.
const SIGNS: &str = r"[-+() .,*eE0-9a]{0,9}";

proptest! {
    #[test]
    fn phones_are_what_the_expression_says(text in SIGNS) {
        let country = r"(?:\+\d+[-*. ]*)?";
        let area = r"(?:\(\d+\)[-. ]*)?";
        let expression = format!(r"^{country}{area}(?:\d[-. \d]+\d)?$");
        let expected = Pattern::new(&expression).is_in(text.trim()) ;
        prop_assert_eq!(passes(InputType::Phone, &text), expected, "{}", text);
    }

    #[test]
    fn numbers_are_what_the_expression_says(text in SIGNS) {
        let whole = r"(?:\d+|[1-9]\d*(?:,\d\d\d)+)(?:\.\d+)?";
        let expression = format!(r"^(?:[-+]?(?:{whole}|\d+,\d+)(?:[eE][-+]?\d+)?)?$");
        let expected = Pattern::new(&expression).is_in(text.trim());
        prop_assert_eq!(passes(InputType::Number, &text), expected, "{}", text);
    }

    #[test]
    fn no_text_breaks_the_check(text in ".*", before in ".*", least in any::<usize>(), pattern in ".*") {
        for kind in InputType::ALL {
            let rules = rules().typed(kind).min_chars(least).pattern(Pattern::new(&pattern));
            let _ = rules.check(Some(&text));
            let kept = kind.typed(&before, &text);
            prop_assert!(kept == text || kept == before);
        }
    }
}
