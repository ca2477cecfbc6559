//! A path is no string.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json", crate = "flowkit")]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
