//! Nothing answers when the flow is opened; there is no Flow JSON.

use flowkit::prelude::*;

struct Clinic;

#[flow(screens(SIGN_IN => [SIGN_UP], SIGN_UP))]
impl Clinic {
    #[flow_screen(SIGN_IN)]
    async fn sign_in(&self) -> Result<Next<screens::SignIn>> {
        Next::close()
    }
}

fn main() {}
