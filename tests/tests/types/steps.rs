//! Actions told apart by a number, and one that does without it.

use flowkit::prelude::*;
use flowkit::testing::Tester;
use screens::*;
use serde_json::json;

struct Steps;

#[flow("tests/types/flows/steps.json")]
impl Steps {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<Init>> {
        Next::show(StepsScreen)
    }

    #[flow_screen(STEPS)]
    fn step(&self, form: StepsForm) -> Result<Next<screens::Steps>> {
        Next::error(match form {
            StepsForm::Step1 { name } => format!("one {name:?}"),
            StepsForm::Step25 => "two and a half".to_owned(),
            StepsForm::Footer { name } => format!("none {name:?}"),
        })
    }
}

/// `Steps` is the flow here.
use screens::Steps as StepsScreen;

#[tokio::test]
async fn a_number_tells_actions_apart_and_one_has_none() {
    let tester = Tester::new(Steps);
    assert_eq!(tester.init().await.screen(), "STEPS");
    for (payload, words) in [
        (json!({ "step": 1, "name": "Ann" }), "one Some(\"Ann\")"),
        (json!({ "step": 1.0 }), "one None"),
        (json!({ "step": 2.5 }), "two and a half"),
        (json!({ "name": "" }), "none None"),
        (json!({ "step": null }), "none None"),
    ] {
        let outcome = tester.submit("STEPS", &payload).await;
        assert_eq!(outcome.error_message(), Some(words), "{payload}");
    }
    for payload in [json!({ "step": 2 }), json!({ "step": "1" })] {
        let outcome = tester.submit("STEPS", &payload).await;
        let words = "`step` should be what one of the 3 actions sends";
        assert!(
            super::refusal(&outcome).contains(words),
            "{payload}: {outcome:?}"
        );
    }
}
