//! An error type that is not an error.

use flowkit::prelude::*;

struct NotAnError;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    fn check(&self) -> std::result::Result<Next<screens::Details>, NotAnError> {
        Err(NotAnError)
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
