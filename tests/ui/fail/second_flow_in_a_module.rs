//! Two flows beside each other generate two modules `screens`.

use flowkit::prelude::*;

struct Clinic;
struct Shop;

#[flow(screens(DETAILS))]
impl Clinic {
    #[flow_screen(_)]
    fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

#[flow(screens(BASKET))]
impl Shop {
    #[flow_screen(_)]
    fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
