//! Routes from the list in the attribute.

use flowkit::prelude::*;

struct Clinic;

#[flow(screens(SIGN_IN => [SIGN_UP], SIGN_UP => [PROFILE], PROFILE))]
impl Clinic {
    #[flow_screen(PROFILE)]
    fn save(&self) -> Result<Next<screens::Profile>> {
        Next::show_as(screens::SIGN_IN, params! {})
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
