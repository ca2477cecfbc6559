//! A screen that is there twice, and one that leads to itself.

use flowkit::prelude::*;

struct Clinic;

#[flow(screens(SIGN_IN => [SIGN_IN], SIGN_IN))]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
