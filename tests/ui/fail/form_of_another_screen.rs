//! The form of a screen that the handler does not answer for.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    async fn answer(&self, form: VisitForm) -> Result<Next<Details>> {
        let _ = form;
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
