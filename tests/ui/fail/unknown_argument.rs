//! A misspelt argument.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json", screen = clinic_screens)]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
