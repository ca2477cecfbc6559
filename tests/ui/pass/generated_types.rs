//! A whole program by the types that `#[flow]` makes, and a walk through it.
#![deny(warnings)]

use flowkit::OptionId;
use flowkit::prelude::*;
use flowkit::testing::Tester;
use screens::*;
use serde_json::json;

struct Clinic;

#[flow("flows/appointment.json")]
impl Clinic {
    /// The flow is opened.
    #[flow_screen(INIT)]
    async fn open(&self) -> Result<Next<Init>> {
        // The phone does not draw a Dropdown without options.
        let none = || vec![OptionItem::new("none", "Choose the department first")];
        let department = self.departments().await?;
        Next::show(Appointment { department, location: none(), date: none(), ..Appointment::EMPTY })
    }

    /// Screen APPOINTMENT: several choices send data from it, each with its own fields.
    #[flow_screen(APPOINTMENT)]
    async fn choose(&self, form: AppointmentForm) -> Result<Next<Appointment>> {
        match form {
            AppointmentForm::DepartmentSelected { department } => Next::refresh(AppointmentUpdate {
                location: Some(self.locations(department.as_ref()).await?),
                is_location_enabled: Some(true),
                ..Default::default()
            }),
            AppointmentForm::LocationSelected { department: _, location: None } => Next::error("Where?"),
            AppointmentForm::LocationSelected { department: _, location: Some(location) } => Next::error_with(
                format!("{location} is closed on Mondays"),
                AppointmentUpdate { date: Some(vec![OptionItem::new("2026-03-20", "Friday")]), ..Default::default() },
            ),
            AppointmentForm::DateSelected { department, location, date } => {
                if department.is_none() || location.is_none() {
                    return Next::error("Please choose a place first");
                }
                Next::show(Details { day: date.into_string() })
            }
        }
    }

    #[flow_screen(DETAILS)]
    fn check(&self, form: DetailsForm) -> Result<Next<Details>> {
        if form.name.trim().is_empty() {
            return Next::error("Please tell us your name"); // snackbar, same screen
        }
        Next::show(self.summary_of(form))
    }

    #[flow_screen(SUMMARY)]
    async fn confirm(&self, token: FlowToken, form: SummaryForm) -> Result<Next<Summary>> {
        match self.book(&token, &form).await? {
            Some(id) => Next::complete(params! { booking_id: id }), // flow_token is added
            None => Next::error("That slot has just been taken"),
        }
    }

    async fn departments(&self) -> Result<Vec<OptionItem>> {
        Ok(vec![OptionItem::new("dental", "Dental care").description("Mon to Fri"), OptionItem::new("eyes", "Eyes")])
    }

    async fn locations(&self, department: Option<&OptionId>) -> Result<Vec<OptionItem>> {
        Ok(department.map(|id| OptionItem::new("harbour", format!("Harbour ({id})"))).into_iter().collect())
    }

    fn summary_of(&self, form: DetailsForm) -> Summary {
        let DetailsForm { name, email } = form;
        Summary { text: format!("{name}, {}", email.as_deref().unwrap_or("no email")), name }
    }

    async fn book(&self, token: &FlowToken, form: &SummaryForm) -> Result<Option<String>> {
        Ok(form.name.as_ref().filter(|name| *name != "Bob").map(|name| format!("{}-{name}", token.as_str())))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let clinic = Tester::new(Clinic).with_token("t");
    let opened = clinic.init().await;
    assert_eq!(opened.screen(), "APPOINTMENT");
    assert_eq!(opened.data()["department"][0]["description"], "Mon to Fri");
    assert_eq!(opened.data()["is_location_enabled"], false);
    let chosen = clinic.submit("APPOINTMENT", json!({ "trigger": "department_selected", "department": "eyes" })).await;
    assert_eq!(
        *chosen.data(),
        json!({ "location": [{ "id": "harbour", "title": "Harbour (eyes)" }], "is_location_enabled": true })
    );
    let chosen = clinic.submit("APPOINTMENT", json!({ "trigger": "location_selected", "location": "x" })).await;
    assert_eq!(chosen.error_message(), Some("x is closed on Mondays"));
    let payload = json!({ "trigger": "date_selected", "department": "eyes", "location": "x", "date": "Friday" });
    assert_eq!(*clinic.submit("APPOINTMENT", payload).await.data(), json!({ "day": "Friday" }));
    let summary = clinic.submit("DETAILS", json!({ "name": "Ann", "email": "" })).await;
    assert_eq!(*summary.data(), json!({ "text": "Ann, no email", "name": "Ann" }));
    let booked = clinic.submit("SUMMARY", json!({ "name": "Ann" })).await;
    assert_eq!(booked.completion().unwrap()["booking_id"], "t-Ann");
    let taken = clinic.submit("SUMMARY", json!({ "name": "Bob" })).await;
    assert_eq!(taken.error_message(), Some("That slot has just been taken"));
    // A handler is a function like any other.
    let checked = Clinic.check(DetailsForm { name: " ".into(), email: None });
    assert!(checked.is_ok());
}
