//! The endpoint calls a flow from several threads at once.

use flowkit::prelude::*;

struct Clinic {
    count: std::cell::Cell<u32>,
}

#[flow(screens(DETAILS))]
impl Clinic {
    #[flow_screen(_)]
    fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        self.count.set(1);
        Next::close()
    }
}

fn main() {}
