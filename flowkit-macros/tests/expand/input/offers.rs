use flowkit::prelude::*;

struct Types;

#[flow("tests/expand/flows/offers.json")]
impl Types {
    #[flow_screen(_)]
    fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}
