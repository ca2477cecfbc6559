//! Every action of the screen has to be answered.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(VISIT)]
    async fn answer(&self, form: VisitForm) -> Result<Next<Visit>> {
        match form {
            VisitForm::SlotSelected { slot: _ } => Next::close(),
        }
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
