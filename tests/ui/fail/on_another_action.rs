//! `on` with a word that is none.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(DETAILS, on = BAKC)]
    async fn back(&self) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen(SUMMARY, on = INIT)]
    async fn open(&self) -> Result<Next<screens::Summary>> {
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
