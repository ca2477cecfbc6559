//! Payloads that differ in one member, and what came of them.

use flowkit::testing::Outcome;
use serde_json::Value;

/// The object with this member changed.
pub(crate) fn with(mut object: Value, key: &str, value: Value) -> Value {
    object[key] = value;
    object
}

/// The object without this member.
pub(crate) fn without(mut object: Value, key: &str) -> Value {
    object.as_object_mut().unwrap().remove(key);
    object
}

/// The message on this screen, which must show with one.
#[track_caller]
pub(crate) fn message_on<'a>(outcome: &'a Outcome, screen: &str) -> &'a str {
    assert_eq!(outcome.screen(), screen, "{outcome:?}");
    outcome
        .error_message()
        .unwrap_or_else(|| panic!("no message: {outcome:?}"))
}

/// Asserts that the payload's member at this path did not fit, and that the log quotes none of these.
#[track_caller]
pub(crate) fn assert_misfit(outcome: &Outcome, path: &str, private: &[&str]) {
    let failure = outcome
        .failure()
        .unwrap_or_else(|| panic!("no failure: {outcome:?}"));
    assert!(
        failure.contains(&format!("`{path}` should be")),
        "{failure}"
    );
    for private in private {
        assert!(!failure.contains(private), "{failure}");
    }
}
