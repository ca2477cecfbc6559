//! The book of appointments, in memory. A real clinic keeps it in a database, where a unique index on
//! the slot does what the lock does here.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Mutex, PoisonError};

use flowkit::FlowToken;
use jiff::civil::{Date, Time};

use crate::clinic::screens::DetailsForm;

/// What can be booked once: one department sees one customer at a time in each of its locations.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Slot {
    pub(crate) department: &'static str,
    pub(crate) location: &'static str,
    pub(crate) date: Date,
    pub(crate) time: Time,
}

/// Who holds a slot.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Holder {
    /// The run of the flow, by its token.
    Token(String),
    /// The customer, where a phone leaves the token out.
    Customer {
        name: String,
        email: String,
        phone: String,
    },
}

impl Holder {
    /// Who sent this form.
    pub(crate) fn of(token: Option<FlowToken>, form: &DetailsForm) -> Self {
        // A message sent without a token of its own has Meta's `unused`, as everybody else's has.
        match token.filter(|token| !token.is_unused() && !token.as_str().trim().is_empty()) {
            Some(token) => Self::Token(token.as_str().to_owned()),
            None => Self::Customer {
                name: form.name.clone(),
                email: form.email.clone(),
                phone: form.phone.clone(),
            },
        }
    }
}

struct Booking {
    id: String,
    holder: Holder,
}

/// Somebody else has the slot.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Taken;

#[derive(Default)]
pub(crate) struct Book {
    bookings: Mutex<HashMap<Slot, Booking>>,
}

impl Book {
    /// Takes the slot for this holder and gives the booking's id.
    ///
    /// Phones send a confirmation again when the answer was lost, so a holder who has the slot already
    /// gets the same id again. Another slot for the same holder is another booking.
    pub(crate) fn take(&self, slot: &Slot, holder: Holder) -> Result<String, Taken> {
        // Looking and writing happen under one lock: of two customers at the same moment one is first.
        let mut bookings = self.bookings.lock().unwrap_or_else(PoisonError::into_inner);
        let number = bookings.len() + 1;
        match bookings.entry(slot.clone()) {
            Entry::Occupied(booking) if booking.get().holder == holder => {
                Ok(booking.get().id.clone())
            }
            Entry::Occupied(_) => Err(Taken),
            Entry::Vacant(free) => {
                let id = format!("HC-{number:04}");
                free.insert(Booking {
                    id: id.clone(),
                    holder,
                });
                Ok(id)
            }
        }
    }

    /// The id of this holder's booking of such a slot.
    pub(crate) fn held(&self, holder: &Holder, such: impl Fn(&Slot) -> bool) -> Option<String> {
        let bookings = self.bookings.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bookings = bookings.iter();
        bookings
            .find(|(slot, booking)| booking.holder == *holder && such(slot))
            .map(|(_, booking)| booking.id.clone())
    }

    /// Whether nobody has the slot.
    pub(crate) fn is_free(&self, slot: &Slot) -> bool {
        let bookings = self.bookings.lock().unwrap_or_else(PoisonError::into_inner);
        !bookings.contains_key(slot)
    }
}
