//! A Flow JSON without a screen.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/empty.json")]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
