//! The data of a screen that is not the one showing.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(SUMMARY)]
    async fn answer(&self) -> Result<Next<Summary>> {
        Next::error_with("That is gone", Visit::EMPTY)
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
