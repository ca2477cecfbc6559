//! A word of its own.

use flowkit::prelude::*;

struct Restaurant;

#[flow("flows/unfrozen.json", strict = true)]
impl Restaurant {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
