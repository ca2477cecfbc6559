//! `State` without `state = …`.

use flowkit::prelude::*;

#[flow("flows/clinic.json")]
mod clinic {
    use flowkit::prelude::*;

    #[flow_screen(_)]
    fn rest(_: State<u8>) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
