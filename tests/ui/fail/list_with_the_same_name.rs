//! Two ids that give the same type, and a constant that is taken.

use flowkit::prelude::*;

struct Clinic;

#[flow(screens(SIGN_UP, "SIGN,UP"))]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
