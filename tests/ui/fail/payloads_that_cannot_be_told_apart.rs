//! Without a constant of their own, the payloads share a struct: a warning.
#![deny(warnings)]

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/cannot_be_told_apart.json")]
impl Clinic {
    #[flow_screen(VISIT)]
    async fn answer(&self, form: VisitForm) -> Result<Next<Visit>> {
        let _ = (form.name, form.email);
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
