//! The client does not show a NavigationList again.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/list.json")]
impl Clinic {
    #[flow_screen(PRODUCTS)]
    async fn choose(&self) -> Result<Next<screens::Products>> {
        Next::show_as(screens::PRODUCTS, params! {})
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
