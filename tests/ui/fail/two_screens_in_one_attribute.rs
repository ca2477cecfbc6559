//! A handler answers for one screen; that the second has no handler is not told as well.

use flowkit::prelude::*;

struct Clinic;

#[flow(screens(DETAILS => [SUMMARY], SUMMARY))]
impl Clinic {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> {
        Next::close()
    }

    #[flow_screen(DETAILS, SUMMARY)]
    fn both(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
