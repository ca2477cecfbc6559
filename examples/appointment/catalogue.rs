//! What the clinic offers: its departments, where they are, and when somebody is there.

use jiff::civil::{Date, DateTime, Time, Weekday, time};
use jiff::{Span, ToSpan};

use crate::book::Slot;

/// How far ahead appointments are given, counted from today.
const DAYS_AHEAD: i32 = 14;

/// How long one appointment takes.
const MINUTES: i32 = 30;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Department {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    locations: &'static [&'static Location],
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Location {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    open_on: &'static [Weekday],
    /// The first appointment of a day.
    first: Time,
    /// The last one.
    last: Time,
}

static HARBOUR: Location = Location {
    id: "harbour",
    title: "12 Harbour Street",
    open_on: &[
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
    ],
    first: time(9, 0, 0, 0),
    last: time(16, 30, 0, 0),
};

static OLD_MILL: Location = Location {
    id: "old_mill",
    title: "3 Old Mill Lane",
    open_on: &[
        Weekday::Monday,
        Weekday::Wednesday,
        Weekday::Friday,
        Weekday::Saturday,
    ],
    first: time(10, 0, 0, 0),
    last: time(14, 0, 0, 0),
};

static STATION: Location = Location {
    id: "station",
    title: "Station Square, 2nd floor",
    open_on: &[Weekday::Tuesday, Weekday::Thursday, Weekday::Saturday],
    first: time(8, 0, 0, 0),
    last: time(12, 30, 0, 0),
};

static DEPARTMENTS: [Department; 4] = [
    Department {
        id: "dental",
        title: "Dental care",
        locations: &[&HARBOUR, &STATION],
    },
    Department {
        id: "eyes",
        title: "Eye care",
        locations: &[&HARBOUR, &OLD_MILL],
    },
    Department {
        id: "skin",
        title: "Skin care",
        locations: &[&STATION],
    },
    Department {
        id: "physio",
        title: "Physiotherapy",
        locations: &[&OLD_MILL, &STATION],
    },
];

/// Every department, in the order in which customers see them.
pub(crate) fn departments() -> &'static [Department] {
    &DEPARTMENTS
}

/// The department that the customer chose.
pub(crate) fn department(id: Option<&str>) -> Result<&'static Department, &'static str> {
    let id = id.ok_or("Please choose a department")?;
    let department = DEPARTMENTS.iter().find(|department| department.id == id);
    department.ok_or("We do not have that department. Please choose another")
}

impl Department {
    /// Where the department is.
    pub(crate) fn locations(&self) -> impl Iterator<Item = &'static Location> {
        self.locations.iter().copied()
    }

    /// The location that the customer chose.
    pub(crate) fn location(&self, id: Option<&str>) -> Result<&'static Location, &'static str> {
        let id = id.ok_or("Please choose a location")?;
        let location = self.locations().find(|location| location.id == id);
        location.ok_or("That department is not at this location. Please choose another")
    }
}

impl Location {
    /// The days on which appointments are given, from today on.
    pub(crate) fn dates(&self, now: DateTime) -> impl Iterator<Item = Date> {
        now.date()
            .series(1.day())
            .take_while(move |date| *date <= last_date(now))
            .filter(|date| self.open_on.contains(&date.weekday()))
    }

    /// The times at which a day's appointments begin.
    fn times(&self) -> impl Iterator<Item = Time> {
        let last = self.last;
        self.first
            .series(MINUTES.minutes())
            .take_while(move |time| *time <= last)
    }

    /// What can be booked there on a date, for this department.
    pub(crate) fn slots(
        &self,
        department: &'static Department,
        date: Date,
    ) -> impl Iterator<Item = Slot> {
        let location = self.id;
        self.times().map(move |time| Slot {
            department: department.id,
            location,
            date,
            time,
        })
    }

    /// The date that the customer chose.
    pub(crate) fn date(&self, id: Option<&str>, now: DateTime) -> Result<Date, &'static str> {
        let id = id.ok_or("Please choose a date")?;
        let date = id.parse().ok().filter(|date| date_id(*date) == id);
        let date = date.ok_or("We do not know that date. Please choose another")?;
        if date < now.date() {
            return Err("That date has passed. Please choose another");
        }
        if date > last_date(now) {
            return Err("That date is too far ahead. Please choose an earlier one");
        }
        if !self.open_on.contains(&date.weekday()) {
            return Err("We are closed on that date. Please choose another");
        }
        Ok(date)
    }

    /// The time that the customer chose on this date.
    pub(crate) fn time(
        &self,
        id: Option<&str>,
        date: Date,
        now: DateTime,
    ) -> Result<Time, &'static str> {
        let id = id.ok_or("Please choose a time")?;
        let time = self.times().find(|time| time_id(*time) == id);
        let time = time.ok_or("We do not have that time. Please choose another")?;
        if date.to_datetime(time) <= now {
            return Err("That time has passed. Please choose another");
        }
        Ok(time)
    }
}

fn last_date(now: DateTime) -> Date {
    now.date().saturating_add(Span::new().days(DAYS_AHEAD))
}

/// A date as the flow sends it: `2026-03-02`.
pub(crate) fn date_id(date: Date) -> String {
    date.to_string()
}

/// A date in a list: `Mon 2 March`.
pub(crate) fn date_title(date: Date) -> String {
    date.strftime("%a %-d %B").to_string()
}

/// A date in a sentence: `Monday, 2 March 2026`.
pub(crate) fn long_date(date: Date) -> String {
    date.strftime("%A, %-d %B %Y").to_string()
}

/// A time, as the flow sends it and as customers read it: `09:00`.
pub(crate) fn time_id(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}
