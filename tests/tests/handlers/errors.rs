//! Handlers with an error type of their own.

use std::collections::HashMap;

use anyhow::Context as _;
use flowkit::HandlerError;
use flowkit::prelude::*;
use flowkit::testing::{Outcome, Tester};
use serde_json::json;

use screens::{Boxed, Context, Init, Own, Question, Standard, Text};

/// A standard error: it converts by itself.
#[derive(Debug)]
struct NoSlots {
    source: std::num::ParseIntError,
}

impl std::fmt::Display for NoSlots {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the slots cannot be counted")
    }
}

impl std::error::Error for NoSlots {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// An error that says which of its cases are which answer.
enum Trouble {
    Used,
    Other(HandlerError),
}

impl From<Trouble> for HandlerError {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Used => Self::token_invalid("You have sent this form already"),
            Trouble::Other(error) => error,
        }
    }
}

impl From<HandlerError> for Trouble {
    fn from(error: HandlerError) -> Self {
        Self::Other(error)
    }
}

struct Errors;

#[flow(screens(STANDARD, OWN, BOXED, QUESTION, TEXT, CONTEXT))]
impl Errors {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<Init>, Trouble> {
        Ok(Next::show_as(screens::OWN, json!({}))?)
    }

    #[flow_screen(STANDARD)]
    async fn standard(&self) -> Result<Next<Standard>, NoSlots> {
        Err(NoSlots {
            source: "many".parse::<u8>().unwrap_err(),
        })
    }

    #[flow_screen(OWN)]
    fn own(&self, token: FlowToken) -> Result<Next<Own>, Trouble> {
        if token.as_str() == "used" {
            return Err(Trouble::Used);
        }
        Ok(Next::close()?)
    }

    #[flow_screen(BOXED)]
    fn boxed(&self) -> std::result::Result<Next<Boxed>, std::io::Error> {
        Err(std::io::Error::other("the disk is full"))
    }

    /// Any error becomes one by `?`.
    #[flow_screen(QUESTION)]
    async fn question(
        &self,
        Payload(number): Payload<HashMap<String, String>>,
    ) -> Result<Next<Question>> {
        let number: u8 = number
            .get("number")
            .ok_or_else(|| HandlerError::msg("no number"))?
            .parse()?;
        Next::complete(params! { number: number })
    }

    /// Text is an error, too.
    #[flow_screen(TEXT)]
    fn text(&self) -> Result<Next<Text>, String> {
        Err("no tables".to_owned())
    }

    /// With the feature `anyhow`, also the other way: `?` takes what `Next` says.
    #[flow_screen(CONTEXT)]
    async fn context(
        &self,
        Payload(wish): Payload<HashMap<String, String>>,
    ) -> anyhow::Result<Next<Context>> {
        match wish.get("wish").map(String::as_str) {
            Some("token") => {
                let used = HandlerError::token_invalid("You have sent this form already");
                return Err(anyhow::Error::from(used).context("while booking"));
            }
            Some("boxed") => {
                let error: Box<dyn std::error::Error + Send + Sync> = "the door is shut".into();
                Err(HandlerError::from(error))?;
            }
            Some("list") => {
                let list = ["a"];
                return Ok(Next::complete(list)?);
            }
            _ => {}
        }
        let seats = wish.get("seats").context("no seats")?;
        let seats: u8 = seats.parse().context("the seats are no number")?;
        Ok(Next::complete(params! { seats: seats })?)
    }
}

#[tokio::test]
async fn errors_of_ones_own() {
    let flow = Tester::new(Errors).with_token("used");
    let failed = |handler: &str, text: &str| {
        Outcome::Failed(format!("the handler `{handler}` failed: {text}"))
    };
    assert_eq!(flow.init().await.screen(), "OWN");
    assert_eq!(
        flow.submit("STANDARD", json!({})).await,
        failed(
            "standard",
            "the slots cannot be counted: invalid digit found in string"
        )
    );
    assert_eq!(
        flow.submit("OWN", json!({})).await,
        Outcome::TokenInvalid(Some("You have sent this form already".to_owned()))
    );
    assert_eq!(
        flow.submit("BOXED", json!({})).await,
        failed("boxed", "the disk is full")
    );
    assert_eq!(
        flow.submit("QUESTION", json!({ "number": "7" }))
            .await
            .completion()
            .unwrap()["number"],
        7
    );
    assert_eq!(
        flow.submit("QUESTION", json!({})).await,
        failed("question", "no number")
    );
    assert_eq!(
        flow.submit("QUESTION", json!({ "number": "many" })).await,
        failed("question", "invalid digit found in string")
    );
    assert_eq!(
        flow.submit("TEXT", json!({})).await,
        failed("text", "no tables")
    );
    let flow = flow.with_token("fresh");
    assert_eq!(flow.submit("OWN", json!({})).await, Outcome::Closed);
}

#[tokio::test]
async fn errors_of_anyhow() {
    let flow = Tester::new(Errors);
    let wish = |wish: &str| flow.submit("CONTEXT", json!({ "wish": wish }));
    assert_eq!(
        wish("token").await,
        Outcome::TokenInvalid(Some("You have sent this form already".to_owned())),
        "what it means to the phone survives a context"
    );
    assert!(
        wish("boxed")
            .await
            .expect_refusal()
            .ends_with("failed: the door is shut")
    );
    assert!(
        wish("list")
            .await
            .expect_refusal()
            .contains("must be an object, not a list")
    );
    assert!(
        wish("")
            .await
            .expect_refusal()
            .ends_with("failed: no seats")
    );
    let many = flow.submit("CONTEXT", json!({ "seats": "many" })).await;
    assert!(
        many.expect_refusal()
            .ends_with("failed: the seats are no number: invalid digit found in string"),
        "{many:?}"
    );
    let two = flow.submit("CONTEXT", json!({ "seats": "2" })).await;
    assert_eq!(two.completion().unwrap()["seats"], 2);
}
