//! Everything that Meta's validator would refuse, at once; the route that it lacks is not missed again.

use flowkit::prelude::*;

struct Restaurant;

#[flow("flows/many_faults.json")]
impl Restaurant {
    #[flow_screen(INIT)]
    async fn open(&self) -> Result<Next<screens::Init>> {
        Next::show_as(screens::GUESTS, params! { evening: "Friday" })
    }

    #[flow_screen(GUESTS)]
    async fn guests(&self) -> Result<Next<screens::Guests>> {
        Next::show_as(screens::BOOKED, params! {})
    }
}

fn main() {}
