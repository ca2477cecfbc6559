//! Two handlers for the same requests, spelt differently.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    async fn check(&self) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen("DETAILS", on = DATA_EXCHANGE)]
    async fn check_again(&self) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
