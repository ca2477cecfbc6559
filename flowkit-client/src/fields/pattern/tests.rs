//! Expressions as JavaScript reads them, and those that would take it too long.

use proptest::prelude::*;

use super::Pattern;

fn fits(pattern: &str, text: &str) -> bool {
    Pattern::new(pattern).is_in(text)
}

#[test]
fn reads_expressions_as_javascript_does() {
    for (pattern, text, is_in) in [
        (r"^\d+$", "12", true),
        // JavaScript's digits are ASCII.
        (r"^\d+$", "١٢", false),
        (r"^\w+$", "Zoë", false),
        (r"^[^]$", "\n", true),
        (r"^.$", "\n", false),
        // Units and not letters.
        (r"^.$", "😀", false),
        (r"^..$", "😀", true),
        (r"[\ud83c-\udbff]", "a😀", true),
        (r"[\ud83c-\udbff]", "a", false),
        (r"^(?=.*[A-Z])(?=.*\d).{4,}$", "Abc1", true),
        (r"^(?=.*[A-Z])(?=.*\d).{4,}$", "abc1", false),
        (r"^(a)\1$", "aa", true),
        (r"^(a)\1$", "ab", false),
        (r"(?<=\$)\d", "$5", true),
        (r"^a{,2}$", "a{,2}", true),
        (r"^\p{L}$", "ä", false),
        ("", "anything", true),
    ] {
        assert_eq!(fits(pattern, text), is_in, "{pattern} {text}");
    }
}

#[test]
fn what_could_take_for_ever_is_searched_in_bounded_time() {
    let run = "a".repeat(200);
    let bad = format!("{run}!");
    for pattern in [
        "^(a+)+$",
        "^([a-z]+ ?)+$",
        "^(a|a)*$",
        "^(?:a|[a-c])+$",
        r"^(\w+\s?)*$",
        "^(a*)*$",
        "^a*a*a*a*a*a*a*a*$",
        "^((a{1,20}){1,20}){1,20}$",
    ] {
        assert!(fits(pattern, &run), "{pattern}");
        assert!(!fits(pattern, &bad), "{pattern}");
    }
}

#[test]
fn what_cannot_be_told_fits() {
    let bad = format!("{}!", "a".repeat(200));
    for pattern in [r"^(a+)+\1$", "^(?=(a+)+$)", "^(?!(a+)+!$)b"] {
        assert!(fits(pattern, &bad), "{pattern}");
        // A short text is looked at.
        assert!(!fits(pattern, "!"), "{pattern}");
    }
    assert!(fits(&"b".repeat(4097), "a"));
    assert!(!fits(&"b".repeat(4096), "a"));
    assert!(fits("(?:){1000000000}", "a"));
}

#[test]
fn both_searches_agree_on_what_stands_in_classes() {
    // Of a long text the second search takes over.
    let filler = "x".repeat(2000);
    for (class, inside, outside) in [
        (r"[a-c]", "b", "d"),
        (r"[^a-c]", "d", "b"),
        (r"[\d.-]", "-", "+"),
        (r"[+-\d]", "-", ","),
        (r"[\]\\]", "]", "["),
        (r"[[&&~~]", "[", "]"),
        (r"[\w\-.@]", "@", "!"),
        (r"[^\s]", "a", "\u{feff}"),
        (r"\S", "a", "\u{3000}"),
        (r"\D", "a", "1"),
        (r"[\x41\u0042]", "B", "C"),
        (r"\/", "/", "."),
        (r"[\b]", "\u{8}", "b"),
        (r"[^]", "a", ""),
        (r"\.", ".", "a"),
        (r"{", "{", "}"),
        (r"<", "<", ">"),
        (r"\<", "<", ">"),
        (r"#", "#", " "),
    ] {
        let (short, long) = (format!("^x?{class}$"), format!("^x*x*x*{class}$"));
        for (sign, fits_it) in [(inside, true), (outside, false)] {
            assert_eq!(fits(&short, sign), fits_it, "{short} {sign}");
            let text = format!("{filler}{sign}");
            // `xx` fits what only `x` stands for as well.
            if sign.is_empty() || fits(&short, "x") {
                continue;
            }
            assert_eq!(fits(&long, &text), fits_it, "{long} {sign}");
        }
    }
}

proptest! {
    #[test]
    fn no_expression_breaks_it(pattern in ".*", text in ".*") {
        let _ = fits(&pattern, &text);
    }

    #[test]
    fn nothing_takes_for_ever(pattern in r"([ab.]|\[a-b\]|\(|\)|\*|\+|\?|\||\^|\$|\{1,9\}|\(\?=|\(\?:|\\1|\\b){0,24}", text in "[ab]{0,120}") {
        let _ = fits(&pattern, &text);
    }

    #[test]
    fn both_searches_agree(pattern in r"(a|b|[.]|\[ab\]|\[\^a\]|a\*|b\+|a\?|\(a\|b\)\*|\(ab\)\+|\\w|\\b){1,8}", text in "[abc ]{0,8}", repeated in "[abc]{200}") {
        let whole = format!("^(?:{pattern})$");
        let exact = fits(&whole, &text);
        // The same with so many ways before it that the second search has to take over.
        let long = format!("{repeated} {text}");
        let prefixed = format!("^(?:[abc]*)*[abc]* (?:{pattern})$");
        let joined = format!(" {text}");
        let after_blank = fits(&format!("^ (?:{pattern})$"), &joined);
        if !text.contains(' ') {
            prop_assert_eq!(fits(&prefixed, &long), after_blank, "{} {}", prefixed, text);
        }
        prop_assert!(exact || !fits(&whole, &text));
    }
}
