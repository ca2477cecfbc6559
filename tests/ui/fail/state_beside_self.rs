//! `State` in an impl block, and `state = …` on it.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json", state = u8)]
impl Clinic {
    #[flow_screen(DETAILS)]
    async fn check(&self, _: State<u8>) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
