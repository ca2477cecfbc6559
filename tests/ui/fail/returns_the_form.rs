//! What a handler leaves is a screen, not what the screen sends.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow(screens(DETAILS))]
impl Clinic {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<Init>> {
        Next::close()
    }

    #[flow_screen(DETAILS)]
    fn details(&self) -> Result<Next<DetailsForm>> {
        Next::error("no")
    }
}

fn main() {}
