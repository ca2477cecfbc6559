//! The data that the screens show, as `flows/appointment.json` declares it.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use crate::book::{Book, Slot};
use crate::catalogue::{self, Department, Location};
use crate::form::BookingForm;

/// One line of a drop-down list.
#[derive(Serialize)]
pub(crate) struct ListItem {
    id: String,
    title: String,
    /// Lines that cannot be chosen are shown in grey.
    enabled: bool,
}

/// What screen APPOINTMENT shows.
///
/// Every answer repeats all of it: the lists that depend on a choice must go when another one is made.
#[derive(Serialize)]
pub(crate) struct AppointmentData {
    department: Vec<ListItem>,
    location: Vec<ListItem>,
    is_location_enabled: bool,
    date: Vec<ListItem>,
    is_date_enabled: bool,
    time: Vec<ListItem>,
    is_time_enabled: bool,
}

impl AppointmentData {
    /// Nothing is chosen yet.
    pub(crate) fn new() -> Self {
        let departments = catalogue::departments().iter();
        Self {
            department: departments
                .map(|it| ListItem::new(it.id, it.title))
                .collect(),
            location: placeholder("Choose a department first"),
            is_location_enabled: false,
            date: placeholder("Choose a location first"),
            is_date_enabled: false,
            time: placeholder("Choose a date first"),
            is_time_enabled: false,
        }
    }

    pub(crate) fn offer_locations(&mut self, department: &Department) {
        let locations = department.locations();
        self.location = locations.map(|it| ListItem::new(it.id, it.title)).collect();
        self.is_location_enabled = true;
    }

    pub(crate) fn offer_dates(
        &mut self,
        department: &Department,
        location: &Location,
        book: &Book,
        now: DateTime,
    ) {
        let item = |date| ListItem {
            id: catalogue::date_id(date),
            title: catalogue::date_title(date),
            enabled: times(department, location, date, book, now).any(|item| item.enabled),
        };
        self.date = location.dates(now).map(item).collect();
        self.is_date_enabled = true;
    }

    pub(crate) fn offer_times(
        &mut self,
        department: &Department,
        location: &Location,
        date: Date,
        book: &Book,
        now: DateTime,
    ) {
        self.time = times(department, location, date, book, now).collect();
        self.is_time_enabled = true;
    }
}

/// The times of a day; those that passed or are taken cannot be chosen.
fn times(
    department: &Department,
    location: &Location,
    date: Date,
    book: &Book,
    now: DateTime,
) -> impl Iterator<Item = ListItem> {
    let (department, location_id) = (department.id, location.id);
    location.times().map(move |time| {
        let slot = Slot {
            department,
            location: location_id,
            date,
            time,
        };
        ListItem {
            id: catalogue::time_id(time),
            title: catalogue::time_id(time),
            enabled: date.to_datetime(time) > now && book.is_free(&slot),
        }
    })
}

impl ListItem {
    fn new(id: &str, title: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            enabled: true,
        }
    }
}

/// A phone wants at least one line in every list, so one that is not known yet holds this.
fn placeholder(title: &str) -> Vec<ListItem> {
    vec![ListItem {
        enabled: false,
        ..ListItem::new("not_yet", title)
    }]
}

/// What screen SUMMARY shows: two texts to read, and the form, which it sends on.
#[derive(Serialize)]
pub(crate) struct SummaryData {
    pub(crate) appointment: String,
    pub(crate) details: String,
    #[serde(flatten)]
    pub(crate) form: BookingForm,
}
