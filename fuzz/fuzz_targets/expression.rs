//! Any text as an expression and as a condition, with values of every type.

#![no_main]

use flowkit_json::expression::{
    Expression, Failure, Lookup, MOST_TEXT, Meaning, Reference, Value, condition,
};
use libfuzzer_sys::fuzz_target;

/// The value depends on the length of the path, so that a text can ask for each.
struct ByLength<'t>(&'t str);

impl Lookup for ByLength<'_> {
    fn look_up(&self, reference: Reference<'_>) -> Value<'_> {
        match reference.path.len() % 8 {
            0 => Value::Null,
            1 => Value::Bool(true),
            2 => Value::Number(2.5),
            3 => Value::Text(self.0.into()),
            4 => Value::List(vec![Value::from(self.0), Value::Null, Value::Number(1e21)]),
            5 => Value::Object(vec![("key".into(), Value::Bool(false))]),
            6 => Value::from("10"),
            _ => Value::Missing,
        }
    }
}

fuzz_target!(|text: &str| {
    let lookup = ByLength(text);
    if let Ok(expression) = Expression::parse(text) {
        bounded(expression.evaluate(&lookup));
    }
    match Expression::on_phone(text) {
        Ok(expression) => bounded(expression.evaluate(&lookup)),
        Err(fault) => assert!(!fault.to_string().is_empty()),
    }
    let _ = condition(text, &lookup);
    let quoted = format!("`{text}`");
    for text in [text, &quoted] {
        bounded(Meaning::of(text, "7.3").evaluate(&lookup));
    }
});

/// What comes out has a text, unless it would be too long.
fn bounded(value: Result<Value<'_>, Failure>) {
    match value.as_ref().map(Value::text) {
        Ok(Ok(shown)) => assert!(shown.len() <= MOST_TEXT),
        Ok(Err(failure)) => assert_eq!(failure, Failure::TooLong),
        Err(failure) => assert_ne!(*failure, Failure::TooDeep),
    }
}
