//! What `data.required` lists has no default.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(SUMMARY)]
    async fn answer(&self) -> Result<Next<Summary>> {
        Next::refresh(SummaryUpdate::default())
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
