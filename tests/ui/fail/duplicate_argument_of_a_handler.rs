//! `on` said twice.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json", init = never)]
impl Clinic {
    #[flow_screen(DETAILS, on = BACK, on = BACK)]
    async fn back(&self) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
