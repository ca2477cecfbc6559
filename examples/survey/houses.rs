//! The houses, and the days that a guest can have been there.

use jiff::ToSpan;
use jiff::civil::Date;

/// The longest stay, in nights.
const LONGEST: i32 = 28;

/// A house that can be rented.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct House {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) region: &'static Region,
    /// Who looks after it.
    pub(crate) hosts: &'static str,
    /// What is particular about it: id and title.
    pub(crate) topics: &'static [(&'static str, &'static str)],
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
}

static COAST: Region = Region {
    id: "coast",
    title: "The coast",
};

static HILLS: Region = Region {
    id: "hills",
    title: "The hills",
};

/// Every region.
pub(crate) static REGIONS: [&Region; 2] = [&COAST, &HILLS];

/// Every house.
pub(crate) static HOUSES: [House; 3] = [
    House {
        id: "gull",
        title: "Gull Cottage",
        region: &COAST,
        hosts: "Maria and Tom",
        topics: &[("boat", "The boat"), ("stairs", "The stairs")],
    },
    House {
        id: "pier",
        title: "Pier House",
        region: &COAST,
        hosts: "Aylin",
        topics: &[
            ("lift", "The lift"),
            ("noise", "The noise"),
            ("wifi", "The wifi"),
        ],
    },
    House {
        id: "mill",
        title: "The Old Mill",
        region: &HILLS,
        hosts: "Pavel",
        topics: &[("stove", "The stove"), ("path", "The path up")],
    },
];

/// The house of this id.
pub(crate) fn house(id: &str) -> Option<&'static House> {
    HOUSES.iter().find(|house| house.id == id)
}

/// The region of this id.
pub(crate) fn region(id: &str) -> Option<&'static Region> {
    REGIONS.into_iter().find(|region| region.id == id)
}

/// The houses of this region.
pub(crate) fn houses_in(region: &Region) -> impl Iterator<Item = &'static House> {
    HOUSES.iter().filter(move |house| house.region == region)
}

/// The days of a stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) arrival: Date,
    pub(crate) departure: Date,
    pub(crate) nights: i32,
}

impl Days {
    /// From one day to the other, if a guest can have been there by today.
    pub(crate) fn new(arrival: Date, departure: Date, today: Date) -> Result<Self, &'static str> {
        let nights = (departure - arrival).get_days();
        if nights < 1 {
            return Err("The last day must be after the first");
        }
        if nights > LONGEST {
            return Err("No stay is longer than four weeks");
        }
        if arrival < earliest(today) || departure > today {
            return Err("Please choose days within the last year");
        }
        Ok(Self {
            arrival,
            departure,
            nights,
        })
    }

    /// Whether a guest was there on this day.
    pub(crate) fn contain(&self, day: Date) -> bool {
        (self.arrival..=self.departure).contains(&day)
    }
}

/// The first day that is asked about.
pub(crate) fn earliest(today: Date) -> Date {
    today.saturating_sub(1.year())
}
