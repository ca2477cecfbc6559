//! The wrong transition is one of several.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(SUMMARY)]
    async fn book(&self, token: FlowToken) -> Result<Next<screens::Summary>> {
        match token.as_str() {
            "full" => Next::show_as(screens::APPOINTMENT, params! {}),
            _ => Next::show_as(screens::DETAILS, params! {}),
        }
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
