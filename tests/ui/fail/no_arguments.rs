//! Neither a Flow JSON nor a list.

use flowkit::prelude::*;

struct Clinic;

#[flow]
impl Clinic {}

fn main() {}
