//! The days that a guest can have been there.

use jiff::civil::{Date, date};

use crate::houses::Days;

const TODAY: Date = date(2026, 3, 2);

#[test]
fn a_stay_within_the_last_year() {
    for (arrival, departure, nights) in [
        (date(2026, 2, 20), date(2026, 2, 27), 7),
        (date(2026, 3, 1), TODAY, 1),
        (date(2025, 3, 2), date(2025, 3, 30), 28),
        (date(2025, 12, 30), date(2026, 1, 2), 3),
    ] {
        let days = Days::new(arrival, departure, TODAY).unwrap();
        assert_eq!(days.nights, nights);
        assert!(days.contain(arrival) && days.contain(departure));
        assert!(!days.contain(arrival.yesterday().unwrap()));
        assert!(!days.contain(departure.tomorrow().unwrap()));
    }
}

#[test]
fn days_that_cannot_be() {
    let within = "Please choose days within the last year";
    for (arrival, departure, text) in [
        (date(2026, 3, 1), date(2026, 3, 3), within),
        (date(2025, 3, 1), date(2025, 3, 8), within),
        (
            date(2026, 2, 1),
            date(2026, 2, 1),
            "The last day must be after the first",
        ),
        (
            date(2026, 2, 2),
            date(2026, 2, 1),
            "The last day must be after the first",
        ),
        (
            date(2026, 1, 1),
            date(2026, 1, 30),
            "No stay is longer than four weeks",
        ),
        (
            date(-9999, 1, 1),
            date(9999, 12, 31),
            "No stay is longer than four weeks",
        ),
    ] {
        assert_eq!(Days::new(arrival, departure, TODAY), Err(text));
    }
}
