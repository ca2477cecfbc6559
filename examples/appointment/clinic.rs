//! The clinic's flow: a handler for each screen. This is the file to begin with when writing your own.

use flowkit::prelude::*;

use crate::book::{Book, Holder};
use crate::catalogue;
use crate::clock::Clock;
use crate::form::{BookingForm, Choice, Refusal};
use crate::screen_data::{AppointmentData, SummaryData};

use screens::{Appointment, Details, Init, Summary};

/// A clinic that gives appointments.
pub(crate) struct Clinic<C> {
    book: Book,
    clock: C,
}

#[flow("flows/appointment.json")]
impl<C: Clock> Clinic<C> {
    /// The flow is opened: nothing is chosen yet.
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<Init>> {
        Next::show_as(screens::APPOINTMENT, AppointmentData::new())
    }

    /// A choice was made on APPOINTMENT: the next list gets filled.
    #[flow_screen(APPOINTMENT)]
    fn choose(&self, Payload(choice): Payload<Choice>) -> Result<Next<Appointment>> {
        let mut screen = AppointmentData::new();
        match self.fill(&mut screen, &choice) {
            Ok(()) => Next::refresh_as(screen),
            Err(refusal) => Next::error_with_as(refusal, screen),
        }
    }

    /// The customer said who comes.
    #[flow_screen(DETAILS)]
    fn check(&self, Payload(form): Payload<BookingForm>) -> Result<Next<Details>> {
        match form.check(self.clock.now()) {
            Ok(visit) => Next::show_as(screens::SUMMARY, summary(visit.to_string(), form)),
            // The data goes along, so that DETAILS still knows what was chosen.
            Err(refusal) => Next::error_with_as(refusal, form.chosen),
        }
    }

    /// The customer confirms: the slot is taken, unless somebody else was faster.
    #[flow_screen(SUMMARY)]
    fn confirm(
        &self,
        token: Option<FlowToken>,
        Payload(form): Payload<BookingForm>,
    ) -> Result<Next<Summary>> {
        let holder = holder(token, &form);
        // A phone that lost the answer confirms again, perhaps when the hour has come already.
        if let Some(booking_id) = self.book.held(&holder, |slot| form.chosen.is(slot)) {
            return Next::complete(params! { booking_id: booking_id });
        }
        // The phone sends back what it was shown, so it is checked again: time has passed, too.
        let visit = match form.check(self.clock.now()) {
            Ok(visit) => visit,
            Err(refusal) => return Next::error_with_as(refusal, &form),
        };
        match self.book.take(&visit.slot, holder) {
            Ok(booking_id) => Next::complete(params! { booking_id: booking_id }),
            Err(_) => Next::error_with_as(
                "That time has just been taken. Please go back and choose another",
                summary(visit.to_string(), form),
            ),
        }
    }

    /// A clinic with an empty book.
    pub(crate) fn new(clock: C) -> Self {
        Self {
            book: Book::default(),
            clock,
        }
    }

    /// Fills the lists as far as the choices are good ones.
    fn fill(&self, screen: &mut AppointmentData, choice: &Choice) -> Result<(), Refusal> {
        let now = self.clock.now();
        let trigger = choice.trigger.as_str();

        let department = catalogue::department(&choice.department)?;
        screen.offer_locations(department);
        if trigger == "department_selected" {
            return Ok(());
        }
        let location = department.location(&choice.location)?;
        screen.offer_dates(department, location, &self.book, now);
        if trigger == "location_selected" {
            return Ok(());
        }
        let date = location.date(&choice.date, now)?;
        screen.offer_times(department, location, date, &self.book, now);
        if trigger == "date_selected" {
            return Ok(());
        }
        Err(Refusal("Please choose again"))
    }
}

fn summary(appointment: String, form: BookingForm) -> SummaryData {
    SummaryData {
        appointment,
        details: form.details(),
        form,
    }
}

fn holder(token: Option<FlowToken>, form: &BookingForm) -> Holder {
    // A message sent without a token of its own has Meta's `unused`, as everybody else's has.
    match token.filter(|token| !token.is_unused() && !token.as_str().trim().is_empty()) {
        Some(token) => Holder::Token(token.as_str().to_owned()),
        None => Holder::Customer {
            name: form.name.as_str().to_owned(),
            email: form.email.as_str().to_owned(),
            phone: form.phone.as_str().to_owned(),
        },
    }
}
