//! Every way to answer, and where the routes let it lead.

use flowkit::prelude::*;
use flowkit::{HandlerError, ScreenData, UpdateOf};

#[derive(serde::Serialize)]
struct Slots {
    slots: Vec<String>,
}

impl ScreenData for Slots {
    type Screen = screens::Appointment;
}

#[derive(serde::Serialize)]
struct Text {
    text: &'static str,
}

impl UpdateOf<screens::Summary> for Text {}

#[derive(Debug)]
struct Full;

impl From<Full> for HandlerError {
    fn from(Full: Full) -> Self {
        HandlerError::msg("there is no slot left")
    }
}

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(INIT)]
    async fn open(&self) -> Result<Next<screens::Init>> {
        Next::show(Slots { slots: Vec::new() })
    }

    #[flow_screen(APPOINTMENT)]
    async fn choose(&self, token: FlowToken) -> Result<Next<screens::Appointment>, Full> {
        let next = match token.as_str() {
            "same" => Next::show_with_error(Slots { slots: Vec::new() }, "Choose again"),
            "refresh" => Next::refresh_as(params! { slots: ["10:00"] }),
            "error" => Next::error("Choose a slot"),
            "close" => Next::close(),
            _ => Next::show_as_with_error(screens::DETAILS, params! {}, "Almost done"),
        };
        next.map_err(|_| Full)
    }

    #[flow_screen(DETAILS)]
    async fn check(&self, token: FlowToken) -> Result<Next<screens::Details>> {
        if token.as_str().is_empty() {
            return Next::token_invalid("Please ask for a new form");
        }
        let back = Next::show_as(screens::APPOINTMENT, params! {})?;
        Ok(back)
    }

    #[flow_screen(SUMMARY)]
    fn book(&self, token: FlowToken) -> Result<Next<screens::Summary>> {
        match token.as_str() {
            "refresh" => Next::refresh(Text { text: "Tuesday" }),
            "error" => Next::error_with("That slot is taken", Text { text: "Tuesday" }),
            "any" => Next::error_with_as("That slot is taken", params! { text: "Tuesday" }),
            _ => Next::complete(params! { booking_id: 17 }),
        }
    }

    #[flow_screen(_)]
    fn rest(&self) -> Whatever {
        match Next::show_as(screens::SUMMARY, params! {}) {
            Ok(next) => next,
            Err(_) => unreachable!("an object is an object"),
        }
    }
}

/// By another name an answer may also come without a `Result`.
type Whatever = Next<screens::AnyScreen>;

fn main() {}
