//! A fallback for `DATA_EXCHANGE` does not answer Back.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(INIT)]
    async fn open(&self) -> Result<Next<screens::Init>> {
        Next::close()
    }

    #[flow_screen(_, on = DATA_EXCHANGE)]
    fn everything(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
