//! An id may be none of those in the Flow JSON.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    async fn answer(&self, form: DetailsForm) -> Result<Next<Details>> {
        match form.pay {
            DetailsPay::Card => Next::error("No cards today"),
            DetailsPay::Cash => Next::close(),
        }
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
