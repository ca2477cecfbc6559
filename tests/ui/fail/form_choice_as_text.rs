//! A choice among options of the Flow JSON is an enum.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    async fn answer(&self, form: DetailsForm) -> Result<Next<Details>> {
        if form.pay == "card" {
            return Next::error("No cards today");
        }
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
