//! The screen has no such action.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(VISIT)]
    async fn answer(&self, form: VisitForm) -> Result<Next<Visit>> {
        match form {
            VisitForm::SlotChosen { .. } => Next::close(),
            _ => Next::error("Choose a slot"),
        }
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
