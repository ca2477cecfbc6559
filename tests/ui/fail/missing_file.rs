//! There is no such file; the nearest one is named, and the screens that the code mentions cause no further errors.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinik.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    async fn check(&self) -> Result<Next<screens::Details>> {
        Next::show_as(screens::SUMMARY, params! {})
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
