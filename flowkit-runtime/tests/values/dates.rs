use flowkit_runtime::{DateOrRange, DateRange, dates};
use serde_json::json;

use crate::{absent, read, refused};

#[test]
fn text_is_not_checked() {
    assert_eq!(
        read::<dates::Text>(json!("2026-02-30")),
        Ok("2026-02-30".to_owned())
    );
}

/// What is a day, and what is not, in whatever type.
#[cfg(any(feature = "jiff", feature = "chrono"))]
fn only_real_days_are_days<D: flowkit_runtime::FieldValue + std::fmt::Display>() {
    let expected = "a day as YYYY-MM-DD";
    for day in [
        "2026-03-01",
        "2024-02-29",
        "1900-01-01",
        "2100-12-31",
        "0001-01-01",
    ] {
        for sent in [day.to_owned(), format!(" {day} ")] {
            assert_eq!(
                read::<D>(json!(sent)).map(|day| day.to_string()),
                Ok(day.to_owned())
            );
        }
    }
    for other in [
        "2026-02-30",
        "2025-02-29",
        "2026-13-01",
        "2026-00-01",
        "2026-01-00",
        "2026-1-1",
        "20260101",
        "+002026-01-01",
        "-2026-01-01",
        "2026-01-01T00:00:00Z",
        "2026-01-01-01",
        "2026-01--1",
        "2026-٠١-01",
        "01/02/2026",
        "1772323200000",
        "tomorrow",
        " ",
        "",
    ] {
        assert_eq!(
            read::<D>(json!(other)).map(|day| day.to_string()),
            refused(expected),
            "{other}"
        );
    }
    for other in [json!(null), json!(20260101), json!(["2026-01-01"])] {
        assert_eq!(
            read::<D>(other).map(|day| day.to_string()),
            refused(expected)
        );
    }
    assert!(absent::<D>().is_err());
    assert!(matches!(read::<Option<D>>(json!("")), Ok(None)));
    assert!(read::<Option<D>>(json!("2026-02-30")).is_err());

    let range =
        read::<DateRange<D>>(json!({ "start-date": "2026-03-01", "end-date": "2026-02-30" }));
    assert_eq!(
        range.err().as_deref(),
        Some("`end-date` should be a day as YYYY-MM-DD")
    );
    let sent = json!({ "start-date": "2026-03-01", "end-date": "" });
    let range = read::<DateRange<D>>(sent.clone()).unwrap();
    assert!(range.end.is_none());
    assert_eq!(serde_json::to_value(range).unwrap(), sent);
    let day = read::<DateOrRange<D>>(json!("2026-03-01")).ok().unwrap();
    assert_eq!(serde_json::to_value(day).unwrap(), json!("2026-03-01"));
    assert!(read::<DateOrRange<D>>(json!("soon")).is_err());
}

#[cfg(feature = "jiff")]
#[test]
fn days_of_jiff() {
    only_real_days_are_days::<dates::Jiff>();
    assert_eq!(
        read::<dates::Jiff>(json!("2026-03-01")),
        Ok(jiff::civil::date(2026, 3, 1))
    );
    let _: dates::Jiff = dates::Date::default();
}

#[cfg(feature = "chrono")]
#[test]
fn days_of_chrono() {
    only_real_days_are_days::<dates::Chrono>();
    assert_eq!(
        read::<dates::Chrono>(json!("2026-03-01")).ok(),
        chrono::NaiveDate::from_ymd_opt(2026, 3, 1)
    );
    #[cfg(not(feature = "jiff"))]
    let _: dates::Chrono = dates::Date::default();
}

#[cfg(not(any(feature = "jiff", feature = "chrono")))]
#[test]
fn without_either_a_date_is_text() {
    let _: dates::Text = dates::Date::default();
    let _: DateRange<String> = DateRange::<flowkit_runtime::Date>::EMPTY;
}

type Stay = DateRange<dates::Text>;
type Chosen = DateOrRange<dates::Text>;

#[test]
fn an_unset_half_of_a_range_is_none() {
    let day = || Some("2026-03-01".to_owned());
    for (sent, start, end) in [
        (
            json!({ "start-date": "2026-03-01", "end-date": "2026-03-01" }),
            day(),
            day(),
        ),
        (
            json!({ "start-date": "2026-03-01", "end-date": "" }),
            day(),
            None,
        ),
        (json!({ "end-date": "2026-03-01", "more": 1 }), None, day()),
        (json!({ "start-date": null, "end-date": [] }), None, None),
    ] {
        assert_eq!(read::<Stay>(sent), Ok(DateRange { start, end }));
    }
    let expected = "an object with `start-date` and `end-date`";
    for other in [json!(null), json!(""), json!("2026-03-01"), json!([])] {
        assert_eq!(read::<Stay>(other), refused(expected));
    }
    assert_eq!(absent::<Stay>(), refused(expected));
}

#[test]
fn a_range_without_days_is_none() {
    for empty in [
        json!(null),
        json!(""),
        json!([]),
        json!({}),
        json!({ "start-date": "", "end-date": "" }),
        json!({ "start-date": null }),
    ] {
        assert_eq!(read::<Option<Stay>>(empty.clone()), Ok(None));
        assert_eq!(read::<Option<Chosen>>(empty), Ok(None));
    }
    // Phones of today leave out a range that was cleared.
    assert_eq!(absent::<Option<Stay>>(), Ok(None));
    assert_eq!(absent::<Option<Chosen>>(), Ok(None));
    let half = json!({ "start-date": "", "end-date": "2026-03-01" });
    assert!(matches!(read::<Option<Stay>>(half.clone()), Ok(Some(_))));
    assert!(matches!(
        read::<Option<Chosen>>(half),
        Ok(Some(DateOrRange::Range(_)))
    ));
    assert_eq!(Stay::default(), Stay::EMPTY);
}

#[test]
fn a_picker_of_either_mode_sends_a_day_or_a_range() {
    assert_eq!(
        read::<Chosen>(json!("2026-03-01")),
        Ok(DateOrRange::Day("2026-03-01".to_owned()))
    );
    for other in [json!(null), json!(1), json!([]), json!(true)] {
        assert_eq!(
            read::<Chosen>(other),
            refused("a day, or an object with `start-date` and `end-date`")
        );
    }
}
