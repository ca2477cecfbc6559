//! Whether two Flow JSON documents say the same.

use flowkit_json::read::{self, Kind, Number, Reading, Value, Warning};

/// Whether two texts are the same JSON: white space and the order of members do not count.
///
/// Readers differ about a key that is there twice and about a text that is no JSON. Those are the same only byte by byte.
pub(crate) fn is_same_json(one: &[u8], other: &[u8]) -> bool {
    if one == other {
        return true;
    }
    match (read::parse_bytes(one), read::parse_bytes(other)) {
        (Ok(one), Ok(other)) => {
            is_clear(&one) && is_clear(&other) && same_value(&one.value, &other.value)
        }
        _ => false,
    }
}

fn is_clear(reading: &Reading<'_>) -> bool {
    let twice = |warning: &Warning| matches!(warning, Warning::DuplicateKey { .. });
    !reading.warnings.iter().any(twice)
}

fn same_value(one: &Value<'_>, other: &Value<'_>) -> bool {
    match (one.kind(), other.kind()) {
        (Kind::Null, Kind::Null) => true,
        (Kind::Bool(one), Kind::Bool(other)) => one == other,
        (Kind::Number(one), Kind::Number(other)) => same_number(one, other),
        (Kind::String(one), Kind::String(other)) => one == other,
        (Kind::Array(one), Kind::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| same_value(one, other))
        }
        (Kind::Object(one), Kind::Object(other)) => {
            one.len() == other.len()
                && one.members().all(|member| {
                    let same = other.get(member.key().as_str());
                    same.is_some_and(|other| same_value(member.value(), other))
                })
        }
        _ => false,
    }
}

/// To the phone `1.0` and `1` are one number. From 2^53 on it cannot tell whole numbers apart, so those are compared as they
/// are written.
fn same_number(one: &Number<'_>, other: &Number<'_>) -> bool {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let (left, right) = (one.as_f64(), other.as_f64());
    one == other || left == right && left.abs() < EXACT
}

#[cfg(test)]
mod tests {
    use super::is_same_json;

    fn same(one: &str, other: &str) -> bool {
        let same = is_same_json(one.as_bytes(), other.as_bytes());
        assert_eq!(
            same,
            is_same_json(other.as_bytes(), one.as_bytes()),
            "{one} {other}"
        );
        same
    }

    #[test]
    fn white_space_and_order_of_members_do_not_count() {
        assert!(same(
            r#"{"a": [1, {"b": null, "c": "x"}], "d": true}"#,
            "{\"d\":true,\n\"a\":[1,{\"c\":\"\\u0078\",\"b\":null}]}"
        ));
        assert!(same("\u{feff}{}", "{ }"));
    }

    #[test]
    fn everything_else_does() {
        for (one, other) in [
            (r#"{"a": 1}"#, r#"{"a": 2}"#),
            (r#"{"a": 1}"#, r#"{"b": 1}"#),
            (r#"{"a": 1}"#, r#"{"a": 1, "b": 1}"#),
            (r#"{"a": 1}"#, r#"{"a": "1"}"#),
            (r#"{"a": null}"#, "{}"),
            ("[1, 2]", "[2, 1]"),
            ("[1]", "[1, 1]"),
            ("true", "false"),
            (r#"" a""#, r#""a""#),
        ] {
            assert!(!same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn numbers_are_compared_by_their_value_and_never_too_coarsely() {
        assert!(same("[1.0, 1e2, -0]", "[1, 100, 0]"));
        assert!(same("[0.1]", "[0.1]"));
        assert!(!same("9007199254740993", "9007199254740992"));
        assert!(!same("1e999", "2e999"));
        assert!(!same("0.1", "0.2"));
    }

    #[test]
    fn what_readers_differ_about_is_the_same_only_byte_by_byte() {
        let twice = r#"{"a": 1, "a": 2}"#;
        assert!(same(twice, twice));
        assert!(!same(twice, r#"{"a": 2}"#));
        assert!(same("no json", "no json"));
        assert!(!same("no json", "no  json"));
    }
}
