//! A generic flow is one for the parameters that can be shared between threads.

use flowkit::Flow;
use flowkit::prelude::*;

struct Clinic<D>(D);

#[flow(screens(DETAILS))]
impl<D> Clinic<D> {
    #[flow_screen(_)]
    fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        let _ = &self.0;
        Next::close()
    }
}

fn mount(_: impl Flow) {}

fn main() {
    mount(Clinic(std::cell::Cell::new(1)));
}
