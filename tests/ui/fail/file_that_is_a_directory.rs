//! A directory.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows")]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
