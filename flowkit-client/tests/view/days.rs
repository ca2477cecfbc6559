//! Pickers of days.

use flowkit_client::phone::Half;
use serde_json::json;

use crate::drawing::{first, one};
use crate::support::Walk;

#[test]
fn days_are_told_in_one_form_whatever_the_version() {
    let walk = one(json!({"type": "DatePicker", "name": "day", "label": "Day", "min-date": "1795305600000", "init-value": "1795392000000",
        "unavailable-dates": ["1795478400000"]}))
    .version("4.0")
    .shown(json!({}));
    let node = first(&walk);
    let days = node.days.unwrap();
    assert_eq!(
        (days.first.as_str(), days.last.as_str()),
        ("2026-11-22", "2100-12-31")
    );
    assert_eq!(days.unavailable, ["2026-11-24"]);
    assert_eq!(
        (node.shown.as_deref(), node.value),
        (Some("23 Nov 2026"), Some(json!("1795392000000")))
    );
}

#[test]
fn one_day_of_a_range_limits_the_other() {
    let mut walk = one(json!({"type": "CalendarPicker", "name": "stay", "mode": "range", "label": {"start-date": "From", "end-date": "To"},
        "min-date": "2026-12-01", "max-date": "2026-12-31", "min-days": 2, "max-days": 7}))
    .shown(json!({}));
    let limits = |walk: &Walk| {
        let halves = first(walk).days.unwrap().halves.into_iter();
        halves
            .map(|half| (half.first, half.last))
            .collect::<Vec<_>>()
    };
    let of = |first: &str, last: &str| (format!("2026-12-{first}"), format!("2026-12-{last}"));
    assert_eq!(limits(&walk), [of("01", "31"), of("01", "31")]);
    walk.pick("stay", Half::StartDate, "2026-12-10");
    assert_eq!(limits(&walk), [of("01", "31"), of("12", "17")]);
    walk.pick("stay", Half::EndDate, "2026-12-12");
    assert_eq!(limits(&walk), [of("05", "10"), of("12", "17")]);
    assert_eq!(
        first(&walk).shown.as_deref(),
        Some("10 Dec 2026 – 12 Dec 2026")
    );
}
