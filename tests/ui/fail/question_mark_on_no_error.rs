//! A type of the user's that does not implement `Error`.

use flowkit::prelude::*;

struct Clinic;

struct Closed;

#[flow(screens(DETAILS))]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Err(Closed)?
    }
}

fn main() {}
