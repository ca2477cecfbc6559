//! Fallbacks of every kind beside handlers that are more specific.

use flowkit::prelude::*;
use flowkit::Flow;
use flowkit::__private::Answers;

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> {
        Next::close()
    }

    #[flow_screen(DETAILS, on = BACK)]
    fn again(&self) -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen(_, on = BACK)]
    fn back(&self) -> Result<Next<screens::AnyScreen>> {
        Next::error("There is no way back")
    }

    #[flow_screen(_, on = DATA_EXCHANGE)]
    fn form(&self) -> Result<Next<screens::AnyScreen>> {
        Next::refresh_as(params! {})
    }

    #[flow_screen(_)]
    fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::show_as(screens::SUMMARY, params! {})
    }
}

fn main() {
    let answers: Vec<_> = Clinic::TABLE.handlers.iter().map(|handler| handler.answers).collect();
    let any = [Answers::AnyBack, Answers::AnyDataExchange, Answers::Anything];
    assert_eq!(answers[..2], [Answers::Init, Answers::Back("DETAILS")]);
    assert_eq!(answers[2..], any);
}
