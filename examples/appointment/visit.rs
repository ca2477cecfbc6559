//! The check of what customers chose and wrote.
//!
//! A phone checks very little, so nothing here trusts it: whatever does not make a visit is answered with a sentence
//! for the customer.

use jiff::civil::DateTime;

use crate::book::Slot;
use crate::catalogue::{self, Department, Location};
use crate::clinic::screens::{DetailsForm, Summary, SummaryForm};

/// A visit that can be booked.
pub(crate) struct Visit {
    pub(crate) slot: Slot,
    department: &'static Department,
    location: &'static Location,
    name: String,
    email: String,
    phone: String,
    more_details: String,
}

impl Visit {
    /// Checks every field, in the order in which the customer filled them in.
    pub(crate) fn of(form: &DetailsForm, now: DateTime) -> Result<Self, &'static str> {
        let department = catalogue::department(form.department.as_deref())?;
        let location = department.location(form.location.as_deref())?;
        let date = location.date(form.date.as_deref(), now)?;
        let time = location.time(form.time.as_deref(), date, now)?;

        let name = form.name.trim();
        if name.is_empty() {
            return Err("Please tell us your name");
        }
        if name.chars().count() > 100 {
            return Err("Please shorten the name");
        }
        let email = form.email.trim();
        if email.is_empty() {
            return Err("Please tell us your e-mail address");
        }
        if email.chars().count() > 254 {
            return Err("Please shorten the e-mail address");
        }
        if !is_email(email) {
            return Err("That e-mail address looks incomplete. Please check it");
        }
        let phone = form.phone.trim();
        if phone.is_empty() {
            return Err("Please tell us your phone number");
        }
        if phone.chars().count() > 40 {
            return Err("Please shorten the phone number");
        }
        if phone.chars().filter(char::is_ascii_digit).count() < 5 {
            return Err("That phone number looks incomplete. Please check it");
        }
        let more_details = form.more_details.as_deref().unwrap_or_default().trim();
        if more_details.chars().count() > 600 {
            return Err("Please tell us the rest in 600 characters");
        }

        Ok(Self {
            slot: Slot {
                department: department.id,
                location: location.id,
                date,
                time,
            },
            department,
            location,
            name: name.to_owned(),
            email: email.to_owned(),
            phone: phone.to_owned(),
            more_details: more_details.to_owned(),
        })
    }

    /// What SUMMARY shows: two texts to read, and what it sends back.
    pub(crate) fn summary(self) -> Summary {
        let Slot { date, time, .. } = self.slot;
        let (what, place) = (self.department.title, self.location.title);
        let (day, time) = (catalogue::long_date(date), catalogue::time_id(time));
        let details = [&self.name, &self.email, &self.phone, &self.more_details];
        let details = details.map(String::as_str).join("\n");
        Summary {
            appointment: format!("{what}, {place}\n{day} at {time}"),
            details: details.trim_end().to_owned(),
            department: self.department.id.to_owned(),
            location: self.location.id.to_owned(),
            date: catalogue::date_id(date),
            time,
            name: self.name,
            email: self.email,
            phone: self.phone,
            more_details: self.more_details,
        }
    }
}

/// SUMMARY sends back what it was shown, which is what DETAILS sent.
impl From<SummaryForm> for DetailsForm {
    fn from(form: SummaryForm) -> Self {
        Self {
            department: form.department,
            location: form.location,
            date: form.date,
            time: form.time,
            name: form.name.unwrap_or_default(),
            email: form.email.unwrap_or_default(),
            phone: form.phone.unwrap_or_default(),
            more_details: form.more_details,
        }
    }
}

/// Whether this is the slot that was chosen.
pub(crate) fn is_for(form: &DetailsForm, slot: &Slot) -> bool {
    form.department.as_deref() == Some(slot.department)
        && form.location.as_deref() == Some(slot.location)
        && form.date.as_deref() == Some(&catalogue::date_id(slot.date))
        && form.time.as_deref() == Some(&catalogue::time_id(slot.time))
}

/// Only what is surely wrong is refused; whether the address exists is for a message to find out.
fn is_email(text: &str) -> bool {
    let parts = text.rsplit_once('@');
    parts.is_some_and(|(user, host)| !user.is_empty() && !host.is_empty())
        && !text.contains(char::is_whitespace)
}
