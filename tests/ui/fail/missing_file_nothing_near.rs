//! There is no such file.

use flowkit::prelude::*;

struct Clinic;

#[flow("appointments/flow.json")]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
