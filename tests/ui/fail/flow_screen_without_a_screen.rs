//! `#[flow_screen]` that says nothing.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen]
    async fn check(&self) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen()]
    async fn book(&self) -> Result<Next<screens::Summary>> {
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
