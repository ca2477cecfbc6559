//! `#[flow]` on the implementation of a trait.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
impl Default for Clinic {
    fn default() -> Self {
        Self
    }
}

fn main() {}
