//! The parameters of a completion never reach the endpoint.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(SUMMARY)]
    async fn answer(&self, params: SummaryParams) -> Result<Next<Summary>> {
        let _ = params;
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
