//! There is no Flow JSON to judge.

use flowkit::prelude::*;

struct Restaurant;

#[flow(screens(WELCOME), strict)]
impl Restaurant {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
