//! `#[flow]` on a type.

use flowkit::prelude::*;

#[flow("flows/clinic.json")]
struct Clinic;

fn main() {}
