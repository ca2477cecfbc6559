//! A handler that does not stand directly in the flow.

use flowkit::prelude::*;

#[flow("flows/clinic.json")]
mod clinic {
    use flowkit::prelude::*;

    struct Clinic;

    impl Clinic {
        #[flow_screen(DETAILS)]
        fn check() -> Result<Next<screens::Details>> {
            Next::close()
        }
    }

    #[flow_screen(_)]
    fn rest() -> Result<Next<screens::AnyScreen>> {
        Clinic::check()?;
        Next::close()
    }
}

fn main() {}
