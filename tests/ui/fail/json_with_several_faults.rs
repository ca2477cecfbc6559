//! Every fault of the Flow JSON at once.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/faulty.json")]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
