//! `rename` of a screen that is none, to a name that is taken.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json", rename(DETAIL = Details, SUMMARY = Init))]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
