//! Days to pick.

use jiff::civil::Date;

use crate::fields::calendar::Half;
use crate::fields::{Calendar, DatePicker};

/// So many days are looked at for one that is offered, from each end: a year and a leap day.
const MOST_DAYS: usize = 366;

/// The first and the last day, today, and the days around those that are unavailable.
pub(super) fn of_picker(picker: &DatePicker, today: Date) -> Vec<(String, Date)> {
    let (first, last) = picker.first_and_last();
    let form = picker.form();
    let taken = |day: &Date| picker.check(Some(&form.write(*day))).is_ok();
    some_days(first, last, today, |day| picker.offers(*day) && taken(day))
}

/// The same of a calendar.
pub(super) fn of_calendar(calendar: &Calendar, today: Date) -> Vec<(String, Date)> {
    let (first, last) = calendar.first_and_last();
    some_days(first, last, today, |day| calendar.offers(*day))
}

/// The shortest and the longest range, at the beginning and from today on.
pub(super) fn of_range(calendar: &Calendar, today: Date) -> Vec<(String, Date, Date)> {
    let (first, last) = calendar.first_and_last();
    let mut ranges = Vec::new();
    for (from, label) in [(today.max(first).min(last), "from today"), (first, "first")] {
        let Some(start) = onwards(from).find(|day| calendar.offers(*day)) else {
            continue;
        };
        let mut ends =
            onwards(start).filter(|day| calendar.offers_half(Half::EndDate, *day, Some(start)));
        if let Some(shortest) = ends.next() {
            ranges.push((format!("shortest range, {label}"), start, shortest));
        }
        if let Some(longest) = ends.last() {
            ranges.push((format!("longest range, {label}"), start, longest));
        }
    }
    ranges
}

fn some_days(
    first: Date,
    last: Date,
    today: Date,
    offered: impl Fn(&Date) -> bool,
) -> Vec<(String, Date)> {
    let near = today.max(first).min(last);
    let mut days: Vec<(String, Date)> = Vec::new();
    let mut add = |label: &str, day: Option<Date>| {
        if let Some(day) = day.filter(|day| days.iter().all(|(_, known)| known != day)) {
            days.push((label.to_owned(), day));
        }
    };
    add("day near today", onwards(near).find(&offered));
    add("first day", onwards(first).find(&offered));
    add("last day", backwards(last).find(&offered));
    // What is not offered lies beside what is.
    let gap = onwards(near)
        .take_while(|day| *day <= last)
        .position(|day| !offered(&day));
    if let Some(gap) = gap {
        add("day before a gap", onwards(near).take(gap).last());
        add("day after a gap", onwards(near).skip(gap).find(&offered));
    }
    days
}

pub(super) fn onwards(from: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), |day| day.tomorrow().ok()).take(MOST_DAYS)
}

fn backwards(from: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), |day| day.yesterday().ok()).take(MOST_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flowkit_json::catalogue::Version;
    use jiff::civil::date;

    #[test]
    fn days_at_the_limits_and_around_gaps_are_tried() {
        let picker = DatePicker::new(Version::new(7, 3))
            .limits(Some("2026-11-20"), Some("2026-12-31"))
            .unavailable(["2026-12-02", "2026-12-31"]);
        let days = of_picker(&picker, date(2026, 11, 29));
        let days: Vec<String> = days.iter().map(|(_, day)| day.to_string()).collect();
        assert_eq!(
            days,
            [
                "2026-11-29",
                "2026-11-20",
                "2026-12-30",
                "2026-12-01",
                "2026-12-03"
            ]
        );
    }

    #[test]
    fn ranges_have_the_least_and_the_most_days() {
        let calendar = Calendar::new(date(2026, 11, 29)).min_days(2).max_days(5);
        let ranges = of_range(&calendar, date(2026, 11, 29));
        let first = ranges.first().map(|(_, first, last)| (*first, *last));
        assert_eq!(first, Some((date(2026, 11, 29), date(2026, 12, 1))));
        assert!(ranges.iter().any(|(_, _, last)| *last == date(2026, 12, 4)));
    }
}
