//! A version that can no longer be published.

use flowkit::prelude::*;

struct Restaurant;

#[flow("flows/frozen.json")]
impl Restaurant {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
