//! `SUCCESS` is the end of a flow, not a screen.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(SUCCESS)]
    async fn done(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
