//! Ids that are special words, no identifiers, or names of the preludes; and names of the user's choice.

use flowkit::Flow;
use flowkit::prelude::*;
use screens::*;

struct Odd;

#[flow("flows/names.json", rename(JOIN_NOW = JoinAgain))]
impl Odd {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<Init>> {
        Next::show_as(ERROR, params! {})
    }

    #[flow_screen("ERROR")]
    fn error(&self) -> Result<Next<ErrorScreen>> {
        Next::show_as(RESULT, params! {})
    }

    #[flow_screen(ERROR)]
    fn told(&self) {}

    #[flow_screen(RESULT)]
    fn result(&self) -> Result<Next<ResultScreen>> {
        Next::show_as(JOIN_NOW, params! {})
    }

    #[flow_screen("JOIN,NOW")]
    fn join_now(&self) -> Result<Next<JoinNow>> {
        Next::show_as(JOIN_AGAIN, params! {})
    }

    #[flow_screen(JOIN_NOW)]
    fn join_again(&self) -> Result<Next<JoinAgain>> {
        Next::show_as(SCREEN, params! {})
    }

    #[flow_screen(__)]
    fn end(&self) -> Result<Next<screens::Screen>> {
        Next::complete(params! {})
    }
}

fn main() {
    let ids: Vec<_> = Odd::TABLE.screens.iter().map(|screen| screen.id).collect();
    assert_eq!(ids, ["ERROR", "RESULT", "JOIN,NOW", "JOIN_NOW", "__"]);
    assert_eq!((JOIN_NOW.id(), JOIN_AGAIN.id(), SCREEN.id()), ("JOIN,NOW", "JOIN_NOW", "__"));
}
