//! `self` by value, and in an `Arc`.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    async fn check(self) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen(SUMMARY)]
    async fn book(self: std::sync::Arc<Self>) -> Result<Next<screens::Summary>> {
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
