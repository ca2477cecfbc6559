//! What a unit test is told when there is no answer, or one that the phone would not draw.

use std::panic::{AssertUnwindSafe, catch_unwind};

use flowkit::prelude::*;
use flowkit::testing::{Outcome, Tester};
use serde_json::json;

/// Shows as many slots as it is told to; its Flow JSON has a Dropdown and chips of them.
struct Slots;

#[derive(serde::Deserialize)]
struct Wish {
    ids: Vec<String>,
}

#[flow("../flowkit-macros/tests/expand/flows/order.json", screens = order)]
impl Slots {
    #[flow_screen(_)]
    fn answer(&self, exchange: &DataExchange) -> Result<Next<order::AnyScreen>> {
        let wish: Wish = exchange.data_as()?;
        let slots: Vec<_> = wish
            .ids
            .into_iter()
            .map(|id| OptionItem::new(id, "A slot"))
            .collect();
        Next::show_as(order::ORDER, json!({ "slots": slots }))
    }
}

/// The words with which a test would end.
fn panic_of<T>(assertion: impl FnOnce() -> T) -> String {
    let payload = match catch_unwind(AssertUnwindSafe(assertion)) {
        Ok(_) => return "no panic".to_owned(),
        Err(payload) => payload,
    };
    let text = payload.downcast_ref::<String>().cloned();
    text.unwrap_or_else(|| {
        payload
            .downcast_ref::<&str>()
            .copied()
            .unwrap_or_default()
            .to_owned()
    })
}

#[test]
fn without_an_answer_every_accessor_says_why() {
    let failed = Outcome::Failed("the handler `book` failed: the book is closed".to_owned());
    for said in [
        panic_of(|| failed.screen().to_owned()),
        panic_of(|| failed.data().clone()),
        panic_of(|| failed.error_message().map(str::to_owned)),
        panic_of(|| failed.completion().cloned()),
    ] {
        assert!(
            said.ends_with(": the handler `book` failed: the book is closed"),
            "{said}"
        );
    }
    assert_eq!(failed.failure(), Some(failed.expect_refusal()));
    let said = panic_of(|| assert_eq!(failed.screen(), "CONFIRM"));
    assert!(said.starts_with("no screen is shown: "), "{said}");
}

#[test]
fn another_outcome_than_the_expected_is_named() {
    let shown = Outcome::Screen {
        screen: "DETAILS".to_owned(),
        data: json!({}),
        error_message: Some("Again".to_owned()),
    };
    for (outcome, words) in [
        (
            Outcome::Completed(json!({ "a": 1 })),
            "the flow is completed with {\"a\":1}",
        ),
        (Outcome::Closed, "the flow is closed"),
        (
            Outcome::TokenInvalid(Some("Used".to_owned())),
            "(427), \"Used\"",
        ),
        (Outcome::TokenInvalid(None), "(427)"),
        (Outcome::Acknowledged, "acknowledged"),
    ] {
        let said = panic_of(|| outcome.screen().to_owned());
        assert!(
            said.starts_with("no screen is shown") && said.contains(words),
            "{said}"
        );
        assert!(panic_of(|| outcome.expect_refusal().to_owned()).contains(words));
    }
    assert_eq!(shown.completion(), None);
    let said = panic_of(|| shown.expect_refusal().to_owned());
    assert!(
        said.contains("DETAILS with the message \"Again\""),
        "{said}"
    );
}

#[tokio::test]
async fn a_list_that_the_phone_would_not_draw_is_no_answer() {
    let flow = Tester::new(Slots);
    for (slots, words) in [
        (
            &[] as &[&str],
            "`slots` has no item, and the Dropdown `slot` takes at least 1",
        ),
        (
            &["nine"],
            "`slots` has one item, and the ChipsSelector `tags` takes at least 2",
        ),
        (&["nine", "nine"], "`slots` has the id `nine` twice"),
        (&["nine", ""], "`slots` has an empty id"),
    ] {
        let outcome = flow.submit("ORDER", json!({ "ids": slots })).await;
        let said = outcome.expect_refusal();
        assert!(
            said.starts_with("the phone would refuse this answer: ") && said.contains(words),
            "{said}"
        );
    }
    let many: Vec<String> = (0..300).map(|number| number.to_string()).collect();
    assert_eq!(
        flow.submit("ORDER", json!({ "ids": many })).await.screen(),
        "ORDER"
    );
}
