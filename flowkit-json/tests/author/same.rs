//! Comparing JSON.

use flowkit_json::read::{self, Kind, Value};

/// Whether two values are equal; in an object, order means nothing.
fn same(one: &Value<'_>, other: &Value<'_>) -> bool {
    match (one.kind(), other.kind()) {
        (Kind::Array(one), Kind::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Kind::Object(one), Kind::Object(other)) => {
            let mut members = one.members();
            // Keys that are overridden do not count.
            one.members().count() == other.members().count()
                && members.all(|member| {
                    let other = other.get(member.key().as_str());
                    other.is_some_and(|other| same(member.value(), other))
                })
        }
        (Kind::String(one), Kind::String(other)) => one == other,
        (Kind::Number(one), Kind::Number(other)) => one == other,
        (Kind::Bool(one), Kind::Bool(other)) => one == other,
        (Kind::Null, Kind::Null) => true,
        _ => false,
    }
}

pub(crate) fn same_json(one: &str, other: &str) -> bool {
    same(
        &read::parse(one).unwrap().value,
        &read::parse(other).unwrap().value,
    )
}

#[test]
fn the_comparison_sees_differences() {
    assert!(same_json(
        r#"{"a": [1, "b"], "c": null}"#,
        r#"{"c": null, "a": [1, "b"]}"#
    ));
    for other in [
        r#"{"a": ["b", 1], "c": null}"#,
        r#"{"a": [1, "b"]}"#,
        r#"{"a": [1, "b"], "c": null, "d": 1}"#,
        r#"{"a": [1, "b"], "c": false}"#,
        r#"{"a": [1.0, "b"], "c": null}"#,
    ] {
        assert!(
            !same_json(r#"{"a": [1, "b"], "c": null}"#, other),
            "{other}"
        );
    }
}
