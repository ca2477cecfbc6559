//! Arguments that are there twice.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json", init = never, "flows/list.json", init = never)]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
