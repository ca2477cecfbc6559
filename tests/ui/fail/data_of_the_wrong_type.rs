//! The Flow JSON says that this is a number.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(INIT)]
    async fn answer(&self) -> Result<Next<Init>> {
        Next::show(Visit {
            price: "12.50",
            ..Visit::EMPTY
        })
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
