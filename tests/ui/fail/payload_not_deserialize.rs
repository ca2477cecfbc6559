//! A payload type without `Deserialize`.

use flowkit::prelude::*;

struct Form {
    name: String,
}

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    async fn check(&self, Payload(form): Payload<Form>) -> Result<Next<screens::Details>> {
        drop(form.name);
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
