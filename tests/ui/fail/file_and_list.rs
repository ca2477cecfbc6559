//! A Flow JSON and a list.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json", screens(DETAILS))]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
