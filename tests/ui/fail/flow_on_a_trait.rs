//! `#[flow]` on a trait.

use flowkit::prelude::*;

#[flow("flows/clinic.json")]
trait Clinic {
    fn open(&self);
}

fn main() {}
