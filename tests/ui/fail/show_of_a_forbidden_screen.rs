//! The routing model does not lead from VISIT to SUMMARY.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(VISIT)]
    async fn answer(&self) -> Result<Next<Visit>> {
        Next::show(Summary {
            text: "A visit at nine".into(),
        })
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
