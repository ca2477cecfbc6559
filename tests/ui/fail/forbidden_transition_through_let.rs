//! The type of the answer is known only when it is returned.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(SUMMARY)]
    async fn book(&self) -> Result<Next<screens::Summary>> {
        let next = Next::show_as_with_error(screens::APPOINTMENT, params! {}, "That slot is taken");
        next
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
