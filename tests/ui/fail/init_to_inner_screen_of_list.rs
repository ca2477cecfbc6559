//! A flow opens with a screen that no arrow ends at.

use flowkit::prelude::*;

struct Clinic;

#[flow(screens(SIGN_IN => [SIGN_UP], SIGN_UP))]
impl Clinic {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> {
        Next::show_as(screens::SIGN_UP, params! {})
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
