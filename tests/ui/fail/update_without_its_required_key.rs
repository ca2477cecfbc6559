//! An update has to carry what `data.required` lists.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(SUMMARY)]
    async fn answer(&self) -> Result<Next<Summary>> {
        Next::refresh(SummaryUpdate::new())
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
