//! With `strict` what the phone cuts short is an error.

use flowkit::prelude::*;

struct Restaurant;

#[flow("flows/cut_short.json", strict)]
impl Restaurant {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
