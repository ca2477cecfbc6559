//! Two ids that give the same type.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/same_names.json")]
impl Clinic {
    #[flow_screen("SIGN_UP")]
    async fn sign_up(&self) -> Result<Next<screens::SignUp>> {
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
