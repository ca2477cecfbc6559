//! A boxed error that is not `Send`, though a handler goes on wherever there is a thread.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    fn check(&self) -> std::result::Result<Next<screens::Details>, Box<dyn std::error::Error>> {
        Err("never mind".into())
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
