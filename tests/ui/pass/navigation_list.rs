//! A screen built on NavigationList leads to others, with or without an error.

use flowkit::prelude::*;

struct Shop;

#[flow("flows/list.json")]
impl Shop {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> {
        Next::show_as(screens::PRODUCTS, params! {})
    }

    #[flow_screen(PRODUCTS)]
    fn choose(&self) -> Result<Next<screens::Products>> {
        Next::show_as_with_error(screens::ORDER, params! {}, "Only two are left")
    }
}

fn main() {
    assert_eq!(screens::PRODUCTS.leads_to(), ["ORDER"]);
}
