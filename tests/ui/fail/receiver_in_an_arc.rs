//! The flow is borrowed for the time of a request.

use std::sync::Arc;

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(self: Arc<Self>) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
