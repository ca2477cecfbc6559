//! Which handler answers: some of every generality, and each says its name.

use flowkit::prelude::*;
use flowkit::testing::Tester;
use serde_json::json;

use screens::{AnyScreen, Init, One};

struct Choosing;

fn called<S>(name: &str) -> Result<Next<S>> {
    Next::complete(params! { handler: name })
}

#[flow(screens(ONE, TWO))]
impl Choosing {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<Init>> {
        called("INIT")
    }

    #[flow_screen(_)]
    fn anything(&self) -> Result<Next<AnyScreen>> {
        called("_")
    }

    #[flow_screen(_, on = BACK)]
    async fn any_back(&self) -> Result<Next<AnyScreen>> {
        called("_ BACK")
    }

    #[flow_screen(_, on = DATA_EXCHANGE)]
    async fn any_exchange(&self) -> Result<Next<AnyScreen>> {
        called("_ DATA_EXCHANGE")
    }

    #[flow_screen(ONE, on = BACK)]
    fn one_back(&self) -> Result<Next<One>> {
        called("ONE BACK")
    }

    #[flow_screen(ONE)]
    fn one(&self) -> Result<Next<One>> {
        called("ONE")
    }
}

/// No more than has to be.
struct Bare;

#[flow(screens(ONE, TWO), screens = bare, init = never)]
impl Bare {
    #[flow_screen(ONE, on = DATA_EXCHANGE)]
    fn one(&self) -> Result<Next<bare::One>> {
        called("ONE")
    }
}

#[tokio::test]
async fn the_more_specific_handler_answers() {
    let flow = Tester::new(Choosing);
    let request = |action: &str, screen: &str| json!({ "version": "3.0", "action": action, "screen": screen, "data": {}, "flow_token": "t" });
    for (action, screen, handler) in [
        ("INIT", "", "INIT"),
        ("INIT", "TWO", "INIT"),
        ("data_exchange", "ONE", "ONE"),
        ("data_exchange", "TWO", "_ DATA_EXCHANGE"),
        ("data_exchange", "THREE", "_ DATA_EXCHANGE"),
        ("data_exchange", "", "_ DATA_EXCHANGE"),
        ("BACK", "ONE", "ONE BACK"),
        ("BACK", "TWO", "_ BACK"),
        ("BACK", "THREE", "_ BACK"),
        ("DANCE", "ONE", "_"),
        ("DATA_EXCHANGE", "ONE", "_"),
    ] {
        let outcome = flow.raw(&request(action, screen)).await;
        assert_eq!(
            outcome.completion().unwrap()["handler"],
            handler,
            "{action} {screen}"
        );
    }

    let bare = Tester::new(Bare);
    for (action, screen, words) in [
        ("INIT", "", "the flow has no handler for INIT"),
        (
            "data_exchange",
            "TWO",
            "screen TWO has no handler for data_exchange",
        ),
        ("BACK", "ONE", "screen ONE has no handler for BACK"),
        (
            "data_exchange",
            "Winston",
            "names a screen that the flow does not have; it has ONE, TWO",
        ),
        (
            "BACK",
            "Winston",
            "names a screen that the flow does not have; it has ONE, TWO",
        ),
        ("data_exchange", "", "names no screen"),
        (
            "Winston",
            "ONE",
            "the action is unknown; known are INIT, BACK, data_exchange and ping",
        ),
    ] {
        let outcome = bare.raw(&request(action, screen)).await;
        let failure = outcome.failure().unwrap();
        assert!(
            failure.contains(words) && !failure.contains("Winston"),
            "{action} {screen}: {failure}"
        );
    }
    assert_eq!(
        bare.submit("ONE", json!({})).await.completion().unwrap()["handler"],
        "ONE"
    );
    for (request, words) in [
        (json!([]), "is not a JSON object"),
        (json!({ "action": 7 }), "has no `action` text"),
    ] {
        let outcome = bare.raw(&request).await;
        assert!(outcome.failure().unwrap().contains(words), "{outcome:?}");
    }
}
