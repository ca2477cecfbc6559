//! Back sends no fields.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(DETAILS, on = BACK)]
    async fn answer(&self, form: DetailsForm) -> Result<Next<Details>> {
        let _ = form;
        Next::show(Visit::EMPTY)
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
