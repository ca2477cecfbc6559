//! Back reaches the endpoint from no screen.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/list.json")]
impl Clinic {
    #[flow_screen(_, on = BACK)]
    async fn again(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
