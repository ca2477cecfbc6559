//! The payloads share a struct, and the warning says why.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/cannot_be_told_apart.json")]
impl Clinic {
    #[flow_screen(VISIT)]
    async fn answer(&self, form: VisitForm) -> Result<Next<Visit>> {
        match form {
            VisitForm::Footer { email } => Next::error(email.unwrap_or_default()),
            VisitForm::EmbeddedLink { name } => Next::error(name.unwrap_or_default()),
        }
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
