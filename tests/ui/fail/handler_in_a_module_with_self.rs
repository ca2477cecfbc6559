//! A handler in a module is a free function: rustc does not say so again.

use flowkit::prelude::*;

#[flow(screens(DETAILS))]
mod clinic {
    use super::*;

    #[flow_screen(_)]
    async fn rest(&self, token: FlowToken) -> Result<Next<screens::AnyScreen>> {
        self.log(&token);
        Next::close()
    }
}

fn main() {}
