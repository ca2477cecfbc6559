//! What can be chosen from the lists of APPOINTMENT, each of which depends on those before it.

use flowkit::{OptionId, OptionItem};
use jiff::civil::DateTime;
use shared::Clock;

use crate::book::Slot;
use crate::catalogue::{self, date_id, time_id};
use crate::clinic::Clinic;
use crate::clinic::screens::AppointmentUpdate;

/// Every department.
pub(crate) fn departments() -> Vec<OptionItem> {
    let item =
        |department: &catalogue::Department| OptionItem::new(department.id, department.title);
    catalogue::departments().iter().map(item).collect()
}

/// Where something is wrong with the choices before it, each of these gives a sentence that says so.
impl<C: Clock> Clinic<C> {
    /// Where this department is.
    pub(crate) fn locations(
        &self,
        department: Option<OptionId>,
    ) -> Result<Vec<OptionItem>, &'static str> {
        let department = catalogue::department(department.as_deref())?;
        let item = |location: &catalogue::Location| OptionItem::new(location.id, location.title);
        Ok(department.locations().map(item).collect())
    }

    /// The dates there; those on which nothing is free cannot be chosen.
    pub(crate) fn dates(
        &self,
        department: Option<OptionId>,
        location: Option<OptionId>,
    ) -> Result<Vec<OptionItem>, &'static str> {
        let now = self.clock.now();
        let department = catalogue::department(department.as_deref())?;
        let location = department.location(location.as_deref())?;
        let item = |date| OptionItem {
            enabled: Some(
                location
                    .slots(department, date)
                    .any(|slot| self.is_free(&slot, now)),
            ),
            ..OptionItem::new(date_id(date), catalogue::date_title(date))
        };
        Ok(location.dates(now).map(item).collect())
    }

    /// The times on this date; those that passed or are taken cannot be chosen.
    pub(crate) fn times(
        &self,
        department: Option<OptionId>,
        location: Option<OptionId>,
        date: Option<OptionId>,
    ) -> Result<Vec<OptionItem>, &'static str> {
        let now = self.clock.now();
        let department = catalogue::department(department.as_deref())?;
        let location = department.location(location.as_deref())?;
        let date = location.date(date.as_deref(), now)?;
        let item = |slot: Slot| OptionItem {
            enabled: Some(self.is_free(&slot, now)),
            ..OptionItem::new(time_id(slot.time), time_id(slot.time))
        };
        Ok(location.slots(department, date).map(item).collect())
    }

    fn is_free(&self, slot: &Slot, now: DateTime) -> bool {
        slot.date.to_datetime(slot.time) > now && self.book.is_free(slot)
    }
}

/// A phone wants at least one line in every list, so one that is not known yet holds this.
pub(crate) fn not_yet(title: &str) -> Vec<OptionItem> {
    vec![OptionItem::new("not_yet", title).disabled()]
}

/// No location can be chosen, and nothing that depends on it.
pub(crate) fn without_locations() -> AppointmentUpdate {
    AppointmentUpdate {
        location: Some(not_yet("Choose a department first")),
        is_location_enabled: Some(false),
        ..without_dates()
    }
}

/// No date can be chosen, and no time.
pub(crate) fn without_dates() -> AppointmentUpdate {
    AppointmentUpdate {
        date: Some(not_yet("Choose a location first")),
        is_date_enabled: Some(false),
        ..without_times()
    }
}

/// No time can be chosen; the other lists stay as they are.
pub(crate) fn without_times() -> AppointmentUpdate {
    AppointmentUpdate {
        time: Some(not_yet("Choose a date first")),
        is_time_enabled: Some(false),
        ..Default::default()
    }
}
