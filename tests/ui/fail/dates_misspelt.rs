//! There is no such type of dates.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json", dates = chrno)]
impl Clinic {
    #[flow_screen(INIT)]
    async fn answer(&self) -> Result<Next<Init>> {
        Next::show(Visit::EMPTY)
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
