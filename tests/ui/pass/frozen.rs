//! A flow that was published long ago: its version can be published no more.
#![deny(warnings)]

use flowkit::Flow;
use flowkit::prelude::*;

struct Restaurant;

#[flow("flows/frozen.json", frozen)]
impl Restaurant {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> {
        Next::show_as(screens::WELCOME, params! {})
    }
}

fn main() {
    assert_eq!(screens::WELCOME.id(), "WELCOME");
    assert_eq!(Restaurant::TABLE.screens.len(), 1);
}
