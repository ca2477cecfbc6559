//! A screen for each kind of argument.

use std::collections::HashMap;
use std::net::Ipv4Addr;
use std::sync::Arc;

use flowkit::prelude::*;
use flowkit::testing::{Outcome, Tester};
use flowkit::{FromExchange, HandlerError};
use serde::Deserialize;
use serde_json::json;

use super::{Seen, saw, taken};
use screens::{All, Foreign, Init, MaybeToken, Own, References, Report, Request, Token};

#[derive(Default)]
struct Arguments {
    seen: Seen,
    customers: HashMap<String, u32>,
}

#[derive(Deserialize)]
struct Form {
    name: String,
    #[serde(default)]
    wish: Option<String>,
    #[serde(default)]
    seats: Vec<Seat>,
}

#[derive(Deserialize)]
struct Seat {
    row: u8,
}

/// Who stands behind the flow token: an extractor that asks the flow's own state.
struct Customer(u32);

impl FromExchange<Arguments> for Customer {
    async fn from_exchange(
        exchange: &DataExchange,
        flow: &Arguments,
    ) -> Result<Self, HandlerError> {
        tokio::task::yield_now().await;
        let Some(token) = exchange.flow_token() else {
            return Err(HandlerError::msg("nobody can be told without a token"));
        };
        match flow.customers.get(token.as_str()) {
            Some(number) => Ok(Self(*number)),
            None => Err(HandlerError::token_invalid("Please ask us for a new form")),
        }
    }
}

/// An extractor for every flow.
struct Version(String);

impl<S: ?Sized + Sync> FromExchange<S> for Version {
    async fn from_exchange(exchange: &DataExchange, _: &S) -> Result<Self, HandlerError> {
        Ok(Self(
            exchange
                .version()
                .map(|version| version.to_string())
                .unwrap_or_default(),
        ))
    }
}

/// Not every type needs to be one's own, as long as the flow is: a customer who may be nobody …
impl FromExchange<Arguments> for Option<Customer> {
    async fn from_exchange(
        exchange: &DataExchange,
        flow: &Arguments,
    ) -> Result<Self, HandlerError> {
        Ok(Customer::from_exchange(exchange, flow).await.ok())
    }
}

/// … and a foreign type, as the connection of a database is.
impl FromExchange<Arguments> for Ipv4Addr {
    async fn from_exchange(_: &DataExchange, _: &Arguments) -> Result<Self, HandlerError> {
        Ok(Self::LOCALHOST)
    }
}

type Asked = StartScreen;
type Told = ErrorNotification;

#[flow(screens(
    TOKEN,
    MAYBE_TOKEN,
    REQUEST,
    FORM,
    REFERENCES,
    OWN,
    FOREIGN,
    ALL,
    START_SCREEN,
    REPORT
))]
impl Arguments {
    #[flow_screen(INIT)]
    fn open(&self, start: StartScreen, token: Option<FlowToken>) -> Result<Next<Init>> {
        let token = token.as_ref().map_or("none", FlowToken::as_str);
        saw(
            &self.seen,
            format!("{} {token}", start.id().unwrap_or("none")),
        );
        Next::show_as(screens::TOKEN, json!({}))
    }

    #[flow_screen(TOKEN)]
    async fn token(&self, token: FlowToken) -> Result<Next<Token>> {
        saw(&self.seen, token.as_str());
        Next::close()
    }

    #[flow_screen(MAYBE_TOKEN)]
    fn maybe_token(&self, token: Option<FlowToken>) -> Result<Next<MaybeToken>> {
        saw(
            &self.seen,
            token.map_or("none".to_owned(), |token| token.as_str().to_owned()),
        );
        Next::close()
    }

    #[flow_screen(REQUEST)]
    async fn request(&self, exchange: DataExchange) -> Result<Next<Request>> {
        let token = exchange.flow_token().map_or("", FlowToken::as_str);
        saw(
            &self.seen,
            format!(
                "{:?} {:?} {token} {}",
                exchange.action(),
                exchange.screen(),
                exchange.data()
            ),
        );
        Next::close()
    }

    #[flow_screen(FORM)]
    async fn form(
        &self,
        Payload(Form {
            name,
            wish,
            mut seats,
        }): Payload<Form>,
    ) -> Result<Next<screens::Form>> {
        seats.reverse();
        let rows: Vec<_> = seats.iter().map(|seat| seat.row.to_string()).collect();
        saw(&self.seen, format!("{name} {wish:?} {}", rows.join(",")));
        Next::close()
    }

    #[flow_screen(REFERENCES)]
    async fn references(
        &self,
        token: &FlowToken,
        Payload(form): &Payload<Form>,
        exchange: &DataExchange,
        customer: &Customer,
    ) -> Result<Next<References>> {
        tokio::task::yield_now().await;
        let screen = exchange.screen().unwrap_or_default();
        saw(
            &self.seen,
            format!("{} {} {screen} {}", token.as_str(), form.name, customer.0),
        );
        Next::close()
    }

    #[flow_screen(OWN)]
    fn own(&self, Customer(number): Customer, Version(version): Version) -> Result<Next<Own>> {
        saw(&self.seen, format!("{number} {version}"));
        Next::close()
    }

    #[flow_screen(FOREIGN)]
    fn foreign(&self, customer: Option<Customer>, address: Ipv4Addr) -> Result<Next<Foreign>> {
        saw(
            &self.seen,
            format!("{:?} {address}", customer.map(|it| it.0)),
        );
        Next::close()
    }

    #[flow_screen(ALL)]
    async fn all(
        &self,
        exchange: DataExchange,
        maybe: Option<FlowToken>,
        Payload(form): Payload<Form>,
        token: FlowToken,
        version: Version,
        customer: Customer,
    ) -> Result<Next<All>> {
        assert_eq!(maybe.as_ref(), Some(&token));
        assert_eq!(exchange.flow_token(), Some(&token));
        saw(
            &self.seen,
            format!("{} {} {}", form.name, version.0, customer.0),
        );
        Next::close()
    }

    /// Under names by which the macro does not know them: only INIT asks for a screen …
    #[flow_screen(START_SCREEN)]
    fn start_screen(&self, start: Asked) -> Result<Next<screens::StartScreenScreen>> {
        saw(&self.seen, format!("{:?}", start.id()));
        Next::close()
    }

    /// … and no data exchange has a report.
    #[flow_screen(REPORT)]
    fn report(&self, _: Told) -> Result<Next<Report>> {
        Next::close()
    }

    #[flow_screen(ERROR)]
    async fn hear(
        &self,
        notification: ErrorNotification,
        token: Option<FlowToken>,
        exchange: &DataExchange,
    ) -> Result<()> {
        let token = token.as_ref().map_or("none", FlowToken::as_str);
        let screen = exchange.screen().unwrap_or("none");
        saw(
            &self.seen,
            format!(
                "{} {} {screen} {token}",
                notification.key(),
                notification.message()
            ),
        );
        Err(HandlerError::msg("the phone is acknowledged all the same"))
    }
}

fn arguments() -> (Tester<Arguments>, Seen) {
    let seen = Seen::default();
    let flow = Arguments {
        seen: Arc::clone(&seen),
        customers: HashMap::from([("tok-1".to_owned(), 17)]),
    };
    (Tester::new(flow).with_token("tok-1"), seen)
}

#[tokio::test]
async fn every_kind_of_argument() {
    let (flow, seen) = arguments();
    let form = json!({ "name": "Ada", "seats": [{ "row": 3 }, { "row": 4 }], "unknown": 1 });
    for (screen, given) in [
        ("TOKEN", "tok-1"),
        ("MAYBE_TOKEN", "tok-1"),
        ("FORM", "Ada None 4,3"),
        ("REFERENCES", "tok-1 Ada REFERENCES 17"),
        ("OWN", "17 3.0"),
        ("FOREIGN", "Some(17) 127.0.0.1"),
        ("ALL", "Ada 3.0 17"),
        ("START_SCREEN", "None"),
    ] {
        assert_eq!(
            flow.submit(screen, &form).await,
            Outcome::Closed,
            "{screen}"
        );
        assert_eq!(taken(&seen), [given], "{screen}");
    }
    flow.submit("REQUEST", json!({ "a": [1] })).await;
    assert_eq!(
        taken(&seen),
        [r#"data_exchange Some("REQUEST") tok-1 {"a":[1]}"#]
    );
    flow.init().await;
    flow.init_at("TOKEN").await;
    assert_eq!(taken(&seen), ["none tok-1", "TOKEN tok-1"]);
    assert_eq!(
        flow.notify("OWN", "timeout_error", "too slow").await,
        Outcome::Acknowledged
    );
    assert_eq!(taken(&seen), ["timeout_error too slow OWN tok-1"]);
}

#[tokio::test]
async fn arguments_that_a_request_does_not_give() {
    let (flow, seen) = arguments();
    let failure = |outcome: Outcome| {
        outcome
            .failure()
            .unwrap_or_else(|| panic!("{outcome:?}"))
            .to_owned()
    };
    let text = failure(flow.submit("REPORT", json!({})).await);
    assert!(
        text.contains("`ErrorNotification`, which this kind of request does not have"),
        "{text}"
    );

    let flow = flow.without_token();
    let form = json!({ "name": "Ada" });
    for screen in ["TOKEN", "REFERENCES", "ALL"] {
        let text = failure(flow.submit(screen, &form).await);
        assert!(
            text.contains("no flow token") && text.contains("`Option<FlowToken>`"),
            "{screen}: {text}"
        );
    }
    let text = failure(flow.submit("OWN", &form).await);
    assert!(
        text.contains("`own`") && text.contains("nobody can be told without a token"),
        "{text}"
    );
    assert!(taken(&seen).is_empty(), "no handler was called");
    assert_eq!(flow.submit("MAYBE_TOKEN", &form).await, Outcome::Closed);
    assert_eq!(taken(&seen), ["none"]);

    // An extractor that refuses the token.
    let flow = flow.with_token("tok-of-nobody");
    let refused = Outcome::TokenInvalid(Some("Please ask us for a new form".to_owned()));
    for screen in ["OWN", "REFERENCES", "ALL"] {
        assert_eq!(flow.submit(screen, &form).await, refused, "{screen}");
    }
    assert!(taken(&seen).is_empty());
}

#[tokio::test]
async fn payloads_of_another_shape() {
    let (flow, _) = arguments();
    for (payload, path, expected) in [
        (json!({}), "name", "a value"),
        (json!({ "name": null }), "name", "a string"),
        (
            json!({ "name": { "first": "Winston" } }),
            "name",
            "a string",
        ),
        (
            json!({ "name": "Ada", "seats": "Winston" }),
            "seats",
            "a sequence",
        ),
        (
            json!({ "name": "Ada", "seats": [{ "row": 1 }, { "row": "Winston" }] }),
            "seats[1].row",
            "u8",
        ),
        (
            json!({ "name": "Ada", "seats": [{ "row": 4711 }] }),
            "seats[0].row",
            "u8",
        ),
        (
            json!({ "name": "Ada", "seats": [{}] }),
            "seats[0].row",
            "a value",
        ),
        (json!(["Winston"]), "data", "an object"),
        (json!("Winston"), "data", "an object"),
    ] {
        for screen in ["FORM", "REFERENCES"] {
            let outcome = flow.submit(screen, &payload).await;
            let failure = outcome
                .failure()
                .unwrap_or_else(|| panic!("{payload}: {outcome:?}"));
            let place = format!("`{path}` should be {expected}");
            assert!(failure.contains(&place), "{payload}: {failure}");
            assert!(
                !failure.contains("Winston") && !failure.contains("4711"),
                "{payload}: {failure}"
            );
        }
    }
}
