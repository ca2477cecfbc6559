//! The update of a screen that is not the one showing.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(VISIT)]
    async fn answer(&self) -> Result<Next<Visit>> {
        Next::refresh(DetailsUpdate {
            hint: Some("As on your card".into()),
        })
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
