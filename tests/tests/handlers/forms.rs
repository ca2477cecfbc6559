//! The forms in which a flow is written: a module of functions, odd names, handlers under a condition.

use flowkit::Flow as _;
use flowkit::prelude::*;
use flowkit::testing::{Outcome, Tester};
use serde_json::json;

use super::{Seen, taken};

/// The other form: an inline module of free functions, with a state.
#[flow(screens(COUNT => [NAME], NAME), state = Counter)]
mod counting {
    use super::Counter;
    use flowkit::prelude::*;
    use flowkit::{FromExchange, HandlerError};
    use serde_json::json;

    use screens::{Count, Init, Name};

    /// An extractor that asks the state of the module.
    struct Total(usize);

    impl FromExchange<Counter> for Total {
        async fn from_exchange(_: &DataExchange, counter: &Counter) -> Result<Self, HandlerError> {
            Ok(Self(counter.0.lock().unwrap().len()))
        }
    }

    #[flow_screen(INIT)]
    fn open(State(counter): State<Counter>, start: StartScreen) -> Result<Next<Init>> {
        counter.0.lock().unwrap().push("opened".to_owned());
        assert!(!start.is(screens::NAME));
        Next::show_as(screens::COUNT, json!({}))
    }

    #[flow_screen(COUNT)]
    async fn count(Total(total): Total) -> Result<Next<Count>> {
        Next::show_as(screens::NAME, json!({ "total": total }))
    }

    #[flow_screen(NAME)]
    async fn name(token: FlowToken, state: State<Counter>) -> Result<Next<Name>> {
        state.0.0.lock().unwrap().push(token.as_str().to_owned());
        Next::complete(params! { names: *state.0.0.lock().unwrap() })
    }

    #[flow_screen(ERROR)]
    fn hear(State(counter): State<Counter>, notification: ErrorNotification) {
        counter
            .0
            .lock()
            .unwrap()
            .push(notification.key().to_owned());
    }

    /// What is no handler is left alone.
    pub(super) fn double(number: u32) -> u32 {
        number * 2
    }
}

#[derive(Clone, Default)]
struct Counter(Seen);

#[tokio::test]
async fn a_module_with_a_state() {
    let counter = Counter::default();
    let flow = Tester::new(counting::flow(counter.clone())).with_token("tok-1");
    assert_eq!(flow.init().await.screen(), "COUNT");
    assert_eq!(flow.submit("COUNT", json!({})).await.data()["total"], 1);
    let outcome = flow.submit("NAME", json!({})).await;
    assert_eq!(
        outcome.completion().unwrap()["names"],
        json!(["opened", "tok-1"])
    );
    assert_eq!(
        flow.notify("NAME", "timeout_error", "").await,
        Outcome::Acknowledged
    );
    assert_eq!(taken(&counter.0), ["opened", "tok-1", "timeout_error"]);
    assert_eq!(counting::double(4), 8);
}

#[flow(screens(ONLY))]
mod stateless {
    use flowkit::prelude::*;
    use serde_json::json;

    #[flow_screen(INIT)]
    async fn open() -> Result<Next<screens::Init>> {
        Next::show_as(screens::ONLY, json!({ "seats": 2 }))
    }

    #[flow_screen(ONLY)]
    fn end(token: Option<FlowToken>) -> Result<Next<screens::Only>> {
        match token {
            Some(_) => Next::close(),
            None => Next::error("Please open this form anew"),
        }
    }
}

#[tokio::test]
async fn a_module_without_a_state() {
    let flow = Tester::new(stateless::flow());
    assert_eq!(flow.init().await.data()["seats"], 2);
    assert_eq!(flow.submit("ONLY", json!({})).await, Outcome::Closed);
    let outcome = flow.without_token().submit("ONLY", json!({})).await;
    assert_eq!(outcome.error_message(), Some("Please open this form anew"));
}

mod odd {
    //! Names that mean something else, and handlers that are not always compiled.

    use flowkit::prelude::*;
    use odd_screens::{ErrorScreen, Init, Joining};
    use serde_json::json;

    pub(crate) struct Odd;

    #[flow(screens("ERROR" => ["JOIN,NOW"], "JOIN,NOW", RESULT), screens = odd_screens, rename("JOIN,NOW" = Joining))]
    impl Odd {
        #[flow_screen(INIT)]
        fn open(&self) -> Result<Next<Init>> {
            Next::show_as(odd_screens::ERROR, json!({}))
        }

        #[flow_screen("ERROR")]
        fn a_screen_by_that_name(&self) -> Result<Next<ErrorScreen>> {
            Next::show_as(odd_screens::JOINING, json!({}))
        }

        #[cfg(test)]
        #[flow_screen("JOIN,NOW")]
        fn join(&self) -> Result<Next<Joining>> {
            Next::complete(params! { handler: "the one of tests" })
        }

        #[cfg(not(test))]
        #[flow_screen("JOIN,NOW")]
        fn join(&self) -> Result<Next<Joining>> {
            compile_error!("left out")
        }

        #[flow_screen(ERROR)]
        fn hear(&self) {}

        #[cfg(any())]
        #[flow_screen(RESULT)]
        fn never(&self, argument: NoSuchType) -> Result<Next<ResultScreen>> {
            compile_error!("left out")
        }
    }
}

#[tokio::test]
async fn odd_names_and_conditions() {
    let flow = Tester::new(odd::Odd);
    assert_eq!(flow.init().await.screen(), "ERROR");
    assert_eq!(flow.submit("ERROR", json!({})).await.screen(), "JOIN,NOW");
    let outcome = flow.submit("JOIN,NOW", json!({})).await;
    assert_eq!(outcome.completion().unwrap()["handler"], "the one of tests");
    assert_eq!(
        flow.notify("ERROR", "timeout_error", "").await,
        Outcome::Acknowledged
    );
    let outcome = flow.submit("RESULT", json!({})).await;
    assert!(
        outcome
            .failure()
            .unwrap()
            .contains("screen RESULT has no handler for data_exchange"),
        "{outcome:?}"
    );
    assert_eq!(
        odd::Odd::TABLE.handlers.len(),
        4,
        "what is not compiled is not in the table"
    );
}
