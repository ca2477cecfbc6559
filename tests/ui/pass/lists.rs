//! Flows without a Flow JSON: with arrows the routes are checked, without them only the names.

use flowkit::prelude::*;
use flowkit::Flow;
use flowkit::__private::DataModel;

struct Login;

#[flow(screens(SIGN_IN => [SIGN_UP, RESET], SIGN_UP => [], RESET))]
impl Login {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> {
        Next::show_as(screens::SIGN_IN, params! {})
    }

    #[flow_screen(SIGN_UP)]
    fn sign_up(&self) -> Result<Next<screens::SignUp>> {
        // An arrow can be gone back.
        Next::show_as(screens::SIGN_IN, params! {})
    }

    #[flow_screen(RESET, on = BACK)]
    fn back(&self) -> Result<Next<screens::Reset>> {
        Next::error("Nothing to go back to")
    }
}

struct Survey;

#[flow(screens(ONE, TWO, THREE), screens = survey_screens)]
impl Survey {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<survey_screens::Init>> {
        Next::show_as(survey_screens::THREE, params! {})
    }

    #[flow_screen(ONE)]
    fn one(&self) -> Result<Next<survey_screens::One>> {
        Next::show_as(survey_screens::THREE, params! {})
    }
}

/// Ids that could be taken for something of the generated code.
struct Terse;

#[flow(screens(T => [S], S => ["step²"], "step²"), screens = terse_screens)]
impl Terse {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<terse_screens::Init>> {
        Next::show_as(terse_screens::T, params! {})
    }

    #[flow_screen(T)]
    fn one(&self) -> Result<Next<terse_screens::T>> {
        Next::show_as(terse_screens::S, params! {})
    }
}

fn main() {
    assert_eq!(terse_screens::STEP.id(), "step²");
    assert_eq!(screens::SIGN_UP.leads_to(), ["SIGN_IN", "SIGN_UP"]);
    assert_eq!(survey_screens::TWO.leads_to(), ["ONE", "TWO", "THREE"]);
    assert!(Login::TABLE.json.is_none());
    assert!(Survey::TABLE.screens.iter().all(|screen| screen.entry && screen.data == DataModel::Unknown));
    assert!(Login::TABLE.screens.iter().filter(|screen| screen.entry).map(|screen| screen.id).eq(["SIGN_IN"]));
}
