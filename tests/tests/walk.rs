//! A phone walks through a flow written with `#[flow]`, over a real socket and with real encryption.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::sync::Arc;

use flowkit::client::phone::{RefusalKind, Status};
use flowkit::client::{
    Action, Answer, ClientError, DataApiVersion, Deed, FlowMessage, Object, VirtualPhone,
    flow_token_signature,
};
use flowkit::prelude::*;
use serde_json::{Value, json};
use support::clinic::{Clinic, FLOW_JSON, Fake, to_summary};
use support::{SECRET, Server, endpoint, soon};

/// A clinic that serves, with its database and a phone that has got its message.
async fn clinic(token: &str) -> (Server, Fake, VirtualPhone) {
    let database = Fake::default();
    let server = Server::start(endpoint().flow("/clinic", Clinic::new(database.clone()))).await;
    let phone = phone_of(&server, token);
    (server, database, phone)
}

fn phone_of(server: &Server, token: &str) -> VirtualPhone {
    let client = server.phone("/clinic").with_flow_token(token);
    let phone = VirtualPhone::over(&client).flow_json(FLOW_JSON);
    phone.in_chat().unwrap()
}

fn object(value: Value) -> Object {
    value.as_object().unwrap().clone()
}

#[tokio::test]
async fn from_the_first_screen_to_the_completion() {
    let (_server, database, mut phone) = clinic("tok-walk").await;

    soon(phone.open()).await.unwrap();
    assert_eq!(phone.screen(), "APPOINTMENT");
    assert_eq!(phone.data("has_slots"), false);

    // A refusal: the same screen, with a message.
    soon(phone.choose("Department", "Option closed"))
        .await
        .unwrap();
    assert_eq!(
        (phone.screen(), phone.snackbar()),
        ("APPOINTMENT", Some("Nothing is free there"))
    );
    soon(phone.tap("Continue")).await.unwrap();
    assert_eq!(phone.snackbar(), Some("Please choose a time"));

    // The screen stays and is refreshed: what the answer leaves out keeps its value.
    soon(phone.choose("Department", "Option dental"))
        .await
        .unwrap();
    assert_eq!(phone.screen(), "APPOINTMENT");
    assert_eq!(phone.data("has_slots"), true);
    assert_eq!(phone.data("departments")[0]["id"], "dental");
    assert_eq!(phone.field("Time").unwrap().options().count(), 3);
    let error = soon(phone.tap("Continue")).await.err().unwrap();
    assert!(error.message().contains("the Dropdown \"Time\""), "{error}");

    soon(phone.choose("Time", "Option 9")).await.unwrap();
    soon(phone.tap("Continue")).await.unwrap();
    assert_eq!(
        (phone.screen(), phone.data("slot")),
        ("DETAILS", json!("9"))
    );

    phone.fill("Name", "Ada").unwrap();
    soon(phone.tap("Continue")).await.unwrap();
    assert_eq!(phone.screen(), "SUMMARY");
    assert_eq!(phone.path(), ["APPOINTMENT", "DETAILS", "SUMMARY"]);

    // SUMMARY asks the endpoint when Back is pressed.
    soon(phone.back()).await.unwrap();
    assert_eq!(phone.screen(), "DETAILS");
    assert_eq!(phone.data("slot"), "10", "what the BACK handler shows");
    let last = phone.transcript().last().unwrap();
    assert_eq!(last.deed, Deed::Sent(Action::Back));

    // The name is still there.
    soon(phone.tap("Continue")).await.unwrap();
    soon(phone.tap("Book")).await.unwrap();
    let completion: Value = phone.completed().unwrap();
    assert_eq!(
        completion,
        json!({ "booking_id": "B-1", "flow_token": "tok-walk" })
    );
    assert_eq!(phone.phone().status(), Status::Over);
    assert_eq!(
        database.bookings(),
        [("tok-walk".to_owned(), "dental at 10".to_owned())]
    );
    assert!(
        database.troubles().is_empty(),
        "the phone had nothing to complain of"
    );
}

/// A phone asks for a name before it sends anything, so the handler's own check is reached by a raw payload.
#[tokio::test]
async fn a_payload_that_no_phone_would_send() {
    let (server, ..) = clinic("tok-1").await;
    let payload = object(json!({ "department": "dental", "slot": "9", "name": " " }));
    let client = server.phone("/clinic");
    let answer = soon(client.data_exchange("DETAILS", payload))
        .await
        .unwrap();
    let Answer::Screen {
        screen,
        error_message,
        ..
    } = answer
    else {
        panic!("{answer:?}");
    };
    assert_eq!(
        (screen.as_str(), error_message.as_deref()),
        ("DETAILS", Some("Please tell us your name"))
    );
}

#[tokio::test]
async fn a_refusal_that_repeats_required_data() {
    let (server, _, mut first) = clinic("tok-1").await;
    soon(to_summary(&mut first, "Option 9")).await;
    soon(first.tap("Book")).await.unwrap();
    assert!(first.completion().is_some());

    let mut second = phone_of(&server, "tok-2");
    soon(to_summary(&mut second, "Option 9")).await;
    soon(second.tap("Book")).await.unwrap();
    assert_eq!(
        (second.screen(), second.snackbar()),
        ("SUMMARY", Some("That slot has just been taken"))
    );
    assert_eq!(second.phone().status(), Status::Open);
}

#[tokio::test]
async fn a_silent_close() {
    let (_server, database, mut phone) = clinic("tok-1").await;
    soon(to_summary(&mut phone, "Option 9")).await;
    soon(phone.tick("I have changed my mind")).await.unwrap();
    soon(phone.tap("Book")).await.unwrap();
    assert_eq!(phone.phone().status(), Status::Over);
    assert!(phone.completion().is_none() && !phone.phone().is_button_disabled());
    assert!(database.bookings().is_empty());
}

#[tokio::test]
async fn a_token_that_is_no_longer_valid() {
    let (_server, database, mut phone) = clinic("used-tok").await;
    soon(to_summary(&mut phone, "Option 9")).await;
    let error = soon(phone.tap("Book")).await.err().unwrap();
    match error.client_error() {
        Some(ClientError::TokenInvalid {
            message: Some(message),
            ..
        }) => assert_eq!(message.as_str(), "This form was sent already"),
        _ => panic!("{error}"),
    }
    assert_eq!(phone.error().unwrap().text, "This form was sent already");
    assert!(phone.phone().is_button_disabled());
    assert!(database.bookings().is_empty());
}

/// INIT can name the start screen of a message.
#[tokio::test]
async fn the_screen_that_a_request_names() {
    let (server, ..) = clinic("tok-1").await;
    let client = server.phone("/clinic");
    let answer = soon(client.init(Some("RETURNS"))).await.unwrap();
    assert!(
        matches!(&answer, Answer::Screen { screen, data, .. } if screen == "RETURNS" && data.is_empty()),
        "RETURNS declares no data: {answer:?}"
    );
    // The handler shows APPOINTMENT for every other name, and the phone would refuse that.
    let error = soon(client.init(Some("DETAILS"))).await.unwrap_err();
    assert!(
        matches!(error, ClientError::Status { status: 500 }),
        "{error}"
    );
}

/// A message can open the flow on a screen of its own without asking the endpoint.
#[tokio::test]
async fn the_screen_that_the_message_opens() {
    let (server, database, mut booking) = clinic("tok-1").await;
    let client = server.phone("/clinic").with_flow_token("tok-2");
    let phone = VirtualPhone::over(&client)
        .flow_json(FLOW_JSON)
        .opened_on("RETURNS", json!({}));
    let mut phone = phone.open().await.unwrap();
    phone.fill("Booking", "B-1").unwrap();
    soon(phone.tap("Look it up")).await.unwrap();
    assert_eq!(
        (phone.screen(), phone.snackbar()),
        ("RETURNS", Some("There is no such booking"))
    );
    soon(to_summary(&mut booking, "Option 9")).await;
    soon(booking.tap("Book")).await.unwrap();
    assert_eq!(database.bookings().len(), 1);
    soon(phone.tap("Look it up")).await.unwrap();
    assert_eq!(phone.screen(), "SUMMARY");
    assert_eq!(phone.data("visit"), "dental at 9");
}

#[tokio::test]
async fn health_checks() {
    let (server, ..) = clinic("tok-1").await;
    let answer = soon(server.phone("/clinic").ping()).await.unwrap();
    assert_eq!(
        answer,
        Answer::HealthCheck {
            status: "active".to_owned()
        }
    );
}

/// The phone finds a wrong type, which only it checks, and reports it to the flow.
#[tokio::test]
async fn what_the_phone_reports_reaches_the_flow() {
    let (_server, database, mut phone) = clinic("tok-1").await;
    soon(phone.open()).await.unwrap();
    soon(phone.choose("Department", "dental")).await.unwrap();
    soon(phone.choose("Time", "wrong-type")).await.unwrap();
    let error = soon(phone.tap("Continue")).await.err().unwrap();
    let refusal = error.refusal().unwrap();
    assert_eq!(
        (refusal.kind, &refusal.sent),
        (RefusalKind::Data, &Some(json!(7)))
    );
    assert_eq!(phone.screen(), "APPOINTMENT");
    let last = phone.transcript().last().unwrap();
    assert_eq!(last.reported, Some("payload-schema-error"));
    // As the guide shows it.
    let guide = include_str!("../../docs/testing.md");
    let said = error.to_string();
    let (said, _) = said.split_once("\n\n").unwrap();
    assert!(guide.contains(said), "{said}");
    assert_eq!(database.troubles(), ["payload-schema-error"]);
}

struct Deaf;

#[flow(screens(ONLY), screens = deaf)]
impl Deaf {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<deaf::Init>> {
        Next::show_as(deaf::ONLY, json!({}))
    }

    #[flow_screen(_)]
    fn anything(&self) -> Result<Next<deaf::AnyScreen>> {
        panic!("an error notification is no data exchange");
    }
}

#[tokio::test]
async fn error_notifications_are_always_acknowledged() {
    let database = Fake::default();
    let flows = endpoint()
        .flow("/clinic", Clinic::new(database.clone()))
        .flow("/deaf", Deaf);
    let server = Server::start(flows).await;

    let phone = server.phone("/clinic");
    let answer = soon(phone.error_notification("DETAILS", "timeout_error", "too slow"))
        .await
        .unwrap();
    assert_eq!(answer, Answer::Acknowledged);
    // Its handler panics over this message, which is no concern of the phone.
    let answer = soon(phone.error_notification("DETAILS", "payload-schema-error", "panic"))
        .await
        .unwrap();
    assert_eq!(answer, Answer::Acknowledged);
    let answer = soon(phone.error_notification("", "invalid-screen-transition", ""))
        .await
        .unwrap();
    assert_eq!(answer, Answer::Acknowledged);
    assert_eq!(
        database.troubles(),
        [
            "timeout_error",
            "payload-schema-error",
            "invalid-screen-transition"
        ]
    );

    // A flow without a handler for them.
    let phone = server.phone("/deaf");
    let answer = soon(phone.error_notification("ONLY", "timeout_error", "too slow"))
        .await
        .unwrap();
    assert_eq!(answer, Answer::Acknowledged);
    assert!(
        matches!(soon(phone.init(None)).await.unwrap(), Answer::Screen { screen, .. } if screen == "ONLY")
    );
}

struct Versions(Arc<std::sync::Mutex<Vec<String>>>);

#[flow(screens(ONLY), screens = versions)]
impl Versions {
    #[flow_screen(INIT)]
    fn open(&self, exchange: DataExchange) -> Result<Next<versions::Init>> {
        let signature = exchange.flow_token_signature().unwrap_or("none");
        self.0
            .lock()
            .unwrap()
            .push(format!("{} {signature}", exchange.version().unwrap()));
        Next::show_as(versions::ONLY, json!({ "greeting": "hello" }))
    }

    #[flow_screen(ONLY)]
    fn end(&self) -> Result<Next<versions::Only>> {
        Next::close()
    }
}

#[tokio::test]
async fn both_versions_of_the_data_api() {
    let seen = Arc::default();
    let server = Server::start(endpoint().flow("/versions", Versions(Arc::clone(&seen)))).await;
    let signature = flow_token_signature(SECRET, "tok-4");
    for (version, echoed) in [
        (DataApiVersion::V3, Some(json!("3.0"))),
        (DataApiVersion::V4, None),
    ] {
        let phone = server.phone("/versions").with_message(FlowMessage {
            flow_token: "tok-4".to_owned(),
            version,
            flow_token_signature: Some(signature.clone()),
        });
        match soon(phone.init(None)).await.unwrap() {
            Answer::Screen {
                screen,
                data,
                version,
                ..
            } => {
                assert_eq!(
                    (&*screen, &data["greeting"], version),
                    ("ONLY", &json!("hello"), echoed)
                );
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(
        *seen.lock().unwrap(),
        ["3.0 none".to_owned(), format!("4.0 {signature}")]
    );
}

/// Twenty phones want two visits.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_phones_at_once() {
    let (server, database, _) = clinic("tok-1").await;
    let walks: Vec<_> = (0..20)
        .map(|number| {
            let mut phone = phone_of(&server, &format!("tok-{number}"));
            tokio::spawn(async move {
                let time = ["Option 9", "Option 10"][number % 2];
                to_summary(&mut phone, time).await;
                phone.tap("Book").await.unwrap();
                phone
            })
        })
        .collect();
    let mut booked = 0;
    for (number, walk) in walks.into_iter().enumerate() {
        let phone = soon(walk).await.unwrap();
        match phone.completion() {
            Some(message) => {
                booked += 1;
                let token = format!("tok-{number}");
                assert_eq!(
                    message.params["flow_token"], token,
                    "every phone gets its own answer"
                );
            }
            None => assert_eq!(phone.snackbar(), Some("That slot has just been taken")),
        }
    }
    assert_eq!((booked, database.bookings().len()), (2, 2));
}
