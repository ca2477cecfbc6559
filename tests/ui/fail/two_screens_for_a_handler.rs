//! One handler for two screens.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    #[flow_screen(SUMMARY)]
    async fn check(&self) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
