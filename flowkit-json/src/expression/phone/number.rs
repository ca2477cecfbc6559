//! Numbers and their texts, as JavaScript has them.

/// The number that a text is: 0 for an empty one, `NaN` for one that is none.
pub(super) fn of_text(text: &str) -> f64 {
    let text = text.trim_matches(is_blank);
    let radix = |prefix: [&str; 2], radix: u32| {
        let digits = prefix.iter().find_map(|prefix| text.strip_prefix(prefix))?;
        Some(of_digits(digits, radix))
    };
    let other = radix(["0x", "0X"], 16)
        .or_else(|| radix(["0o", "0O"], 8))
        .or_else(|| radix(["0b", "0B"], 2));
    if let Some(number) = other {
        return number;
    }
    match text {
        "" => 0.0,
        "Infinity" | "+Infinity" => f64::INFINITY,
        "-Infinity" => f64::NEG_INFINITY,
        _ if text.bytes().all(is_of_number) => text.parse().unwrap_or(f64::NAN),
        _ => f64::NAN,
    }
}

/// Whether JavaScript takes a letter for a blank: as Unicode does, but for the byte-order mark and the "next line".
fn is_blank(letter: char) -> bool {
    letter == '\u{feff}' || (letter.is_whitespace() && letter != '\u{85}')
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-')
}

fn of_digits(digits: &str, radix: u32) -> f64 {
    let mut letters = digits.chars().peekable();
    if letters.peek().is_none() {
        return f64::NAN;
    }
    letters
        .try_fold(0.0, |number, letter| {
            let digit = letter.to_digit(radix)?;
            Some(number * f64::from(radix) + f64::from(digit))
        })
        .unwrap_or(f64::NAN)
}

/// Rounds to two decimals, as the phone does behind every operation; a half goes up.
pub(super) fn rounded(number: f64) -> f64 {
    let hundreds = number * 100.0;
    let below = hundreds.floor();
    let whole = match hundreds - below >= 0.5 {
        true => below + 1.0,
        false => below,
    };
    whole / 100.0
}

/// The shortest text that is read as this number: `0.1`, `1e+21`, `NaN`.
pub(super) fn text(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    let sign = match number < 0.0 {
        true => "-",
        false => "",
    };
    if number.is_infinite() {
        return format!("{sign}Infinity");
    }
    let scientific = format!("{:e}", number.abs());
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let (first, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let behind = i32::try_from(fraction.len()).unwrap_or(i32::MAX);
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or_default());
    match exponent {
        0..=20 if behind <= exponent => {
            format!("{sign}{first}{fraction}{}", zeros(exponent - behind))
        }
        0..=20 => {
            let point = usize::try_from(exponent).unwrap_or_default();
            let (whole, rest) = fraction.split_at_checked(point).unwrap_or((fraction, ""));
            format!("{sign}{first}{whole}.{rest}")
        }
        -6..=-1 => format!("{sign}0.{}{first}{fraction}", zeros(-exponent - 1)),
        _ => {
            let point = if fraction.is_empty() { "" } else { "." };
            format!("{sign}{first}{point}{fraction}e{exponent:+}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{of_text, rounded, text};

    #[test]
    fn a_number_has_the_text_that_javascript_gives_it() {
        for (number, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (5.0, "5"),
            (-1.5, "-1.5"),
            (0.1 + 0.2, "0.30000000000000004"),
            (123.456, "123.456"),
            (1200.0, "1200"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (1.25e21, "1.25e+21"),
            (123_456_789_012_345_680_000.0, "123456789012345680000"),
            (0.000_001, "0.000001"),
            (0.000_001_25, "0.00000125"),
            (1e-7, "1e-7"),
            (-1.5e-9, "-1.5e-9"),
            (f64::MAX, "1.7976931348623157e+308"),
            (5e-324, "5e-324"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "Infinity"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            assert_eq!(text(number), expected);
        }
    }

    #[test]
    fn a_text_is_the_number_that_javascript_takes_it_for() {
        for (text, expected) in [
            ("", 0.0),
            (" \n", 0.0),
            (" 12 ", 12.0),
            ("\u{feff}\u{a0}\u{2028}12", 12.0),
            ("-1.50", -1.5),
            ("+.5", 0.5),
            ("1.", 1.0),
            ("1e3", 1000.0),
            ("0x1F", 31.0),
            ("0b101", 5.0),
            ("0o17", 15.0),
            ("Infinity", f64::INFINITY),
            ("-Infinity", f64::NEG_INFINITY),
        ] {
            assert_eq!(
                of_text(text).total_cmp(&expected),
                std::cmp::Ordering::Equal,
                "{text}"
            );
        }
        for text in [
            "x", "1x", "1,5", ".", "-", "inf", "nan", "0x", "-0x1", "1 2", "1e", "--1", "\u{85}1",
        ] {
            assert!(of_text(text).is_nan(), "{text}");
        }
    }

    #[test]
    fn operations_are_rounded_to_two_decimals() {
        for (number, expected) in [
            (1.906, "1.91"),
            (1.0 / 3.0, "0.33"),
            (-0.125, "-0.12"),
            (0.125, "0.13"),
            (-0.001, "0"),
            (1e300, "1e+300"),
            (f64::MAX, "Infinity"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "Infinity"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            assert_eq!(text(rounded(number)), expected);
        }
    }
}
