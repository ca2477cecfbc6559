//! `Box<dyn Error>` may not leave its thread: said once, at the `?`.

use flowkit::prelude::*;

struct Clinic;

#[flow(screens(DETAILS))]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        slots()?;
        Next::close()
    }
}

fn slots() -> std::result::Result<(), Box<dyn std::error::Error>> {
    Ok(())
}

fn main() {}
