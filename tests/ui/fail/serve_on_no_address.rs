//! A port alone is no address: said once, at the argument.

use flowkit::prelude::*;

async fn run(endpoint: Endpoint) -> flowkit::Result<()> {
    endpoint.serve(3000).await
}

fn main() {
    drop(run);
}
