//! No answer shows the same NavigationList again.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(PRODUCTS)]
    async fn answer(&self) -> Result<Next<Products>> {
        Next::show(Products {
            title: "More teas".into(),
        })
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
