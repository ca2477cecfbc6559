//! A type of the user's without `FromExchange`, in an `Option`.

use flowkit::prelude::*;

struct Customer;

#[flow("flows/clinic.json", state = u8)]
mod clinic {
    use flowkit::prelude::*;

    #[flow_screen(_)]
    pub(super) async fn rest(_: State<u8>, _: Option<super::Customer>) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
