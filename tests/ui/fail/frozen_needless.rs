//! A version that is not frozen.

use flowkit::prelude::*;

struct Restaurant;

#[flow("flows/unfrozen.json", frozen)]
impl Restaurant {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
