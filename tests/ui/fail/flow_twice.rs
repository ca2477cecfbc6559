//! Two flows in one block.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json")]
#[flow("flows/list.json")]
impl Clinic {}

fn main() {}
