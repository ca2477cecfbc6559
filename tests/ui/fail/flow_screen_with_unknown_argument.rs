//! `#[flow_screen]` with an argument that it does not have.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(DETAILS, action = BACK)]
    async fn back(&self) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
