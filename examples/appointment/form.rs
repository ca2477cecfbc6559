//! What the screens send, and the check of what customers wrote.
//!
//! A phone checks very little, so nothing here trusts it: whatever arrives in a field is either used or
//! answered with a sentence for the customer.

use std::fmt;

use jiff::civil::DateTime;
use serde::{Deserialize, Deserializer, Serialize};

use crate::book::Slot;
use crate::catalogue::{self, Department, Location};

/// What is in a field. A key that is missing, `null`, an empty text and whatever a person could not have
/// typed read as nothing; numbers read as text, because number inputs send either.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Entry(String);

impl Entry {
    /// The text without the space around it; `None` where nothing is left.
    pub(crate) fn text(&self) -> Option<&str> {
        Some(self.0.as_str()).filter(|text| !text.is_empty())
    }

    /// The text, or an empty one.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self(match serde_json::Value::deserialize(from)? {
            serde_json::Value::String(text) => text.trim().to_owned(),
            serde_json::Value::Number(number) => number.to_string(),
            _ => String::new(),
        }))
    }
}

impl Serialize for Entry {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

/// A sentence that tells the customer what to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refusal(pub(crate) &'static str);

impl From<Refusal> for String {
    fn from(refusal: Refusal) -> Self {
        refusal.0.to_owned()
    }
}

/// Screen APPOINTMENT: one choice was made; `trigger` says which.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Choice {
    pub(crate) trigger: Entry,
    pub(crate) department: Entry,
    pub(crate) location: Entry,
    pub(crate) date: Entry,
}

/// What was chosen on APPOINTMENT; also the data of screen DETAILS.
#[derive(Deserialize, Serialize, Default, Clone)]
#[serde(default)]
pub(crate) struct Chosen {
    pub(crate) department: Entry,
    pub(crate) location: Entry,
    pub(crate) date: Entry,
    pub(crate) time: Entry,
}

impl Chosen {
    /// Whether this is the slot that was chosen.
    pub(crate) fn is(&self, slot: &Slot) -> bool {
        self.department.as_str() == slot.department
            && self.location.as_str() == slot.location
            && self.date.as_str() == slot.date.to_string()
            && self.time.as_str() == catalogue::time_id(slot.time)
    }
}

/// Screens DETAILS and SUMMARY: what was chosen, and who comes.
#[derive(Deserialize, Serialize, Default, Clone)]
#[serde(default)]
pub(crate) struct BookingForm {
    #[serde(flatten)]
    pub(crate) chosen: Chosen,
    pub(crate) name: Entry,
    pub(crate) email: Entry,
    pub(crate) phone: Entry,
    pub(crate) more_details: Entry,
}

/// A form that can be booked.
pub(crate) struct Visit {
    pub(crate) slot: Slot,
    department: &'static Department,
    location: &'static Location,
}

impl BookingForm {
    /// Checks every field, in the order in which the customer filled them in.
    pub(crate) fn check(&self, now: DateTime) -> Result<Visit, Refusal> {
        let Chosen {
            department,
            location,
            date,
            time,
        } = &self.chosen;
        let department = catalogue::department(department)?;
        let location = department.location(location)?;
        let date = location.date(date, now)?;
        let time = location.time(time, date, now)?;

        let name = self
            .name
            .text()
            .ok_or(Refusal("Please tell us your name"))?;
        limit(name, 100, "Please shorten the name")?;
        let email = self
            .email
            .text()
            .ok_or(Refusal("Please tell us your e-mail address"))?;
        limit(email, 254, "Please shorten the e-mail address")?;
        if !is_email(email) {
            return Err(Refusal(
                "That e-mail address looks incomplete. Please check it",
            ));
        }
        let phone = self
            .phone
            .text()
            .ok_or(Refusal("Please tell us your phone number"))?;
        limit(phone, 40, "Please shorten the phone number")?;
        if phone.chars().filter(char::is_ascii_digit).count() < 5 {
            return Err(Refusal(
                "That phone number looks incomplete. Please check it",
            ));
        }
        limit(
            self.more_details.as_str(),
            600,
            "Please tell us the rest in 600 characters",
        )?;

        let slot = Slot {
            department: department.id,
            location: location.id,
            date,
            time,
        };
        Ok(Visit {
            slot,
            department,
            location,
        })
    }

    /// The customer as text, a line for each field.
    pub(crate) fn details(&self) -> String {
        [&self.name, &self.email, &self.phone, &self.more_details]
            .into_iter()
            .filter_map(Entry::text)
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// The visit as text: what, where and when.
impl fmt::Display for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Slot { date, time, .. } = self.slot;
        writeln!(f, "{}, {}", self.department.title, self.location.title)?;
        write!(
            f,
            "{} at {}",
            catalogue::long_date(date),
            catalogue::time_id(time)
        )
    }
}

fn limit(text: &str, most: usize, sentence: &'static str) -> Result<(), Refusal> {
    if text.chars().count() > most {
        Err(Refusal(sentence))
    } else {
        Ok(())
    }
}

/// Only what is surely wrong is refused; whether the address exists is for a message to find out.
fn is_email(text: &str) -> bool {
    let parts = text.rsplit_once('@');
    parts.is_some_and(|(user, host)| !user.is_empty() && !host.is_empty())
        && !text.contains(char::is_whitespace)
}
