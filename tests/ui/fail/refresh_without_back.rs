//! `refresh_on_back` asks the endpoint, and nothing answers.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(INIT)]
    async fn open(&self) -> Result<Next<screens::Init>> {
        Next::close()
    }

    #[flow_screen(APPOINTMENT)]
    async fn choose(&self) -> Result<Next<screens::Appointment>> {
        Next::close()
    }

    #[flow_screen(DETAILS)]
    async fn check(&self) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen(SUMMARY)]
    async fn book(&self) -> Result<Next<screens::Summary>> {
        Next::close()
    }
}

fn main() {}
