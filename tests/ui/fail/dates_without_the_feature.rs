//! flowkit is built without its feature `jiff`.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/dates.json", dates = jiff)]
impl Clinic {
    #[flow_screen(VISIT)]
    async fn answer(&self, form: VisitForm) -> Result<Next<Visit>> {
        let _ = form.day;
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
