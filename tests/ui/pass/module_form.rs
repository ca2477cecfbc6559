//! A flow on a module of free functions, with a state.

use std::sync::Arc;

use flowkit::Flow;

/// What a database would be.
#[derive(Default)]
pub struct Slots(Vec<u32>);

#[flowkit::flow("flows/clinic.json", state = Arc<Slots>)]
pub mod clinic {
    //! Appointments.

    use std::sync::Arc;

    use flowkit::prelude::*;

    use super::Slots;

    const TITLE: &str = "Appointments";

    #[flow_screen(INIT)]
    async fn open(State(slots): State<Arc<Slots>>) -> Result<Next<screens::Init>> {
        Next::show_as(screens::APPOINTMENT, params! { slots: slots.0, title: TITLE })
    }

    /// Public handlers, private ones, `async` or not.
    #[flow_screen(_)]
    pub fn rest(state: State<Arc<Slots>>, exchange: &DataExchange) -> Result<Next<screens::AnyScreen>> {
        let _ = (state, exchange.screen());
        Next::close()
    }

    pub(super) struct Helper;

    impl Helper {
        pub(super) fn help(&self) -> &'static str {
            TITLE
        }
    }
}

/// Another flow, without a state.
#[flowkit::flow(screens(FEEDBACK))]
mod feedback {
    use flowkit::prelude::*;

    #[flow_screen(INIT)]
    fn open() -> Result<Next<screens::Init>> {
        Next::show_as(screens::FEEDBACK, params! {})
    }
}

fn name_of<F: Flow>(_: &F) -> &'static str {
    F::TABLE.name
}

fn main() {
    assert_eq!(name_of(&clinic::flow(Arc::default())), "clinic");
    assert_eq!(name_of(&feedback::flow()), "feedback");
    assert_eq!(clinic::Helper.help(), "Appointments");
    assert_eq!(clinic::screens::DETAILS.id(), "DETAILS");
}
