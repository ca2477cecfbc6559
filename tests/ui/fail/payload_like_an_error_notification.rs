//! A warning, made an error here: the phone's reports have the same keys.
#![deny(deprecated)]

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/report.json")]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
