//! Every answer of a handler, as the phone gets it and as a unit test sees it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "../support/mod.rs"]
mod support;

mod checks;
mod tester;

use flowkit::client::{ServiceTransport, WhatsAppClient};
use flowkit::prelude::*;
use flowkit::testing::{Outcome, Tester};
use flowkit::{ScreenData, UpdateOf};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use support::clinic::{Clinic, DetailsForm, Fake};
use support::{endpoint, key, phone, soon};

use screens::{Init, Last, Middle, Start};

/// What LAST shows, as a type of the user's own.
#[derive(Serialize)]
struct Receipt {
    total: u32,
}

impl ScreenData for Receipt {
    type Screen = Last;
}

/// New data for MIDDLE while it is showing.
#[derive(Serialize)]
struct Rooms {
    rooms: Vec<&'static str>,
}

impl UpdateOf<Middle> for Rooms {}

#[derive(Serialize)]
struct Booking {
    id: &'static str,
    seats: u8,
}

#[derive(Deserialize)]
struct Wish {
    answer: String,
}

struct Tour;

#[flow(screens(START => [MIDDLE], MIDDLE => [LAST], LAST, ASIDE => [LAST]))]
impl Tour {
    /// Shows the screen that the message named where it may, and START otherwise.
    #[flow_screen(INIT)]
    fn open(&self, start: StartScreen) -> Result<Next<Init>> {
        if start.is(screens::ASIDE) {
            return Next::show_as(screens::ASIDE, json!({ "asked_for": start.id() }));
        }
        Next::show_as_with_error(
            screens::START,
            json!({ "greeting": "hello" }),
            "Back so soon?",
        )
    }

    #[flow_screen(START)]
    async fn start(&self) -> Result<Next<Start>> {
        Next::show_as(screens::MIDDLE, json!({ "rooms": [] }))
    }

    /// Answers as it is asked to.
    #[flow_screen(MIDDLE)]
    async fn middle(&self, Payload(wish): Payload<Wish>) -> Result<Next<Middle>> {
        let rooms = || Rooms {
            rooms: vec!["a", "b"],
        };
        match wish.answer.as_str() {
            "show" => Next::show(Receipt { total: 7 }),
            "show_with_error" => Next::show_with_error(Receipt { total: 8 }, "Prices have changed"),
            "show_as" => Next::show_as(screens::LAST, json!({ "total": 9 })),
            "show_as, back" => Next::show_as(screens::START, json!({})),
            "show_as_with_error" => {
                Next::show_as_with_error(screens::LAST, json!({}), "Be \"quick\"\n")
            }
            "refresh" => Next::refresh(rooms()),
            "refresh_as" => Next::refresh_as(json!({ "rooms": ["c"] })),
            "error" => Next::error("No room is free"),
            "error_with" => Next::error_with("Choose again", rooms()),
            "error_with_as" => Next::error_with_as("Choose again", json!({ "rooms": [] })),
            "complete" => Next::complete(params! { booking_id: "B-1", "seat-class": 2 }),
            "complete, a struct" => Next::complete(Booking {
                id: "B-1",
                seats: 2,
            }),
            "complete, nothing" => Next::complete(params! {}),
            "complete, own token" => Next::complete(own_token()),
            "close" => Next::close(),
            "token_invalid" => Next::token_invalid("This offer has ended"),
            // Written out, these would not compile.
            "no object" => Next::show_as(screens::LAST, wish.answer.len()),
            "no object, refresh" => Next::refresh_as(rooms().rooms),
            "no object, complete" => Next::complete(wish.answer),
            "no object, complete with nothing" => {
                let nothing = ();
                Next::complete(nothing)
            }
            other => panic!("no answer {other}"),
        }
    }

    #[flow_screen(LAST)]
    fn last(&self) -> Result<Next<Last>> {
        Next::close()
    }

    #[flow_screen(ASIDE)]
    fn aside(&self) -> Result<Next<screens::Aside>> {
        Next::error_with_as("Not today", json!({}))
    }
}

fn own_token() -> Value {
    json!({ "flow_token": "mine" })
}

fn shown(screen: &str, data: Value, error_message: Option<&str>) -> Outcome {
    Outcome::Screen {
        screen: screen.to_owned(),
        data,
        error_message: error_message.map(str::to_owned),
    }
}

/// Each answer of MIDDLE: its name, its plaintext on the wire, and what a unit test sees of it.
fn answers() -> Vec<(&'static str, Value, Outcome)> {
    let version = "3.0";
    let success = |params: Value| json!({ "screen": "SUCCESS", "data": { "extension_message_response": { "params": params } } });
    let completed = |params: Value| (success(params.clone()), Outcome::Completed(params));
    let screen = |screen: &str, data: Value, error: Option<&str>| {
        let outcome = shown(screen, data.clone(), error);
        let mut data = data;
        if let Some(error) = error {
            data["error_message"] = error.into();
        }
        (
            json!({ "version": version, "screen": screen, "data": data }),
            outcome,
        )
    };
    let both = json!({ "rooms": ["a", "b"] });
    let all = [
        ("show", screen("LAST", json!({ "total": 7 }), None)),
        (
            "show_with_error",
            screen("LAST", json!({ "total": 8 }), Some("Prices have changed")),
        ),
        ("show_as", screen("LAST", json!({ "total": 9 }), None)),
        ("show_as, back", screen("START", json!({}), None)),
        (
            "show_as_with_error",
            screen("LAST", json!({}), Some("Be \"quick\"\n")),
        ),
        ("refresh", screen("MIDDLE", both.clone(), None)),
        (
            "refresh_as",
            screen("MIDDLE", json!({ "rooms": ["c"] }), None),
        ),
        (
            "error",
            screen("MIDDLE", json!({}), Some("No room is free")),
        ),
        ("error_with", screen("MIDDLE", both, Some("Choose again"))),
        (
            "error_with_as",
            screen("MIDDLE", json!({ "rooms": [] }), Some("Choose again")),
        ),
        (
            "complete",
            completed(json!({ "flow_token": "tok-1", "booking_id": "B-1", "seat-class": 2 })),
        ),
        (
            "complete, a struct",
            completed(json!({ "flow_token": "tok-1", "id": "B-1", "seats": 2 })),
        ),
        (
            "complete, nothing",
            completed(json!({ "flow_token": "tok-1" })),
        ),
        (
            "close",
            (json!({ "screen": "SUCCESS", "data": {} }), Outcome::Closed),
        ),
        (
            "token_invalid",
            (
                json!({ "error_msg": "This offer has ended" }),
                Outcome::TokenInvalid(Some("This offer has ended".to_owned())),
            ),
        ),
    ];
    all.into_iter()
        .map(|(name, (wire, outcome))| (name, wire, outcome))
        .collect()
}

fn in_memory() -> WhatsAppClient<ServiceTransport<Endpoint>> {
    let endpoint = endpoint().flow("/tour", Tour).build().unwrap();
    let transport = ServiceTransport::new(endpoint).at("/tour".parse().unwrap());
    phone(&key()).over(transport)
}

fn request(action: &str, screen: &str, data: &Value) -> String {
    let request = json!({
        "version": "3.0", "action": action, "screen": screen, "data": data, "flow_token": "tok-1",
    });
    request.to_string()
}

#[tokio::test]
async fn what_the_phone_gets() {
    let phone = in_memory();
    for (name, wire, _) in answers() {
        let plaintext = request("data_exchange", "MIDDLE", &json!({ "answer": name }));
        let trip = soon(phone.round_trip(plaintext.as_bytes())).await.unwrap();
        assert_eq!(
            trip.status.as_u16(),
            if name == "token_invalid" { 427 } else { 200 },
            "{name}"
        );
        assert_eq!(
            serde_json::from_slice::<Value>(&trip.plaintext().unwrap()).unwrap(),
            wire,
            "{name}"
        );
    }
}

#[tokio::test]
async fn what_a_unit_test_sees() {
    let tour = Tester::new(Tour).with_token("tok-1");
    for (name, _, outcome) in answers() {
        assert_eq!(
            tour.submit("MIDDLE", json!({ "answer": name })).await,
            outcome,
            "{name}"
        );
    }
}

#[tokio::test]
async fn one_line_an_exchange() {
    let clinic = Tester::new(Clinic::new(Fake::default())).with_token("tok-1");
    assert_eq!(clinic.init().await.screen(), "APPOINTMENT");
    assert_eq!(
        clinic.init_at("RETURNS").await,
        shown("RETURNS", json!({}), None)
    );
    let refused = clinic
        .submit("DETAILS", json!({ "department": "dental", "slot": "9" }))
        .await;
    assert_eq!(refused.error_message(), Some("Please tell us your name"));
    assert_eq!(clinic.back("SUMMARY").await.data()["slot"], "10");
    assert_eq!(
        clinic
            .submit("SUMMARY", json!({ "visit": "v" }))
            .await
            .completion()
            .unwrap()["booking_id"],
        "B-1"
    );
    assert_eq!(
        clinic
            .submit("SUMMARY", json!({ "visit": "v" }))
            .await
            .screen(),
        "SUMMARY"
    );
    assert_eq!(
        clinic.notify("SUMMARY", "timeout_error", "slow").await,
        Outcome::Acknowledged
    );
    assert_eq!(clinic.flow().database.troubles(), ["timeout_error"]);
    assert_eq!(
        clinic.flow().database.bookings(),
        [("tok-1".to_owned(), "v".to_owned())]
    );
}

#[tokio::test]
async fn a_token_for_every_exchange() {
    let token = |outcome: Outcome| outcome.completion().unwrap()["flow_token"].clone();
    let payload = json!({ "answer": "complete" });
    assert_eq!(
        token(Tester::new(Tour).submit("MIDDLE", &payload).await),
        "test-token"
    );
    assert_eq!(
        token(
            Tester::new(Tour)
                .with_token("other")
                .submit("MIDDLE", &payload)
                .await
        ),
        "other"
    );
    assert_eq!(
        token(
            Tester::new(Tour)
                .without_token()
                .submit("MIDDLE", &payload)
                .await
        ),
        Value::Null
    );
}

/// A handler is an ordinary function.
#[test]
fn a_handler_is_called_without_a_flow_around_it() {
    let clinic = Clinic::new(Fake::default());
    let form = |name: &str| {
        Payload(DetailsForm {
            department: "dental".to_owned(),
            slot: "9".to_owned(),
            name: name.to_owned(),
        })
    };
    assert_eq!(
        format!("{:?}", clinic.check(form("Ada")).unwrap()),
        "Answer::Show(SUMMARY)"
    );
    assert_eq!(
        format!("{:?}", clinic.check(form("")).unwrap()),
        "Answer::Show(same screen)"
    );
}

#[tokio::test]
async fn the_start_screen() {
    let tour = Tester::new(Tour);
    assert_eq!(
        tour.init().await,
        shown(
            "START",
            json!({ "greeting": "hello" }),
            Some("Back so soon?")
        )
    );
    assert_eq!(tour.init_at("START").await.screen(), "START");
    assert_eq!(
        tour.init_at("ASIDE").await,
        shown("ASIDE", json!({ "asked_for": "ASIDE" }), None)
    );
    // For these the handler shows START, which the phone would refuse.
    for other in ["LAST", "ELSEWHERE"] {
        let outcome = tour.init_at(other).await;
        let failure = outcome.failure().unwrap();
        assert!(
            failure.contains("INIT asked for another start screen, and the answer shows START"),
            "{failure}"
        );
    }
    let phone = in_memory();
    for (start, status) in [("", 200), ("ASIDE", 200), ("LAST", 500), ("ELSEWHERE", 500)] {
        let trip = soon(phone.round_trip(request("INIT", start, &json!({})).as_bytes()))
            .await
            .unwrap();
        assert_eq!(trip.status.as_u16(), status, "{start}");
    }
}

#[tokio::test]
async fn data_that_is_no_object_of_ones_own() {
    let tour = Tester::new(Tour);
    for (name, words) in [
        ("no object", "the data of a screen must be an object"),
        (
            "no object, refresh",
            "the data of a screen must be an object",
        ),
        (
            "no object, complete",
            "the parameters of a completion must be an object, not a text",
        ),
        (
            "no object, complete with nothing",
            "the parameters of a completion must be an object, not nothing",
        ),
        (
            "complete, own token",
            "`flow_token`: leave it out, the endpoint adds the one of the request",
        ),
    ] {
        let outcome = tour.submit("MIDDLE", json!({ "answer": name })).await;
        let failure = outcome.failure().unwrap();
        assert!(
            failure.contains(words) && failure.contains("`middle`"),
            "{name}: {failure}"
        );
    }
}
