//! Statuses that a handler chooses, and what the phone makes of them. The flow is shared with the test, as an `Arc` and as
//! a reference.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use flowkit::client::{ClientError, Object};
use flowkit::prelude::*;
use flowkit::{FromExchange, ProtocolStatus};
use serde_json::json;

use super::status_of;
use super::support::{Server, endpoint, soon};

#[derive(Default)]
struct Doorkeeper {
    asked: AtomicUsize,
}

/// What a handler asks for before it does anything.
struct Checked;

impl FromExchange<Doorkeeper> for Checked {
    async fn from_exchange(exchange: &DataExchange, state: &Doorkeeper) -> Result<Self> {
        state.asked.fetch_add(1, Ordering::Relaxed);
        let wish: Wish = exchange.data_as()?;
        let status = match wish.wish.as_str() {
            "432" => return Err(HandlerError::signature_failed()),
            "421" => ProtocolStatus::CannotDecrypt,
            "427" => ProtocolStatus::TokenInvalid,
            "500" => ProtocolStatus::Failed,
            "504" => ProtocolStatus::TimedOut,
            _ => return Ok(Self),
        };
        Err(HandlerError::status(status, "as it was told to"))
    }
}

#[derive(serde::Deserialize)]
struct Wish {
    wish: String,
}

#[flow(screens(DOOR))]
impl Doorkeeper {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> {
        Next::show_as(screens::DOOR, json!({}))
    }

    #[flow_screen(DOOR)]
    fn door(&self, _checked: Checked) -> Result<Next<screens::Door>> {
        Next::close()
    }
}

static STANDING: LazyLock<Doorkeeper> = LazyLock::new(Doorkeeper::default);

fn wishing(wish: &str) -> String {
    json!({
        "version": "3.0", "action": "data_exchange", "screen": "DOOR", "data": { "wish": wish }, "flow_token": "t",
    })
    .to_string()
}

#[tokio::test]
async fn a_handler_refuses_with_a_status_of_the_protocol() {
    let shared = Arc::new(Doorkeeper::default());
    let builder = endpoint()
        .flow("/shared", Arc::clone(&shared))
        .flow("/static", &*STANDING);
    let server = Server::start(builder).await;
    for path in ["/shared", "/static"] {
        let phone = server.phone(path);
        for (wish, status) in [
            ("432", 432),
            ("421", 421),
            ("427", 427),
            ("500", 500),
            ("504", 504),
            ("in", 200),
        ] {
            assert_eq!(
                status_of(&phone, &wishing(wish)).await,
                status,
                "{path} {wish}"
            );
        }
    }
    assert_eq!(shared.asked.load(Ordering::Relaxed), 6);
    assert_eq!(STANDING.asked.load(Ordering::Relaxed), 6);
}

#[tokio::test]
async fn what_the_phone_makes_of_the_status_that_a_handler_chose() {
    let server = Server::start(endpoint().flow("/door", Doorkeeper::default())).await;
    let phone = server.phone("/door");
    let refused = async |wish: &str| {
        let payload = Object::from_iter([("wish".to_owned(), json!(wish))]);
        soon(phone.data_exchange("DOOR", payload))
            .await
            .unwrap_err()
    };
    let error = refused("432").await;
    assert!(
        matches!(error, ClientError::Status { status: 432 }) && error.may_retry(),
        "{error}"
    );
    let error = refused("504").await;
    assert!(matches!(error, ClientError::Timeout), "{error}");
}
