//! A clinic on a day of the test's choosing.

use std::sync::{Arc, Mutex};

use flowkit::testing::{Outcome, Tester};
use jiff::civil::DateTime;
use serde_json::{Value, json};

use crate::clinic::Clinic;
use crate::clock::Clock;

/// A clock that a test sets.
#[derive(Clone)]
pub(crate) struct TestClock(Arc<Mutex<DateTime>>);

impl TestClock {
    pub(crate) fn at(now: &str) -> Self {
        Self(Arc::new(Mutex::new(now.parse().unwrap())))
    }

    pub(crate) fn set(&self, now: &str) {
        *self.0.lock().unwrap() = now.parse().unwrap();
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime {
        *self.0.lock().unwrap()
    }
}

/// Monday, 2 March 2026, before the clinic opens.
pub(crate) const MONDAY: &str = "2026-03-02T07:00:00";

pub(crate) fn clinic() -> Tester<Clinic<TestClock>> {
    clinic_at(MONDAY)
}

pub(crate) fn clinic_at(now: &str) -> Tester<Clinic<TestClock>> {
    Tester::new(Clinic::new(TestClock::at(now)))
}

/// What DETAILS sends where everything is right.
pub(crate) fn good_form() -> Value {
    json!({
        "department": "dental",
        "location": "harbour",
        "date": "2026-03-03",
        "time": "09:00",
        "name": "Ada Okafor",
        "email": "ada@example.com",
        "phone": "+44 20 7946 0018",
    })
}

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

/// What could stand in a field that nobody filled in well, as whole payloads: the key missing, nothing,
/// and every other type.
pub(crate) fn spoilt(object: &Value, key: &str) -> Vec<Value> {
    let mut all = vec![without(object.clone(), key)];
    let values = [
        json!(null),
        json!(""),
        json!(" \t\n"),
        json!(true),
        json!([]),
        json!(["dental"]),
        json!({}),
        json!({ "id": "dental" }),
    ];
    all.extend(
        values
            .into_iter()
            .map(|value| with(object.clone(), key, value)),
    );
    all
}

/// The message on this screen, which must show with one.
#[track_caller]
pub(crate) fn message_on<'a>(outcome: &'a Outcome, screen: &str) -> &'a str {
    assert_eq!(outcome.screen(), screen, "{outcome:?}");
    outcome
        .error_message()
        .unwrap_or_else(|| panic!("no message: {outcome:?}"))
}

/// The ids of a list's options, those that can be chosen or the others.
pub(crate) fn ids(list: &Value, enabled: bool) -> Vec<&str> {
    let options = list.as_array().unwrap().iter();
    let chosen = options.filter(|option| option["enabled"].as_bool().unwrap_or(true) == enabled);
    chosen
        .map(|option| option["id"].as_str().unwrap())
        .collect()
}
