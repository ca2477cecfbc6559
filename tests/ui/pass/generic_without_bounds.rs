//! A generic flow that says nothing of its parameters: whoever mounts it has them.

use std::marker::PhantomData;

use flowkit::Flow;
use flowkit::prelude::*;

struct Clinic<D> {
    db: D,
}

#[flow(screens(DETAILS => [DONE], DONE))]
impl<D> Clinic<D> {
    #[flow_screen(INIT)]
    async fn open(&self) -> Result<Next<screens::Init>> {
        let _ = &self.db;
        Next::show_as(screens::DETAILS, params! {})
    }
}

struct Text<'a>(PhantomData<&'a str>);

#[flow(screens(DETAILS), screens = text_screens)]
impl<'a> Text<'a> {
    #[flow_screen(INIT)]
    async fn open(&self, _token: &FlowToken) -> Result<Next<text_screens::Init>> {
        let _: PhantomData<&'a str> = self.0;
        Next::show_as(text_screens::DETAILS, params! {})
    }
}

fn name_of<F: Flow>(_: &F) -> &'static str {
    F::TABLE.name
}

fn main() {
    assert_eq!(name_of(&Clinic { db: String::new() }), "Clinic");
    assert_eq!(name_of(&Text(PhantomData)), "Text");
}
