//! A survey on a day of the test's choosing.

use flowkit::testing::Tester;
use serde_json::{Value, json};

use crate::clock::TestClock;
use crate::survey::Survey;

/// Monday, 2 March 2026.
pub(crate) const MONDAY: &str = "2026-03-02T07:00:00";

pub(crate) fn survey() -> Tester<Survey<TestClock>> {
    Tester::new(Survey::new(TestClock::at(MONDAY)))
}

/// A survey whose guest has come as far as STAY.
pub(crate) async fn survey_at_stay() -> Tester<Survey<TestClock>> {
    let survey = survey();
    let place = json!({ "trigger": "continued", "house": "pier", "rating": "surely" });
    assert_eq!(survey.submit("PLACE", place).await.screen(), "STAY");
    survey
}

/// What STAY sends where everything is right.
pub(crate) fn good_stay() -> Value {
    json!({
        "trigger": "continued",
        "stay": { "start-date": "2026-02-20", "end-date": "2026-02-27" },
        "best_day": "2026-02-24",
        "liked": ["garden", "beds"],
        "improve": ["noise", "lift"],
    })
}
