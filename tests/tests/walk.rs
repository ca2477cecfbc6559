//! A phone walks through a flow written with `#[flow]`, over a real socket and with real encryption.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::sync::Arc;

use flowkit::client::{
    Answer, ClientError, DataApiVersion, Deed, Document, FlowMessage, Outcome, Session,
    flow_token_signature,
};
use flowkit::prelude::*;
use serde_json::{Value, json};
use support::clinic::{Clinic, FLOW_JSON, Fake};
use support::{SECRET, Server, endpoint, soon};

/// A clinic that serves, with its database and a session that checks answers as the phone does.
async fn clinic(token: &str) -> (Server, Fake, Session) {
    let database = Fake::default();
    let server = Server::start(endpoint().flow("/clinic", Clinic::new(database.clone()))).await;
    let session = session(&server, token);
    (server, database, session)
}

fn session(server: &Server, token: &str) -> Session {
    let document: Document<'static> = FLOW_JSON.parse().unwrap();
    server
        .phone("/clinic")
        .with_flow_token(token)
        .session()
        .with_document(document)
}

/// Up to SUMMARY, with this slot.
async fn to_summary(session: &mut Session, slot: &str) {
    soon(session.open()).await.unwrap();
    let chosen = json!({ "trigger": "chosen", "department": "dental", "slot": slot });
    soon(session.submit(chosen)).await.unwrap();
    let form = json!({ "department": "dental", "slot": slot, "name": "Ada" });
    soon(session.submit(form)).await.unwrap();
    assert_eq!(session.screen(), Some("SUMMARY"));
}

fn visit(slot: &str) -> Value {
    json!({ "visit": format!("dental at {slot}") })
}

#[tokio::test]
async fn from_the_first_screen_to_the_completion() {
    let (_server, database, mut session) = clinic("tok-walk").await;

    soon(session.open()).await.unwrap();
    assert_eq!(session.screen(), Some("APPOINTMENT"));
    assert_eq!(session.data().unwrap()["has_slots"], false);
    assert_eq!(session.data().unwrap()["departments"][0]["id"], "dental");

    // The screen stays and is refreshed: what the answer leaves out keeps its value.
    soon(session.submit(json!({ "trigger": "department_selected", "department": "dental" })))
        .await
        .unwrap();
    assert_eq!(session.screen(), Some("APPOINTMENT"));
    let held = session.data().unwrap();
    assert_eq!(
        (&held["has_slots"], held["slots"].as_array().unwrap().len()),
        (&json!(true), 2)
    );
    assert_eq!(held["departments"][0]["id"], "dental");

    // A refusal: the same screen, with a message.
    soon(session.submit(json!({ "trigger": "chosen", "department": "dental" })))
        .await
        .unwrap();
    assert_eq!(
        (session.screen(), session.snackbar()),
        (Some("APPOINTMENT"), Some("Please choose a time"))
    );
    assert_eq!(session.data().unwrap()["has_slots"], true);

    soon(session.submit(json!({ "trigger": "chosen", "department": "dental", "slot": "9" })))
        .await
        .unwrap();
    assert_eq!(
        (session.screen(), session.snackbar()),
        (Some("DETAILS"), None)
    );

    soon(session.submit(json!({ "department": "dental", "slot": "9", "name": " " })))
        .await
        .unwrap();
    assert_eq!(
        (session.screen(), session.snackbar()),
        (Some("DETAILS"), Some("Please tell us your name"))
    );
    assert_eq!(session.data().unwrap()["slot"], "9");

    soon(session.submit(json!({ "department": "dental", "slot": "9", "name": "Ada" })))
        .await
        .unwrap();
    assert_eq!(session.screen(), Some("SUMMARY"));
    assert_eq!(session.path(), ["APPOINTMENT", "DETAILS", "SUMMARY"]);

    // SUMMARY asks the endpoint when Back is pressed.
    soon(session.back()).await.unwrap();
    assert_eq!(session.screen(), Some("DETAILS"));
    assert_eq!(
        session.data().unwrap()["slot"],
        "10",
        "what the BACK handler shows"
    );
    assert_eq!(
        session.transcript().last().unwrap().deed,
        Deed::Sent(flowkit::client::Action::Back)
    );

    soon(session.submit(json!({ "department": "dental", "slot": "10", "name": "Ada" })))
        .await
        .unwrap();
    soon(session.submit(visit("10"))).await.unwrap();
    let completion = session.completion().unwrap();
    assert_eq!(
        Value::from(completion.clone()),
        json!({ "booking_id": "B-1", "flow_token": "tok-walk" })
    );
    assert!(session.has_ended());
    assert_eq!(
        database.bookings(),
        [("tok-walk".to_owned(), "dental at 10".to_owned())]
    );
    assert!(
        database.troubles().is_empty(),
        "the phone had nothing to complain of"
    );
}

#[tokio::test]
async fn a_refusal_that_repeats_required_data() {
    let (server, _, mut first) = clinic("tok-1").await;
    to_summary(&mut first, "9").await;
    soon(first.submit(visit("9"))).await.unwrap();
    assert!(first.completion().is_some());

    let mut second = session(&server, "tok-2");
    to_summary(&mut second, "9").await;
    soon(second.submit(visit("9"))).await.unwrap();
    assert_eq!(
        (second.screen(), second.snackbar()),
        (Some("SUMMARY"), Some("That slot has just been taken"))
    );
    assert!(!second.has_ended());
}

#[tokio::test]
async fn a_silent_close() {
    let (_server, database, mut session) = clinic("tok-1").await;
    to_summary(&mut session, "9").await;
    let step = soon(session.submit(json!({ "visit": "dental at 9", "decline": true })))
        .await
        .unwrap();
    assert!(matches!(step.outcome, Outcome::Closed), "{step:?}");
    assert!(session.has_ended() && session.completion().is_none() && !session.is_disabled());
    assert!(database.bookings().is_empty());
}

#[tokio::test]
async fn a_token_that_is_no_longer_valid() {
    let (_server, database, mut session) = clinic("used-tok").await;
    to_summary(&mut session, "9").await;
    match soon(session.submit(visit("9"))).await.unwrap_err() {
        ClientError::TokenInvalid {
            message: Some(message),
            has_body: true,
        } => {
            assert_eq!(message.as_str(), "This form was sent already");
        }
        other => panic!("{other:?}"),
    }
    assert!(session.is_disabled());
    assert!(database.bookings().is_empty());
}

#[tokio::test]
async fn the_screen_that_the_message_named() {
    let (_server, database, mut session) = clinic("tok-1").await;
    soon(session.open_at("RETURNS")).await.unwrap();
    assert_eq!(session.screen(), Some("RETURNS"));
    assert!(
        session.data().unwrap().is_empty(),
        "RETURNS declares no data"
    );

    soon(session.submit(json!({ "booking": "B-7" })))
        .await
        .unwrap();
    assert_eq!(
        (session.screen(), session.snackbar()),
        (Some("RETURNS"), Some("There is no such booking"))
    );
    let phone = session.client().clone();
    soon(phone.data_exchange("SUMMARY", visit("9").as_object().unwrap().clone()))
        .await
        .unwrap();
    assert_eq!(database.bookings().len(), 1);
    soon(session.submit(json!({ "booking": "B-1" })))
        .await
        .unwrap();
    assert_eq!(session.screen(), Some("SUMMARY"));

    // The handler shows APPOINTMENT for every other name, and the phone would refuse that.
    let error = soon(session.open_at("DETAILS")).await.unwrap_err();
    assert!(
        matches!(error, ClientError::Status { status: 500 }),
        "{error}"
    );
}

#[tokio::test]
async fn health_checks() {
    let (_server, _, session) = clinic("tok-1").await;
    let answer = soon(session.client().ping()).await.unwrap();
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
    let (_server, database, mut session) = clinic("tok-1").await;
    soon(session.open()).await.unwrap();
    let chosen = json!({ "trigger": "chosen", "department": "dental", "slot": "wrong-type" });
    let error = soon(session.submit(chosen)).await.unwrap_err();
    assert!(
        matches!(&error, ClientError::Data { screen, .. } if screen == "DETAILS"),
        "{error}"
    );
    assert_eq!(session.screen(), Some("APPOINTMENT"));
    assert_eq!(
        session.transcript().last().unwrap().reported,
        Some("payload-schema-error")
    );
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_phones_at_once() {
    let (server, database, _) = clinic("tok-1").await;
    let walks: Vec<_> = (0..20)
        .map(|number| {
            let mut session = session(&server, &format!("tok-{number}"));
            tokio::spawn(async move {
                let slot = number.to_string();
                to_summary(&mut session, &slot).await;
                soon(session.submit(visit(&slot))).await.unwrap();
                session.completion().unwrap()["flow_token"]
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
        })
        .collect();
    for (number, walk) in walks.into_iter().enumerate() {
        assert_eq!(
            soon(walk).await.unwrap(),
            format!("tok-{number}"),
            "every phone got its own answer"
        );
    }
    assert_eq!(database.bookings().len(), 20);
}
