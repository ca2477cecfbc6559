//! Two arguments that read the payload, one by its full path.

use flowkit::prelude::*;

#[flow("flows/clinic.json")]
mod clinic {
    use flowkit::prelude::*;

    #[flow_screen(_)]
    fn rest(_: Payload<u8>, _: FlowToken, _: flowkit::Payload<u8>) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
