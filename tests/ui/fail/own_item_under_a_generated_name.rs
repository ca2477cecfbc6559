//! The module has a function `flow` of its own.

use flowkit::prelude::*;

#[flow("flows/clinic.json")]
mod clinic {
    use flowkit::prelude::*;

    fn flow() {}

    #[flow_screen(_)]
    fn rest() -> Result<Next<screens::AnyScreen>> {
        self::flow();
        Next::close()
    }
}

fn main() {}
