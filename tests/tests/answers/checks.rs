//! Answers whose way is known only when they are sent: of the fallback handler, and of hooks.

use flowkit::Answer;
use flowkit::client::ServiceTransport;
use flowkit::prelude::*;
use flowkit::testing::Tester;
use serde_json::{Value, json};

use super::Tour;
use super::support::{endpoint, key, phone, soon};
use screens::AnyScreen;

#[derive(serde::Deserialize)]
struct Way {
    to: String,
    data: Value,
}

struct Anywhere;

#[allow(
    deprecated,
    reason = "two screens open the flow, which gives a warning"
)]
#[flow("tests/support/clinic.json", init = never)]
impl Anywhere {
    #[flow_screen(_)]
    async fn anything(&self, Payload(way): Payload<Way>) -> Result<Next<AnyScreen>> {
        match way.to.as_str() {
            "APPOINTMENT" => Next::show_as(screens::APPOINTMENT, way.data),
            "DETAILS" => Next::show_as(screens::DETAILS, way.data),
            "SUMMARY" => Next::show_as(screens::SUMMARY, way.data),
            "RETURNS" => Next::show_as(screens::RETURNS, way.data),
            "same" => Next::refresh_as(way.data),
            _ => Next::error("Something went wrong"),
        }
    }

    #[flow_screen(ERROR)]
    async fn hear(&self) -> Result<()> {
        Ok(())
    }

    #[flow_screen(SUMMARY, on = BACK)]
    fn back(&self) -> Result<Next<screens::Summary>> {
        Next::show_as(screens::DETAILS, json!({}))
    }
}

#[tokio::test]
async fn what_the_phone_would_refuse_is_not_sent() {
    let flow = Tester::new(Anywhere);
    for (from, to, data, fault) in [
        ("APPOINTMENT", "DETAILS", json!({}), None),
        ("DETAILS", "APPOINTMENT", json!({}), None),
        ("SUMMARY", "RETURNS", json!({}), None),
        (
            "SUMMARY",
            "SUMMARY",
            json!({ "visit": "v", "more": 1 }),
            None,
        ),
        ("SUMMARY", "same", json!({ "visit": "v" }), None),
        ("DETAILS", "-", json!({}), None),
        (
            "APPOINTMENT",
            "SUMMARY",
            json!({ "visit": "v" }),
            Some("goes from APPOINTMENT to SUMMARY"),
        ),
        (
            "RETURNS",
            "DETAILS",
            json!({}),
            Some("RETURNS leads to SUMMARY, RETURNS"),
        ),
        (
            "DETAILS",
            "SUMMARY",
            json!({ "name": "Ada" }),
            Some("leaves out `visit`"),
        ),
        ("SUMMARY", "same", json!({}), Some("leaves out `visit`")),
        ("SUMMARY", "-", json!({}), Some("leaves out `visit`")),
        // P023: a screen without data takes any keys.
        ("RETURNS", "same", json!({ "a": 1 }), None),
    ] {
        let outcome = flow.submit(from, json!({ "to": to, "data": data })).await;
        match fault {
            None => {
                let shown = if matches!(to, "same" | "-") { from } else { to };
                assert_eq!(outcome.screen(), shown, "{from} to {to}: {outcome:?}");
            }
            Some(words) => {
                let failure = outcome
                    .failure()
                    .unwrap_or_else(|| panic!("{from} to {to}: {outcome:?}"));
                assert!(
                    failure.starts_with("not sent, because the phone would refuse it: "),
                    "{failure}"
                );
                assert!(failure.contains(words), "{from} to {to}: {failure}");
            }
        }
    }
    // Opened: only an entry screen, or the one that was asked for.
    for (start, to, fault) in [
        ("", "APPOINTMENT", None),
        ("", "RETURNS", None),
        ("", "DETAILS", Some("DETAILS, which is not an entry screen")),
        ("", "same", Some("must name a screen")),
        ("", "-", Some("must name a screen")),
        ("DETAILS", "DETAILS", None),
        ("DETAILS", "APPOINTMENT", Some("another start screen")),
    ] {
        let data = json!({ "to": to, "data": {} });
        let outcome = flow
            .raw(&json!({ "version": "3.0", "action": "INIT", "screen": start, "data": data }))
            .await;
        match fault {
            None => assert_eq!(outcome.screen(), to, "{start} {to}: {outcome:?}"),
            Some(words) => assert!(
                outcome.failure().unwrap().contains(words),
                "{start} {to}: {outcome:?}"
            ),
        }
    }
}

/// A hook stands outside of any screen; its answers are checked when they are sent.
#[tokio::test]
async fn the_answers_of_a_hook() {
    let hook = |exchange: &DataExchange| match exchange.flow_token()?.as_str() {
        "error" => Some(Answer::error("Please check what you entered")),
        "show" => Answer::show("LAST", json!({ "total": 1 })).ok(),
        "complete" => Some(Answer::complete(flowkit::Params::new().with("a", 1).ok()?)),
        "close" => Some(Answer::close()),
        "token_invalid" => Some(Answer::token_invalid("Ended")),
        "breach" => Answer::show("ASIDE", json!({})).ok(),
        "unknown" => Answer::show("ELSEWHERE", json!({})).ok(),
        _ => None,
    };
    let endpoint = endpoint()
        .on_mismatch(move |_, exchange| hook(exchange))
        .flow("/tour", Tour)
        .build()
        .unwrap();
    let transport = ServiceTransport::new(endpoint).at("/tour".parse().unwrap());
    let phone = phone(&key()).over(transport);
    for (token, status, words) in [
        (
            "error",
            200,
            r#""screen":"MIDDLE","data":{"error_message":"Please check what you entered"}"#,
        ),
        ("show", 200, r#""screen":"LAST","data":{"total":1}"#),
        ("complete", 200, r#"{"flow_token":"complete","a":1}"#),
        ("close", 200, r#"{"screen":"SUCCESS","data":{}}"#),
        ("token_invalid", 427, r#"{"error_msg":"Ended"}"#),
        ("breach", 500, ""),
        ("unknown", 500, ""),
        ("none", 500, ""),
    ] {
        let plaintext = json!({
            "version": "3.0", "action": "data_exchange", "screen": "MIDDLE", "data": { "answer": 7 }, "flow_token": token,
        });
        let trip = soon(phone.round_trip(plaintext.to_string().as_bytes()))
            .await
            .unwrap();
        assert_eq!(trip.status.as_u16(), status, "{token}");
        match words {
            "" => assert!(trip.body.is_empty(), "{token}"),
            words => {
                let text = String::from_utf8(trip.plaintext().unwrap()).unwrap();
                assert!(text.contains(words), "{token}: {text}");
            }
        }
    }
}

/// What serde would write somehow, and the phone could not read: the error says where, and nothing is sent.
#[tokio::test]
async fn what_json_cannot_hold_is_an_error_with_its_place() {
    struct Doors;

    /// So many values within each other, of which none is made before it is written.
    struct Deep(u32);

    impl serde::Serialize for Deep {
        fn serialize<S: serde::Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
            match self.0.checked_sub(1) {
                Some(left) => to.collect_map([("inside", Deep(left))]),
                None => to.serialize_unit(),
            }
        }
    }

    #[flow(screens(ONLY))]
    impl Doors {
        #[flow_screen(INIT)]
        fn open(&self) -> Result<Next<screens::Init>> {
            Next::show_as(screens::ONLY, json!({}))
        }

        #[flow_screen(ONLY)]
        fn doors(&self, Payload(Way { to, .. }): Payload<Way>) -> Result<Next<screens::Only>> {
            let prices = std::collections::BTreeMap::from([("prices", [1.0, f64::NAN])]);
            match to.as_str() {
                "show" => Next::show_as(screens::ONLY, prices),
                "refresh" => Next::refresh_as(prices),
                "error" => Next::error_with_as("no", prices),
                "complete" => Next::complete(prices),
                "params" => Next::complete(params! { prices: [1.0, f64::NAN] }),
                "deep" => Next::refresh_as(Deep(1_000_000)),
                "large" => Next::refresh_as(json!({ "prices": "x".repeat(1_000_000) })),
                _ => Next::refresh_as(json!({ "prices": "x".repeat(900_000) })),
            }
        }
    }

    let flow = Tester::new(Doors);
    let asked = async |to: &str| flow.submit("ONLY", json!({ "to": to, "data": {} })).await;
    for to in ["show", "refresh", "error", "complete", "params"] {
        let refused = asked(to).await;
        let words = refused.expect_refusal();
        assert!(
            words.contains("`prices[1]`: a number that a screen shows must be finite"),
            "{to}: {words}"
        );
    }
    let deep = asked("deep").await;
    assert!(
        deep.expect_refusal().contains("stand within each other"),
        "{deep:?}"
    );
    // Tests run without optimisation, where whoever develops should see it.
    let large = asked("large").await;
    assert_eq!(cfg!(debug_assertions), large.failure().is_some());
    if cfg!(debug_assertions) {
        assert!(large.expect_refusal().contains("smaller images"));
    }
    assert_eq!(asked("fits").await.screen(), "ONLY");
}
