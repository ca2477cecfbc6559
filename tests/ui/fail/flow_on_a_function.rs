//! `#[flow]` on a function.

use flowkit::prelude::*;

#[flow("flows/clinic.json")]
async fn open() {}

fn main() {}
