//! What is frozen is not judged, however strictly.

use flowkit::prelude::*;

struct Restaurant;

#[flow("flows/frozen.json", frozen, strict)]
impl Restaurant {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
