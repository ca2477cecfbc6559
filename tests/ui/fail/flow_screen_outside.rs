//! `#[flow_screen]` without `#[flow]`.

use flowkit::prelude::*;

#[flow_screen(DETAILS)]
fn check() {}

struct Clinic;

impl Clinic {
    #[flow_screen]
    fn check(&self) {}
}

fn main() {}
