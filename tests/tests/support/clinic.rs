//! A clinic's flow, from a Flow JSON, generic over the database behind it.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::{Arc, Mutex};

use flowkit::client::VirtualPhone;
use flowkit::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use screens::{Appointment, Details, Init, Returns, Summary};

/// The Flow JSON as text.
pub const FLOW_JSON: &str = screens::FLOW_JSON;

/// Where bookings are kept.
pub trait Database: Send + Sync + 'static {
    fn slots(&self, department: &str) -> impl Future<Output = Result<Vec<String>, Away>> + Send;
    /// Books a visit for the holder of this token; `None` where it is taken.
    fn book(
        &self,
        token: &str,
        visit: &str,
    ) -> impl Future<Output = Result<Option<String>, Away>> + Send;
    fn find(&self, booking: &str) -> impl Future<Output = Result<Option<String>, Away>> + Send;
    fn note(&self, trouble: String);
}

/// The database cannot be asked.
#[derive(Debug)]
pub struct Away;

impl std::fmt::Display for Away {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the bookings cannot be read now")
    }
}

impl std::error::Error for Away {}

/// A database in memory that a test can look into.
#[derive(Clone, Default)]
pub struct Fake(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    bookings: BTreeMap<String, (String, String)>,
    troubles: Vec<String>,
}

impl Fake {
    /// Which token booked what.
    pub fn bookings(&self) -> Vec<(String, String)> {
        self.0.lock().unwrap().bookings.values().cloned().collect()
    }

    /// What the phones reported.
    pub fn troubles(&self) -> Vec<String> {
        self.0.lock().unwrap().troubles.clone()
    }
}

impl Database for Fake {
    async fn slots(&self, department: &str) -> Result<Vec<String>, Away> {
        tokio::task::yield_now().await;
        match department {
            // The handler of the last one answers with a number where the screen shows a text.
            "dental" => Ok(["9", "10", "wrong-type"].map(str::to_owned).to_vec()),
            "closed" => Ok(Vec::new()),
            _ => Err(Away),
        }
    }

    async fn book(&self, token: &str, visit: &str) -> Result<Option<String>, Away> {
        tokio::task::yield_now().await;
        let bookings = &mut self.0.lock().unwrap().bookings;
        if bookings.values().any(|(_, taken)| taken == visit) {
            return Ok(None);
        }
        let id = format!("B-{}", bookings.len() + 1);
        bookings.insert(id.clone(), (token.to_owned(), visit.to_owned()));
        Ok(Some(id))
    }

    async fn find(&self, booking: &str) -> Result<Option<String>, Away> {
        Ok(self
            .0
            .lock()
            .unwrap()
            .bookings
            .get(booking)
            .map(|(_, visit)| visit.clone()))
    }

    fn note(&self, trouble: String) {
        self.0.lock().unwrap().troubles.push(trouble);
    }
}

/// What APPOINTMENT sends: at each choice, and at the end.
#[derive(Deserialize)]
#[serde(tag = "trigger", rename_all = "snake_case")]
pub enum Choice {
    DepartmentSelected {
        department: String,
    },
    Chosen {
        department: String,
        slot: Option<String>,
    },
}

#[derive(Deserialize)]
pub struct DetailsForm {
    pub department: String,
    pub slot: String,
    #[serde(default)]
    pub name: String,
}

#[derive(Deserialize)]
pub struct SummaryForm {
    pub visit: String,
    #[serde(default)]
    pub decline: bool,
}

#[derive(Deserialize)]
pub struct ReturnsForm {
    pub booking: String,
}

/// A clinic that gives appointments.
pub struct Clinic<D> {
    pub database: D,
}

#[allow(
    deprecated,
    reason = "two screens open the flow, which gives a warning"
)]
#[flow("tests/support/clinic.json")]
impl<D: Database> Clinic<D> {
    /// The flow is opened: at the start, or where the message said.
    #[flow_screen(INIT)]
    fn open(&self, start: StartScreen) -> Result<Next<Init>> {
        if start.is(screens::RETURNS) {
            return Next::show_as(screens::RETURNS, json!({}));
        }
        Next::show_as(
            screens::APPOINTMENT,
            json!({
                "departments": options(["dental", "closed"]),
                "slots": [],
                "has_slots": false,
            }),
        )
    }

    #[flow_screen(APPOINTMENT)]
    async fn choose(&self, Payload(choice): Payload<Choice>) -> Result<Next<Appointment>> {
        match choice {
            Choice::DepartmentSelected { department } => {
                let slots = self.database.slots(&department).await?;
                if slots.is_empty() {
                    return Next::error("Nothing is free there");
                }
                Next::refresh_as(json!({ "slots": options(slots), "has_slots": true }))
            }
            Choice::Chosen { slot: None, .. } => Next::error("Please choose a time"),
            Choice::Chosen {
                department,
                slot: Some(slot),
            } if slot == "wrong-type" => Next::show_as(
                screens::DETAILS,
                json!({ "department": department, "slot": 7 }),
            ),
            Choice::Chosen {
                department,
                slot: Some(slot),
            } => Next::show_as(
                screens::DETAILS,
                json!({ "department": department, "slot": slot }),
            ),
        }
    }

    /// A form that is checked in place.
    #[flow_screen(DETAILS)]
    pub fn check(&self, Payload(form): Payload<DetailsForm>) -> Result<Next<Details>> {
        if form.name.trim().is_empty() {
            return Next::error("Please tell us your name");
        }
        let visit = format!("{} at {}", form.department, form.slot);
        Next::show_as(
            screens::SUMMARY,
            json!({ "visit": visit, "name": form.name }),
        )
    }

    #[flow_screen(SUMMARY)]
    async fn confirm(
        &self,
        token: FlowToken,
        Payload(form): Payload<SummaryForm>,
    ) -> Result<Next<Summary>> {
        if token.as_str().starts_with("used-") {
            return Next::token_invalid("This form was sent already");
        }
        if form.decline {
            return Next::close();
        }
        match self.database.book(token.as_str(), &form.visit).await? {
            Some(id) => Next::complete(params! { booking_id: id }),
            None => Next::error_with_as(
                "That slot has just been taken",
                json!({ "visit": form.visit }),
            ),
        }
    }

    /// Back on the last screen: what was chosen is shown anew.
    #[flow_screen(SUMMARY, on = BACK)]
    fn change(&self) -> Result<Next<Summary>> {
        Next::show_as(
            screens::DETAILS,
            json!({ "department": "dental", "slot": "10" }),
        )
    }

    #[flow_screen(RETURNS)]
    async fn look_up(&self, Payload(form): Payload<ReturnsForm>) -> Result<Next<Returns>> {
        match self.database.find(&form.booking).await? {
            Some(visit) => Next::show_as(screens::SUMMARY, json!({ "visit": visit })),
            None => Next::error("There is no such booking"),
        }
    }

    #[flow_screen(ERROR)]
    fn hear(&self, notification: ErrorNotification) {
        self.database.note(notification.key().to_owned());
        assert_ne!(notification.message(), "panic", "told to");
    }

    /// A clinic with this database.
    pub fn new(database: D) -> Self {
        Self { database }
    }
}

/// Opens the flow and goes on to SUMMARY, as Ada, with this time of dental care, such as `Option 9`.
pub async fn to_summary(phone: &mut VirtualPhone, time: &str) {
    phone.open().await.unwrap();
    phone.choose("Department", "Option dental").await.unwrap();
    phone.choose("Time", time).await.unwrap();
    phone.tap("Continue").await.unwrap();
    phone.fill("Name", "Ada").unwrap();
    phone.tap("Continue").await.unwrap();
    assert_eq!(phone.screen(), "SUMMARY");
}

fn options<T: AsRef<str>>(ids: impl IntoIterator<Item = T>) -> Value {
    ids.into_iter()
        .map(|id| json!({ "id": id.as_ref(), "title": format!("Option {}", id.as_ref()) }))
        .collect()
}
