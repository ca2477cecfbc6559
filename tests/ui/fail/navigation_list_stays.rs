//! An error cannot be shown on a NavigationList.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/list.json")]
impl Clinic {
    #[flow_screen(PRODUCTS)]
    async fn choose(&self) -> Result<Next<screens::Products>> {
        Next::error("That one is sold out")
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
