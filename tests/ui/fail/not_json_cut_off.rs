//! A file that was cut off.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/not_json_cut_off.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    async fn check(&self) -> Result<Next<screens::Details>> {
        Next::show_as(screens::SUMMARY, params! {})
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
