//! The rules of a CalendarPicker.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Calendar, CalendarFault, Half, half_of, range_value, with_half};

const TODAY: Date = Date::constant(2026, 11, 22);

fn calendar() -> Calendar {
    Calendar::new(TODAY)
}

fn range(start: &str, end: &str) -> Value {
    json!({ "start-date": start, "end-date": end })
}

#[test]
fn p163_calendar_default_limits() {
    let calendar = calendar();
    assert_eq!(
        calendar.first_and_last(),
        (date(1926, 1, 1), date(2031, 12, 31))
    );
    assert!(calendar.offers(date(1926, 1, 1)) && calendar.offers(date(2031, 12, 31)));
    assert!(!calendar.offers(date(1925, 12, 31)) && !calendar.offers(date(2032, 1, 1)));
    // A value is held to the limits of the document alone.
    assert_eq!(calendar.check(Some("1900-01-01")), Ok(()));
    let calendar = calendar.limits(Some("2026-11-01"), Some("no date"));
    assert_eq!(
        calendar.first_and_last(),
        (date(2026, 11, 1), date(2031, 12, 31))
    );
    assert_eq!(
        calendar.check(Some("2026-10-31")),
        Err(CalendarFault::Unavailable)
    );
    assert_eq!(calendar.check(Some("2040-01-01")), Ok(()));
}

#[test]
fn years_that_there_are_not_are_no_limits() {
    for today in [Date::MIN, Date::MAX] {
        assert!(Calendar::new(today).offers(today));
    }
}

#[test]
fn offers_the_days_of_the_week_that_are_included() {
    let weekend = calendar().include_days(["Sat", "Sun", "Someday"]);
    assert!(weekend.offers(date(2026, 11, 21)) && weekend.offers(date(2026, 11, 22)));
    assert!(!weekend.offers(date(2026, 11, 23)));
    assert_eq!(
        weekend.check(Some("2026-11-23")),
        Err(CalendarFault::Unavailable)
    );
    assert!(!calendar().include_days([]).offers(TODAY));
    for (day, word) in ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        .into_iter()
        .enumerate()
    {
        let day = date(2026, 11, 23 + i8::try_from(day).unwrap());
        assert!(calendar().include_days([word]).offers(day), "{word}");
    }
}

#[test]
fn unavailable_days_are_not_offered() {
    let calendar = calendar().unavailable(["2026-12-25", "soon"]);
    assert!(!calendar.offers(date(2026, 12, 25)) && calendar.offers(date(2026, 12, 24)));
    for unavailable in ["2026-12-25", "soon"] {
        assert_eq!(
            calendar.check(Some(unavailable)),
            Err(CalendarFault::Unavailable)
        );
    }
    assert_eq!(calendar.check(Some("later")), Ok(()));
}

#[test]
fn p164_calendar_range_half() {
    let one = with_half(&Value::Null, Half::EndDate, Some(TODAY)).unwrap();
    assert_eq!(one, range("", "2026-11-22"));
    let both = with_half(&one, Half::StartDate, Some(date(2026, 11, 20))).unwrap();
    assert_eq!(both, range("2026-11-20", "2026-11-22"));
    let one = with_half(&both, Half::EndDate, None).unwrap();
    assert_eq!(one, range("2026-11-20", ""));
    assert_eq!(with_half(&one, Half::StartDate, None), Some(Value::Null));
    assert_eq!(range_value(Some(""), Some("")), Value::Null);
}

#[test]
fn p165_calendar_end_before_start() {
    let calendar = calendar();
    let other = Some(TODAY);
    assert!(calendar.offers_half(Half::EndDate, TODAY, other));
    assert!(!calendar.offers_half(Half::EndDate, date(2026, 11, 21), other));
    assert!(calendar.offers_half(Half::StartDate, date(2026, 11, 21), other));
    assert!(!calendar.offers_half(Half::StartDate, date(2026, 11, 23), other));
    let faults = calendar.check_range(&range("2026-11-22", "2026-11-21"));
    assert_eq!(faults.start_date, Some(CalendarFault::Unavailable));
    assert_eq!(faults.end_date, Some(CalendarFault::Unavailable));
}

#[test]
fn p166_calendar_min_max_days() {
    let calendar = calendar().min_days(2).max_days(4);
    let offered = |half, day, other| calendar.offers_half(half, date(2026, 11, day), other);
    for (day, fits) in [
        (22, false),
        (23, false),
        (24, true),
        (26, true),
        (27, false),
    ] {
        assert_eq!(offered(Half::EndDate, day, Some(TODAY)), fits, "{day}");
        assert!(offered(Half::EndDate, day, None));
        let end = format!("2026-11-{day}");
        let faults = calendar.check_range(&range("2026-11-22", &end));
        assert_eq!(faults.blocks_footer(true), !fits, "{day}");
    }
    for (day, fits) in [(21, false), (20, true), (18, true), (17, false)] {
        assert_eq!(offered(Half::StartDate, day, Some(TODAY)), fits, "{day}");
    }
    let one = calendar.check_range(&range("2026-11-22", ""));
    assert!(!one.blocks_footer(true));
}

#[test]
fn p167_calendar_no_change_no_action() {
    let value = range("2026-11-22", "");
    assert_eq!(with_half(&value, Half::StartDate, Some(TODAY)), None);
    assert!(with_half(&value, Half::EndDate, Some(TODAY)).is_some());
    // Clearing runs the action, whatever was there.
    assert_eq!(with_half(&value, Half::EndDate, None), Some(value));
}

#[test]
fn p168_calendar_end_required_not_blocking() {
    let calendar = calendar()
        .required(Half::StartDate, "Arrival")
        .required(Half::EndDate, "Departure");
    let missing = |label: &str| {
        let label = label.to_owned();
        Some(CalendarFault::Required { label })
    };
    let end_alone = calendar.check_range(&range("2026-11-22", ""));
    assert_eq!(end_alone.start_date, None);
    assert_eq!(end_alone.end_date, missing("Departure"));
    assert!(!end_alone.blocks_footer(false) && end_alone.blocks_footer(true));
    let start_alone = calendar.check_range(&range("", "2026-11-22"));
    assert_eq!(start_alone.start_date, missing("Arrival"));
    assert!(start_alone.blocks_footer(false) && start_alone.blocks_footer(true));
    let untouched = calendar.check_range(&Value::Null);
    assert_eq!(untouched.start_date, missing("Arrival"));
    assert_eq!(untouched.end_date, missing("Departure"));
}

#[test]
fn a_single_day_may_be_required() {
    let calendar = calendar().required(Half::StartDate, "Date");
    let label = "Date".to_owned();
    assert_eq!(calendar.check(None), Err(CalendarFault::Required { label }));
    assert_eq!(calendar.check(Some("2026-11-22")), Ok(()));
    assert_eq!(Calendar::new(TODAY).check(Some("")), Ok(()));
}

fn any_day() -> impl Strategy<Value = Date> {
    (1900..=2100_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| date(year, month, day))
}

proptest! {
    #[test]
    fn what_is_offered_is_within_the_limits_and_passes(
        (day, min, max) in (any_day(), any_day(), any_day()),
        other in proptest::option::of(any_day()),
        (least, most) in (0..30_i64, 0..3000_i64),
    ) {
        let calendar = calendar()
            .limits(Some(&min.to_string()), Some(&max.to_string()))
            .include_days(["Mon", "Tue", "Wed", "Thu"])
            .min_days(least)
            .max_days(most);
        if calendar.offers(day) {
            prop_assert!((min..=max).contains(&day));
            prop_assert_eq!(calendar.check(Some(&day.to_string())), Ok(()));
        }
        for half in Half::BOTH {
            if !calendar.offers_half(half, day, other) {
                continue;
            }
            prop_assert!(calendar.offers(day));
            let others = match (half, other) {
                (_, None) => Value::Null,
                (Half::StartDate, Some(end)) => range("", &end.to_string()),
                (Half::EndDate, Some(start)) => range(&start.to_string(), ""),
            };
            let value = with_half(&others, half, Some(day)).unwrap();
            let text = day.to_string();
            prop_assert_eq!(half_of(&value, half), Some(text.as_str()));
            let faults = calendar.check_range(&value);
            let fault = match half {
                Half::StartDate => faults.start_date,
                Half::EndDate => faults.end_date,
            };
            prop_assert_eq!(fault, None);
        }
    }

    #[test]
    fn no_text_breaks_it(texts in proptest::array::uniform4(".*"), days in any::<i64>()) {
        let [min, max, start, end] = &texts;
        let calendar = calendar()
            .limits(Some(min), Some(max))
            .unavailable([start.clone()])
            .include_days([end.as_str()])
            .min_days(days)
            .max_days(days);
        let _ = calendar.check(Some(end));
        let _ = calendar.check_range(&range(start, end));
        prop_assert_eq!(calendar.check(Some("")), Ok(()));
    }
}
