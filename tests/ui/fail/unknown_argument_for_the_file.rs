//! The Flow JSON has no name.

use flowkit::prelude::*;

struct Clinic;

#[flow(file = "flows/clinic.json")]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
