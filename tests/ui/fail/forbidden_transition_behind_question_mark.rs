//! The type of the answer is known only through `?`.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(SUMMARY)]
    async fn book(&self) -> Result<Next<screens::Summary>> {
        Ok(Next::show_as(screens::APPOINTMENT, params! {})?)
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
