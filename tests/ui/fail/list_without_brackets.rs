//! Where a screen leads stands in brackets.

use flowkit::prelude::*;

struct Clinic;

#[flow(screens(DETAILS => SUMMARY, SUMMARY), rename(DETAILS = "Form"), state)]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
