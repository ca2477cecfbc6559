//! Without arrows every screen leads to every other, but not to those of another flow.

use flowkit::prelude::*;

struct Clinic;

#[flow(screens(DETAILS, SUMMARY))]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }

    #[flow_screen(DETAILS)]
    async fn check(&self) -> Result<Next<screens::Details>> {
        Next::show_as(shop_screens::ORDER, params! {})
    }
}

struct Shop;

#[flow(screens(ORDER), screens = shop_screens)]
impl Shop {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<shop_screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
