//! An update is an answer, not a request.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(VISIT)]
    async fn answer(&self, update: VisitUpdate) -> Result<Next<Visit>> {
        let _ = update;
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
