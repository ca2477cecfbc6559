//! A clinic on a day of the test's choosing.

use flowkit::testing::Tester;
use serde_json::{Value, json};

use crate::clinic::Clinic;
use crate::clock::TestClock;
use crate::values::{with, without};

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

/// The ids of a list's options, those that can be chosen or the others.
pub(crate) fn ids(list: &Value, enabled: bool) -> Vec<&str> {
    let options = list.as_array().unwrap().iter();
    let chosen = options.filter(|option| option["enabled"].as_bool().unwrap_or(true) == enabled);
    chosen
        .map(|option| option["id"].as_str().unwrap())
        .collect()
}

/// The object with this member left empty, in every way in which phones do it.
pub(crate) fn emptied(object: &Value, key: &str) -> Vec<Value> {
    let empty = [json!(null), json!(""), json!([])];
    let mut all: Vec<_> = empty.map(|it| with(object.clone(), key, it)).into();
    all.push(without(object.clone(), key));
    all
}

/// The object with what no phone sends where it has a text.
pub(crate) fn misshapen(object: &Value, key: &str) -> Vec<Value> {
    let values = [
        json!(true),
        json!(["dental"]),
        json!({}),
        json!({ "id": "dental" }),
    ];
    values.map(|it| with(object.clone(), key, it)).into()
}
