//! Two generated types would have one name.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/names_clash.json")]
impl Clinic {
    #[flow_screen(VISIT)]
    async fn answer(&self) -> Result<Next<Visit>> {
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
