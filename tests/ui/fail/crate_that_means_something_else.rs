//! A path that means another thing in the generated module.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json", crate = self::flowkit)]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
