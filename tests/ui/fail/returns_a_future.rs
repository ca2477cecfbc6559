//! `impl Future` instead of `async fn`.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    fn check(&self) -> impl Future<Output = Result<Next<screens::Details>>> + Send {
        async { Next::close() }
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
