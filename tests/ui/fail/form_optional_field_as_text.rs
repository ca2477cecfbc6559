//! An input that may be left empty.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    async fn answer(&self, form: DetailsForm) -> Result<Next<Details>> {
        Next::error(form.email)
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
