//! `impl Trait` as an argument.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    async fn check(&self, payload: impl Send) -> Result<Next<screens::Details>> {
        drop(payload);
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
