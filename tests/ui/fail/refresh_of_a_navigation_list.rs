//! A screen built on NavigationList cannot be refreshed.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(PRODUCTS)]
    async fn answer(&self) -> Result<Next<Products>> {
        Next::refresh(Products {
            title: "More teas".into(),
        })
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
