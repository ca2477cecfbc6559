//! INIT, Back and error notifications carry no payload.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(INIT)]
    async fn open(&self, _: Payload<u8>) -> Result<Next<screens::Init>> {
        Next::close()
    }

    #[flow_screen(DETAILS, on = BACK)]
    async fn again(&self, _: Payload<u8>) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen(ERROR)]
    async fn told(&self, _: Payload<u8>) {}

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
