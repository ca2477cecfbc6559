//! The clinic's flow: a handler for each screen. This is the file to begin with when writing your own.

use flowkit::prelude::*;
use shared::Clock;

use crate::book::{Book, Holder, Taken};
use crate::lists::{self, not_yet, without_dates, without_locations, without_times};
use crate::visit::{self, Visit};

use screens::*; // made by #[flow] from the Flow JSON, read while this compiles

/// A clinic that gives appointments.
pub(crate) struct Clinic<C> {
    pub(crate) book: Book,
    pub(crate) clock: C,
}

#[flow("flows/appointment.json", strict)]
impl<C: Clock> Clinic<C> {
    /// The flow is opened: nothing is chosen yet.
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<Init>> {
        Next::show(Appointment {
            department: lists::departments(),
            location: not_yet("Choose a department first"),
            date: not_yet("Choose a location first"),
            time: not_yet("Choose a date first"),
            ..Appointment::EMPTY
        })
    }

    /// Something was chosen on APPOINTMENT: the next list gets filled, and those after it empty again.
    #[flow_screen(APPOINTMENT)]
    fn choose(&self, form: AppointmentForm) -> Result<Next<Appointment>> {
        match form {
            AppointmentForm::DepartmentSelected { department } => {
                match self.locations(department) {
                    Ok(locations) => Next::refresh(AppointmentUpdate {
                        location: Some(locations),
                        is_location_enabled: Some(true),
                        ..without_dates()
                    }),
                    Err(text) => Next::error_with(text, without_locations()),
                }
            }
            AppointmentForm::LocationSelected {
                department,
                location,
            } => match self.dates(department, location) {
                Ok(dates) => Next::refresh(AppointmentUpdate {
                    date: Some(dates),
                    is_date_enabled: Some(true),
                    ..without_times()
                }),
                Err(text) => Next::error_with(text, without_dates()),
            },
            AppointmentForm::DateSelected {
                department,
                location,
                date,
            } => match self.times(department, location, date) {
                Ok(times) => Next::refresh(AppointmentUpdate {
                    time: Some(times),
                    is_time_enabled: Some(true),
                    ..Default::default() // what is not named keeps its value on the phone
                }),
                Err(text) => Next::error_with(text, without_times()),
            },
        }
    }

    /// The customer said who comes.
    #[flow_screen(DETAILS)]
    fn check(&self, form: DetailsForm) -> Result<Next<Details>> {
        match Visit::of(&form, self.clock.now()) {
            Ok(visit) => Next::show(visit.summary()),
            Err(text) => Next::error(text),
        }
    }

    /// The customer confirms: the slot is taken, unless somebody else was faster.
    #[flow_screen(SUMMARY)]
    fn confirm(&self, token: Option<FlowToken>, form: SummaryForm) -> Result<Next<Summary>> {
        match self.book(token, &form.into()) {
            Ok(booking_id) => Next::complete(params! { booking_id: booking_id }), // flow_token is added
            Err(text) => Next::error(text),
        }
    }

    /// A clinic with an empty book.
    pub(crate) fn new(clock: C) -> Self {
        Self {
            book: Book::default(),
            clock,
        }
    }

    /// Books the visit and gives the booking's id; else a sentence for the customer.
    fn book(&self, token: Option<FlowToken>, form: &DetailsForm) -> Result<String, &'static str> {
        let holder = Holder::of(token, form);
        // A phone that lost the answer confirms again, perhaps when the hour has come already.
        if let Some(booking_id) = self.book.held(&holder, |slot| visit::is_for(form, slot)) {
            return Ok(booking_id);
        }
        // The phone sends back what it was shown, so it is checked again: time has passed, too.
        let visit = Visit::of(form, self.clock.now())?;
        self.book
            .take(&visit.slot, holder)
            .map_err(|Taken| "That time has just been taken. Please go back and choose another")
    }
}
