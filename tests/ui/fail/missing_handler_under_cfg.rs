//! The only handler is compiled out.

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

    #[flow_screen(DETAILS, on = BACK)]
    async fn again(&self) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[cfg(any())]
    #[flow_screen(SUMMARY)]
    async fn book(&self) -> Result<Next<screens::Summary>> {
        Next::close()
    }
}

fn main() {}
