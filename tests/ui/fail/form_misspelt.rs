//! A letter is missing in the name of the form.

use flowkit::prelude::*;
use screens::*;

struct Clinic;

#[flow("flows/types.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    async fn answer(&self, form: DetailForm) -> Result<Next<Details>> {
        let _ = form;
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<AnyScreen>> {
        Next::close()
    }
}

fn main() {}
