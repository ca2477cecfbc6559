//! What stands in `cfg_attr` is looked into by rustc, after `#[flow]`.

use flowkit::prelude::*;

struct Clinic;

#[flow(screens(DETAILS))]
impl Clinic {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> {
        Next::close()
    }

    #[cfg_attr(not(feature = "premium"), flow_screen(DETAILS))]
    fn details(&self) -> Result<Next<screens::Details>> {
        Next::close()
    }
}

fn main() {}
