//! Handlers under `cfg`: alternatives, a handler that is compiled out, one argument of several.

use flowkit::Flow;
use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[cfg(any())]
    #[flow_screen(INIT)]
    async fn open(&self, nothing: NoSuchType) -> Result<Next<screens::Init>> {
        nothing.compiles()
    }

    #[flow_screen(INIT)]
    #[cfg(not(any()))]
    async fn open(&self) -> Result<Next<screens::Init>> {
        Next::show_as(screens::APPOINTMENT, params! {})
    }

    #[cfg(all())]
    #[cfg(not(any()))]
    #[flow_screen(DETAILS, on = BACK)]
    async fn again(&self, #[cfg(any())] nothing: NoSuchType, _token: FlowToken) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen(_, on = DATA_EXCHANGE)]
    fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

// The item's own `cfg` belongs to everything that is made of it.
#[flow(screens(NOTHING), screens = nothing)]
#[cfg(any())]
impl NoSuchType {}

fn main() {
    let names: Vec<_> = Clinic::TABLE.handlers.iter().map(|handler| handler.name).collect();
    assert_eq!(names, ["open", "again", "rest"]);
}
