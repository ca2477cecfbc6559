//! Names without values, as in a struct.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        let booking = "B-17";
        Next::complete(params! { booking })
    }
}

fn main() {}
