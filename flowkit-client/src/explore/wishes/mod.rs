//! The values that are tried in a field: those at its limits first.

mod days;
mod pattern;
mod random;
mod texts;

pub(super) use random::random;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::fields::calendar::{Half, half_of};
use crate::phone::{Offer, Phone};
use crate::script::{Act, Attachment, Content};

/// The most options of a list that are tried; of a longer one the first and the last.
const MOST_OPTIONS: usize = 40;

/// A value for a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wish {
    /// What is special about it, by which it is known again: `longest`.
    pub(super) label: String,
    pub(super) want: Want,
}

/// What a field is to hold.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Want {
    Text(String),
    /// These options and no others.
    Options(Vec<String>),
    /// This option, tapped whether it is chosen or not.
    Tapped(String),
    Ticked(bool),
    Day(String),
    Range(String, String),
    /// Nothing, by the clear button.
    Cleared,
    /// So many files of a kind.
    Files(usize, &'static str),
}

impl Wish {
    fn new(label: impl Into<String>, want: Want) -> Self {
        Self {
            label: label.into(),
            want,
        }
    }
}

/// The values to try in a field, the most ordinary one first. `given` has those that the test names, by name of the field.
pub(super) fn wishes(
    phone: &Phone,
    at: usize,
    name: &str,
    given: &BTreeMap<String, Vec<String>>,
) -> Vec<Wish> {
    let Some(offer) = phone.offer_of(at) else {
        return Vec::new();
    };
    let given = given.get(name).map(Vec::as_slice).unwrap_or_default();
    let required = phone.is_required_at(at);
    let mut wishes: Vec<Wish> = given
        .iter()
        .map(|text| Wish::new(format!("given {text}"), given_want(&offer, text)))
        .collect();
    let today = phone.settings().today;
    match offer {
        Offer::Text {
            kind,
            least,
            most,
            pattern,
            rules,
        } => {
            let texts = texts::of_input(kind, least, most, pattern.as_deref());
            let fitting = texts
                .into_iter()
                .filter(|(_, text)| rules.check(Some(text)).is_ok());
            wishes.extend(fitting.map(|(label, text)| Wish::new(label, Want::Text(text))));
            if !required {
                wishes.push(Wish::new("cleared", Want::Cleared));
            }
        }
        Offer::Area { most } => {
            let texts = texts::of_area(most).into_iter();
            wishes.extend(texts.map(|(label, text)| Wish::new(label, Want::Text(text))));
            if !required {
                wishes.push(Wish::new("emptied", Want::Text(String::new())));
            }
        }
        Offer::One { ids } => {
            let tried = some_of(&ids).into_iter();
            wishes
                .extend(tried.map(|id| Wish::new(format!("option {id}"), Want::Options(vec![id]))));
            if let Some(first) = ids.first() {
                wishes.push(Wish::new("tapped again", Want::Tapped(first.clone())));
            }
            if !required {
                wishes.push(Wish::new("cleared", Want::Options(Vec::new())));
            }
        }
        Offer::Several { ids, least, most } => {
            wishes.extend(ticks(&ids, least.max(usize::from(required)), most));
        }
        Offer::Row { ids } => {
            let tried = some_of(&ids).into_iter();
            wishes.extend(tried.map(|id| Wish::new(format!("row {id}"), Want::Tapped(id))));
        }
        Offer::Consent => {
            wishes.push(Wish::new("ticked", Want::Ticked(true)));
            if !required {
                wishes.push(Wish::new("unticked", Want::Ticked(false)));
            }
        }
        Offer::Day(picker) => {
            let days = days::of_picker(&picker, today).into_iter();
            wishes.extend(days.map(|(label, day)| Wish::new(label, Want::Day(day.to_string()))));
            if !required {
                wishes.push(Wish::new("cleared", Want::Cleared));
            }
        }
        Offer::CalendarDay(calendar) => {
            let days = days::of_calendar(&calendar, today).into_iter();
            wishes.extend(days.map(|(label, day)| Wish::new(label, Want::Day(day.to_string()))));
            if !required {
                wishes.push(Wish::new("cleared", Want::Cleared));
            }
        }
        Offer::Range(calendar) => {
            let ranges = days::of_range(&calendar, today).into_iter();
            wishes.extend(ranges.map(|(label, first, last)| {
                Wish::new(label, Want::Range(first.to_string(), last.to_string()))
            }));
            if !required {
                wishes.push(Wish::new("cleared", Want::Cleared));
            }
        }
        Offer::Files { limits, kinds } => {
            if let Some(first) = kinds.first() {
                let fewest = limits.min.max(1).min(limits.max);
                wishes.push(Wish::new("fewest files", Want::Files(fewest, first)));
                wishes.push(Wish::new("most files", Want::Files(limits.max, first)));
            }
            let others = kinds.iter().skip(1);
            wishes.extend(others.map(|kind| {
                Wish::new(format!("kind {kind}"), Want::Files(limits.min.max(1), kind))
            }));
        }
    }
    wishes
}

/// What a value that the test gives is for a field.
fn given_want(offer: &Offer, text: &str) -> Want {
    match offer {
        Offer::Text { .. } | Offer::Area { .. } => Want::Text(text.to_owned()),
        Offer::One { .. } | Offer::Several { .. } => Want::Options(vec![text.to_owned()]),
        Offer::Consent => Want::Ticked(text == "true"),
        Offer::Row { .. } => Want::Tapped(text.to_owned()),
        Offer::Day(_) | Offer::CalendarDay(_) => Want::Day(text.to_owned()),
        Offer::Range(_) => match text.split_once("..") {
            Some((first, last)) => Want::Range(first.to_owned(), last.to_owned()),
            None => Want::Range(text.to_owned(), text.to_owned()),
        },
        Offer::Files { kinds, .. } => {
            let kind = kinds.iter().find(|kind| **kind == text);
            Want::Files(1, kind.or(kinds.first()).copied().unwrap_or("pdf"))
        }
    }
}

/// The options that are tried, those at the ends of a long list.
fn some_of(ids: &[String]) -> Vec<String> {
    let half = MOST_OPTIONS / 2;
    let tail = ids.len().saturating_sub(half).max(half);
    let first = ids.iter().take(half);
    first.chain(ids.iter().skip(tail)).cloned().collect()
}

/// Every option alone or with as many others as there have to be, and as many as there may be.
fn ticks(ids: &[String], least: usize, most: usize) -> Vec<Wish> {
    let most = most.min(ids.len());
    let mut wishes = Vec::new();
    let with_others = |id: &String| {
        let others = ids.iter().filter(|other| *other != id);
        let count = least.max(1);
        let all = std::iter::once(id).chain(others).take(count);
        all.cloned().collect::<Vec<_>>()
    };
    for id in some_of(ids) {
        wishes.push(Wish::new(
            format!("option {id}"),
            Want::Options(with_others(&id)),
        ));
    }
    if most > 1 {
        let all = ids.iter().take(most).cloned().collect();
        wishes.push(Wish::new("most options", Want::Options(all)));
    }
    if least == 0 {
        wishes.push(Wish::new("unticked", Want::Options(Vec::new())));
    }
    wishes
}

/// What has to be done so that a field holds this.
pub(super) fn steps(phone: &Phone, at: usize, name: &str, want: &Want) -> Vec<Act> {
    let which = || name.to_owned();
    let value = phone.value_at(at);
    match want {
        Want::Text(text) => {
            let fill = |text: &str| Act::Fill {
                which: which(),
                text: text.to_owned(),
            };
            match text.is_empty() && value.is_none() {
                // Only a field that held something can be emptied.
                true => vec![fill("x"), fill("")],
                false => vec![fill(text)],
            }
        }
        Want::Tapped(id) => vec![Act::Choose {
            which: which(),
            what: id.clone(),
        }],
        Want::Options(wanted) => options(phone, at, name, wanted),
        Want::Ticked(wanted) => match (value == Some(&Value::Bool(true)), wanted) {
            (true, true) | (false, false) if value.is_some() => Vec::new(),
            (false, false) => vec![Act::Tick { which: which() }, Act::Tick { which: which() }],
            _ => vec![Act::Tick { which: which() }],
        },
        Want::Day(day) => vec![pick(name, Half::StartDate, day)],
        Want::Range(first, last) => {
            let mut steps = Vec::new();
            // What stands there may be in the way of the new days.
            for half in Half::BOTH {
                let has = value
                    .and_then(|value| half_of(value, half))
                    .is_some_and(|day| !day.is_empty());
                if has {
                    steps.push(Act::Clear {
                        which: which(),
                        half: Some(half),
                    });
                }
            }
            steps.push(pick(name, Half::StartDate, first));
            steps.push(pick(name, Half::EndDate, last));
            steps
        }
        Want::Cleared => {
            let mut steps = match value {
                Some(Value::String(text)) if !text.is_empty() => Vec::new(),
                Some(Value::Object(_)) => Vec::new(),
                _ => some_value(phone, at, name),
            };
            // Of a range both days go.
            steps.push(clear(name));
            steps
        }
        Want::Files(count, kind) => {
            let there = crate::media::rows_in(value.unwrap_or(&Value::Null));
            let there = there.map_or(0, |rows| rows.len());
            let missing = there..*count;
            let attach = missing.map(|row| Act::Attach {
                which: which(),
                file: Attachment {
                    content: Content::Document {
                        kind: (*kind).to_owned(),
                        seed: u64::try_from(row).unwrap_or(u64::MAX),
                    },
                    named: None,
                },
            });
            attach.collect()
        }
    }
}

fn pick(name: &str, half: Half, day: &str) -> Act {
    Act::Pick {
        which: name.to_owned(),
        half,
        day: day.to_owned(),
    }
}

/// Whether a field holds this.
pub(super) fn holds(phone: &Phone, at: usize, want: &Want) -> bool {
    match want {
        Want::Text(text) | Want::Day(text) => {
            phone.value_at(at).and_then(Value::as_str) == Some(text)
        }
        Want::Options(wanted) => phone.chosen_at(at) == *wanted,
        Want::Ticked(wanted) => phone.value_at(at) == Some(&Value::Bool(*wanted)),
        Want::Tapped(_) | Want::Range(..) | Want::Cleared | Want::Files(..) => false,
    }
}

/// The taps that leave these options chosen.
fn options(phone: &Phone, at: usize, name: &str, wanted: &[String]) -> Vec<Act> {
    let choose = |id: &String| Act::Choose {
        which: name.to_owned(),
        what: id.clone(),
    };
    let chosen = phone.chosen_at(at);
    match phone.offer_of(at) {
        Some(Offer::Several { ids, .. }) => {
            // What the list does not offer cannot be unticked.
            let gone = chosen
                .iter()
                .filter(|id| !wanted.contains(id) && ids.contains(id));
            let new = wanted.iter().filter(|id| !chosen.contains(id));
            gone.chain(new).map(choose).collect()
        }
        _ => match (wanted.first(), chosen.first()) {
            (Some(wanted), _) => vec![choose(wanted)],
            (None, Some(_)) if phone.clears_by_button(at) => vec![clear(name)],
            // A second tap takes a choice away.
            (None, Some(chosen)) => vec![choose(chosen)],
            (None, None) => match phone.offer_of(at) {
                Some(Offer::One { ids }) => {
                    let first: Vec<Act> = ids.first().map(choose).into_iter().collect();
                    let again = match phone.clears_by_button(at) {
                        true => vec![clear(name)],
                        false => first.clone(),
                    };
                    [first, again].concat()
                }
                _ => Vec::new(),
            },
        },
    }
}

fn clear(name: &str) -> Act {
    Act::Clear {
        which: name.to_owned(),
        half: None,
    }
}

/// What gives a field any value, so that it can be cleared.
fn some_value(phone: &Phone, at: usize, name: &str) -> Vec<Act> {
    let wishes = wishes(phone, at, name, &BTreeMap::new());
    let first = wishes.first().filter(|wish| wish.want != Want::Cleared);
    first
        .map(|wish| steps(phone, at, name, &wish.want))
        .unwrap_or_default()
}
