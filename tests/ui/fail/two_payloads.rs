//! Two arguments that read the payload.

use flowkit::prelude::*;

#[derive(serde::Deserialize)]
struct Name {
    name: String,
}

#[derive(serde::Deserialize)]
struct Mail {
    mail: String,
}

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(DETAILS)]
    async fn check(&self, name: Payload<Name>, mail: Payload<Mail>) -> Result<Next<screens::Details>> {
        drop((name.0.name, mail.0.mail));
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
