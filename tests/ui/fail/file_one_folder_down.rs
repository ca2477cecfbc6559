//! A file that lies deeper is offered.

use flowkit::prelude::*;

struct Clinic;

#[flow("list.json")]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
