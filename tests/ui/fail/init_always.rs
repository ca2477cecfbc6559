//! `init` has one value.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json", init = always)]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
