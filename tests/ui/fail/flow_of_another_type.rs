//! A handler as axum takes it is no flow.

use flowkit::prelude::*;

async fn table() -> &'static str {
    "SEATS"
}

fn main() {
    let _ = Endpoint::builder().flow("/table", table);
    let _ = Endpoint::builder().flow("/table", "SEATS");
}
