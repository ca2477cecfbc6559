//! A flow on an impl block, from a Flow JSON; what its table says.

use flowkit::prelude::*;
use flowkit::Flow;
use flowkit::__private::{Answers, DataModel};

struct Clinic {
    open: bool,
}

#[flow("flows/clinic.json")]
impl Clinic {
    /// The flow is opened.
    #[flow_screen(INIT)]
    async fn open(&self) -> Result<Next<screens::Init>> {
        if !self.open {
            return Next::token_invalid("We are closed");
        }
        Next::show_as(screens::APPOINTMENT, params! {})
    }

    #[flow_screen(APPOINTMENT)]
    async fn choose(&self) -> Result<Next<screens::Appointment>> {
        Next::show_as(screens::DETAILS, params! {})
    }

    #[flow_screen(DETAILS)]
    fn check(&self, token: FlowToken) -> Result<Next<screens::Details>> {
        Next::show_as(screens::SUMMARY, params! { text: token.as_str() })
    }

    #[flow_screen(DETAILS, on = BACK)]
    fn again(&self) -> Result<Next<screens::Details>> {
        Next::show_as(screens::APPOINTMENT, params! {})
    }

    #[flow_screen(SUMMARY)]
    async fn book(&self) -> Result<Next<screens::Summary>> {
        Next::complete(params! { booking_id: self.next_id() })
    }

    #[flow_screen(ERROR)]
    fn told(&self, error: ErrorNotification) {
        eprintln!("{}", error.key());
    }

    /// No handler.
    fn next_id(&self) -> u8 {
        17
    }
}

fn main() {
    let table = Clinic::TABLE;
    assert_eq!(table.name, "Clinic");
    assert_eq!(table.json, Some(screens::FLOW_JSON));
    assert!(screens::FLOW_JSON.contains("\"routing_model\""));
    let ids: Vec<_> = table.screens.iter().map(|screen| (screen.id, screen.entry)).collect();
    assert_eq!(ids, [("APPOINTMENT", true), ("DETAILS", false), ("SUMMARY", false)]);
    assert_eq!(table.screens[1].leads_to, ["APPOINTMENT", "DETAILS", "SUMMARY"]);
    assert_eq!(table.screens[2].data, DataModel::Declared { keys: &["text"], required: &["text"] });
    assert_eq!(table.screens[1].data, DataModel::None);
    let handlers: Vec<_> = table.handlers.iter().map(|handler| (handler.id, handler.name, handler.answers)).collect();
    assert_eq!(
        handlers,
        [
            (0, "open", Answers::Init),
            (1, "choose", Answers::DataExchange("APPOINTMENT")),
            (2, "check", Answers::DataExchange("DETAILS")),
            (3, "again", Answers::Back("DETAILS")),
            (4, "book", Answers::DataExchange("SUMMARY")),
            (5, "told", Answers::ErrorNotification),
        ]
    );
    assert_eq!(screens::DETAILS.id(), "DETAILS");
    assert_eq!(screens::SUMMARY.leads_to(), ["DETAILS", "SUMMARY"]);
    // A handler stays an ordinary function.
    assert!(Clinic { open: true }.again().is_ok());
}
