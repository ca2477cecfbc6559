//! An update is not all that a screen shows.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(INIT)]
    async fn answer(&self) -> Result<Next<Init>> {
        Next::show(VisitUpdate::default())
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
