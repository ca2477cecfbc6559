//! `#[flow]` on other items.

use flowkit::prelude::*;

#[flow("flows/clinic.json")]
const CLINIC: &str = "";

#[flow("flows/clinic.json")]
unsafe extern "C" {}

fn main() {}
