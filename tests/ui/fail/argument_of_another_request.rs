//! What only INIT has, and what only error notifications have.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    async fn check(&self, _: StartScreen) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen(SUMMARY)]
    async fn book(&self, _: ErrorNotification) -> Result<Next<screens::Summary>> {
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
