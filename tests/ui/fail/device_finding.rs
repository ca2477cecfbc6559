//! A warning, made an error here: what the phone cuts short.
#![deny(deprecated)]

use flowkit::prelude::*;

struct Restaurant;

#[flow("flows/cut_short.json")]
impl Restaurant {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
