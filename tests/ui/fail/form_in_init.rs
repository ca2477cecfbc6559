//! Nothing is filled in when the flow is opened.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(INIT)]
    async fn answer(&self, form: VisitForm) -> Result<Next<Init>> {
        let _ = form;
        Next::show(Visit::EMPTY)
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
