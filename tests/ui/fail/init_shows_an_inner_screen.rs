//! INIT can only show a screen that no other leads to.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(INIT)]
    async fn answer(&self) -> Result<Next<Init>> {
        Next::show(Details {
            hint: "As on your card".into(),
        })
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
