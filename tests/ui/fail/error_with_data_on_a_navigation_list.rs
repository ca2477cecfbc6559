//! A screen built on NavigationList cannot show an error on itself.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(PRODUCTS)]
    async fn answer(&self) -> Result<Next<Products>> {
        Next::error_with("Sold out", Products {
            title: "Teas".into(),
        })
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
