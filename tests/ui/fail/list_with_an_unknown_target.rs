//! An arrow to a screen that is not in the list.

use flowkit::prelude::*;

struct Clinic;

#[flow(screens(SIGN_IN => [SIGNUP, SUCCESS], SIGN_UP))]
impl Clinic {
    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
