//! Text is no error that flowkit could tell from an answer.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    fn check(&self) -> std::result::Result<Next<screens::Details>, String> {
        Err("never mind".to_owned())
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
