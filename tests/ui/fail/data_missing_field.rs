//! Every declared field is shown, or filled from `EMPTY`.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(INIT)]
    async fn answer(&self) -> Result<Next<Init>> {
        Next::show(Visit {
            department: "Dental care".into(),
            price: 12.5,
        })
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
