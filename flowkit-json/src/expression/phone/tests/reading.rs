//! Where the phone reads an expression otherwise than Meta's validator.

use super::super::super::ast::Expression;
use super::super::Value;
use super::state;

fn on_phone(text: &str) -> Result<Value<'_>, String> {
    let expression = Expression::on_phone(text).map_err(|fault| fault.to_string())?;
    let value = expression.evaluate(Box::leak(Box::new(state(1.9))));
    value.map_err(|failure| failure.to_string())
}

#[test]
fn the_validator_accepts_what_the_phone_cannot_read() {
    for (text, fault) in [
        (
            "${data.n} (1 + 2)",
            "parentheses behind a value are a function call to the phone (character 1)",
        ),
        (
            "(1) (2)",
            "parentheses behind a value are a function call to the phone (character 1)",
        ),
        (
            "'n: ' ('a' 'b')",
            "more than one value stands in these parentheses (character 7)",
        ),
        (
            "${data.arr.1}",
            "no name stands behind the dot (character 11)",
        ),
    ] {
        assert!(Expression::parse(text).is_ok(), "{text}");
        assert_eq!(on_phone(text), Err(fault.to_owned()), "{text}");
    }
    assert_eq!(on_phone("'n: ' (1 + 2)"), Ok("n: 3".into()));
    assert_eq!(on_phone("${data.n} '' (1 + 2)"), Ok("53".into()));
}

#[test]
fn p077_the_two_take_a_name_for_another() {
    for (text, expected) in [
        // Without the braces these are the fields `n1` and `nx`, and two references in one.
        ("${data.n}1", Value::Missing),
        ("${data.n}x", Value::Missing),
        ("${data.n}${data.s}", Value::Missing),
        ("'a'${data.n}'b'", "a5b".into()),
        ("${data.n-x}", Value::Number(5.0)),
        ("${data.n x}", "5".into()),
        ("x", Value::Missing),
        ("undefined", Value::Missing),
        ("screen.A.data.n", Value::Number(5.0)),
        ("screen.A", Value::Missing),
        ("true.x", Value::Missing),
    ] {
        assert_eq!(on_phone(text), Ok(expected), "{text}");
    }
}

#[test]
fn the_phone_answers_some_operators_with_the_empty_text() {
    for text in [
        "1 === 1", "1 !== 1", "2 ** 3", "1 | 2", "1 & 2", "1 ^ 2", "1 << 2", "4 >> 1", "4 >>> 1",
        "~1",
    ] {
        assert_eq!(on_phone(text), Ok("".into()), "{text}");
    }
    assert_eq!(on_phone("1 === 1 || true"), Ok(Value::Bool(true)));
}

#[test]
fn what_the_phone_cannot_read_either() {
    for text in [
        "'open",
        "(1",
        "1)",
        "1 +",
        "* 1",
        "!",
        "a ? b : c",
        "f()",
        "[1]",
        "{",
        "1a",
        "1.2.3",
        "1 = 1",
        "()",
        "1e",
        "${other.x}",
        "${data.}",
        "${data.arr['x']}",
        "${data.arr[${data.n}]}",
        "#",
        "`",
        "@",
    ] {
        assert!(on_phone(text).is_err(), "{text}");
    }
}

#[test]
fn depth_and_length_are_bounded() {
    let deep = |depth: usize| format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(on_phone(&deep(64)), Ok(Value::Number(1.0)));
    assert!(on_phone(&deep(65)).is_err() && on_phone(&deep(100_000)).is_err());
    assert!(on_phone(&"!".repeat(100_000)).is_err());
    let sum = |count| vec!["1"; count].join(" + ");
    assert_eq!(on_phone(&sum(500)), Ok(Value::Number(500.0)));
    assert!(on_phone(&sum(501)).is_err());
}
