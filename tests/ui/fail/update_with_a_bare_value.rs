//! What an update changes is `Some`.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(VISIT)]
    async fn answer(&self) -> Result<Next<Visit>> {
        Next::refresh(VisitUpdate {
            department: "Dental care".to_owned(),
            ..Default::default()
        })
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
