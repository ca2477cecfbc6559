//! Two screens send `data_exchange`, and nothing answers them.

use flowkit::prelude::*;

#[flow("flows/clinic.json")]
mod clinic {
    use flowkit::prelude::*;

    #[flow_screen(INIT)]
    fn open() -> Result<Next<screens::Init>> {
        Next::close()
    }

    #[flow_screen(DETAILS)]
    fn check() -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen(_, on = BACK)]
    fn back() -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
