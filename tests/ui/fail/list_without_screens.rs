//! An empty list.

use flowkit::prelude::*;

struct Clinic;

#[flow(screens())]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
