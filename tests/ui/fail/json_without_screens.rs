//! JSON, but no Flow JSON.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/no_screens.json")]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
