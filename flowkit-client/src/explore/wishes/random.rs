//! Values at random.

use fastrand::Rng;
use jiff::civil::Date;

use super::{Want, days};
use crate::fields::InputType;
use crate::fields::calendar::Half;
use crate::phone::{Offer, Phone};

/// So many values are made up for one that fits.
const MOST_TRIES: usize = 8;
/// The longest text that is made up at random, in letters.
const LONGEST: usize = 200;
/// The letters of texts: plain ones, signs with a meaning elsewhere, and such as take more than one byte or UTF-16 unit.
const LETTERS: &str = "abcXYZ019 .,-'\"\\<>&{}$%/äßéŁ中ع🎉\u{301}";
/// The letters of numbers.
const DIGITS: &str = "0123456789.,-";

/// A value that the field takes; `None` for one that takes no other values than those that are tried anyway.
pub(in crate::explore) fn random(phone: &Phone, at: usize, random: &mut Rng) -> Option<Want> {
    let tries = |random: &mut Rng, make: &dyn Fn(&mut Rng) -> Option<Want>| {
        (0..MOST_TRIES).find_map(|_| make(random))
    };
    match phone.offer_of(at)? {
        Offer::Text {
            kind,
            least,
            most,
            rules,
            ..
        } => {
            let letters = match kind {
                InputType::Number | InputType::Passcode | InputType::Phone => DIGITS,
                _ => LETTERS,
            };
            tries(random, &|random| {
                let text = text(letters, least, most, random);
                rules.check(Some(&text)).is_ok().then_some(Want::Text(text))
            })
        }
        Offer::Area { most } => Some(Want::Text(text(LETTERS, 0, most, random))),
        Offer::Several { ids, least, most } => {
            let most = most.min(ids.len());
            let count = random.usize(least.min(most)..=most);
            let mut chosen = ids;
            random.shuffle(&mut chosen);
            chosen.truncate(count);
            Some(Want::Options(chosen))
        }
        Offer::Day(picker) => {
            let (first, last) = picker.first_and_last();
            let form = picker.form();
            tries(random, &|random| {
                let day = day_between(first, last, random)?;
                let taken = picker.check(Some(&form.write(day))).is_ok();
                taken.then(|| Want::Day(day.to_string()))
            })
        }
        Offer::CalendarDay(calendar) => {
            let (first, last) = calendar.first_and_last();
            tries(random, &|random| {
                let day = day_between(first, last, random)?;
                calendar.offers(day).then(|| Want::Day(day.to_string()))
            })
        }
        Offer::Range(calendar) => {
            let (first, last) = calendar.first_and_last();
            tries(random, &|random| {
                let start = day_between(first, last, random).filter(|day| calendar.offers(*day))?;
                let ends = days::onwards(start)
                    .filter(|day| calendar.offers_half(Half::EndDate, *day, Some(start)));
                let ends: Vec<Date> = ends.collect();
                let end = random.choice(ends)?;
                Some(Want::Range(start.to_string(), end.to_string()))
            })
        }
        Offer::One { .. } | Offer::Row { .. } | Offer::Consent | Offer::Files { .. } => None,
    }
}

fn text(letters: &str, least: usize, most: usize, random: &mut Rng) -> String {
    let most = most.min(LONGEST);
    let length = random.usize(least.min(most)..=most);
    let letters: Vec<char> = letters.chars().collect();
    (0..length)
        .filter_map(|_| random.choice(letters.iter().copied()))
        .collect()
}

fn day_between(first: Date, last: Date, random: &mut Rng) -> Option<Date> {
    let days = last.duration_since(first).as_hours().checked_div(24)?;
    let days = random.i64(0..=days.max(0));
    first
        .checked_add(jiff::Span::new().try_days(days).ok()?)
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_and_lengths_lie_within_their_limits() {
        let mut random = Rng::with_seed(1);
        let (first, last) = (date(2026, 2, 27), date(2026, 3, 2));
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..200 {
            seen.insert(day_between(first, last, &mut random).unwrap());
            let length = text(LETTERS, 3, 7, &mut random).chars().count();
            assert!((3..=7).contains(&length));
        }
        assert_eq!(seen.len(), 4);
        assert!(seen.first() == Some(&first) && seen.last() == Some(&last));
        assert_eq!(day_between(last, first, &mut random), Some(last));
    }
}
