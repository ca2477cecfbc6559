//! `#[flow]` on a module in another file: rustc itself refuses it.

use flowkit::prelude::*;

#[flow("flows/clinic.json")]
mod handlers;

fn main() {}
