//! The screen has required data, which every answer must carry.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(SUMMARY)]
    async fn book(&self) -> Result<Next<screens::Summary>> {
        Next::error("That slot has just been taken")
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
