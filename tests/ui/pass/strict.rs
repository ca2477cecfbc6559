//! Nothing that the phone would break or cut short; what only deserves a look is a warning, and can be silenced.
#![deny(warnings)]

use flowkit::Flow;
use flowkit::prelude::*;

struct Restaurant;

#[flow("flows/strict.json", strict)]
impl Restaurant {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> {
        Next::show_as(screens::WELCOME, params! {})
    }
}

struct Bar;

/// One enters by the front or by the back. A screen that nothing leads to may be a mistake, so there is a warning.
#[allow(deprecated)]
#[flow("flows/two_entries.json", strict, screens = bar_screens)]
impl Bar {
    #[flow_screen(_)]
    fn rest(&self) -> Result<Next<bar_screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {
    assert_eq!(Restaurant::TABLE.screens.len(), 1);
    assert_eq!(Bar::TABLE.screens.len(), 3);
}
