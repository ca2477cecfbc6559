//! The Flow JSON stands in quotes.

use flowkit::prelude::*;

struct Clinic;

#[flow(flows/clinic.json)]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
