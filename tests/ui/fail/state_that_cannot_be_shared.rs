//! So does the state of a flow that is a module.

#[flowkit::flow(screens(DETAILS), state = std::rc::Rc<u8>)]
mod clinic {
    use flowkit::prelude::*;

    #[flow_screen(_)]
    fn rest() -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

fn main() {}
