//! Several actions on a screen, objects within payloads, and what other screens hold.

use flowkit::prelude::*;
use flowkit::testing::{Outcome, Tester};
use screens::*;
use serde_json::{Value, json};

use super::refusal;

struct Visits;

#[flow("../flowkit-macros/tests/expand/flows/visit.json", dates = text)]
#[allow(
    deprecated,
    reason = "the actions of DONE cannot be told apart, on purpose"
)]
impl Visits {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<Init>> {
        Next::show(Visit {
            city: "Bern".into(),
            ..Visit::EMPTY
        })
    }

    #[flow_screen(VISIT)]
    fn visit(&self, form: VisitForm) -> Result<Next<Visit>> {
        let what = format!("{form:?}");
        match form {
            VisitForm::SlotSelected { slot } => Next::error(format!(
                "{what} {}",
                slot.map_or("none".into(), flowkit::OptionId::into_string)
            )),
            VisitForm::DaySelected { day } => {
                Next::error(format!("{what} {}", day.unwrap_or_default()))
            }
            VisitForm::Done { name, day } => Next::error(format!("{what} {name} {day:?}")),
        }
    }

    #[flow_screen(WHO)]
    fn who(&self, form: WhoForm) -> Result<Next<Who>> {
        match form {
            WhoForm::EmbeddedLink { last } => Next::error(format!("help {last:?}")),
            WhoForm::Footer {
                who,
                names,
                visit,
                city,
                total,
                many,
                hello,
            } => {
                let WhoFormWho { first, more } = who;
                Next::complete(params! {
                    first: first, last: more.last, names: names, visit: visit, city: city,
                    total: total, many: many, hello: hello,
                })
            }
        }
    }

    #[flow_screen(DONE)]
    fn done(&self, form: DoneForm) -> Result<Next<Done>> {
        let seats = form.seats.map(|seats| seats.to_i64());
        Next::error(format!("{:?} {seats:?}", form.note))
    }
}

async fn sent(screen: &str, payload: Value) -> Outcome {
    Tester::new(Visits).submit(screen, payload).await
}

#[tokio::test]
async fn a_constant_tells_actions_apart() {
    for (payload, words) in [
        (
            json!({ "trigger": "slot_selected", "slot": "9" }),
            "VisitForm::SlotSelected { .. } 9",
        ),
        (
            json!({ "trigger": "slot_selected" }),
            "VisitForm::SlotSelected { .. } none",
        ),
        (
            json!({ "trigger": "day_selected", "day": "2026-03-01", "more": 1 }),
            "VisitForm::DaySelected { .. } 2026-03-01",
        ),
        (
            json!({ "trigger": "done", "name": "Ann", "day": "" }),
            "VisitForm::Done { .. } Ann None",
        ),
    ] {
        let outcome = sent("VISIT", payload.clone()).await;
        assert_eq!(outcome.error_message(), Some(words), "{payload}");
    }
}

#[tokio::test]
async fn an_unknown_constant_is_told_by_its_key_and_what_there_is() {
    for (payload, words) in [
        (
            json!({ "trigger": "s3cret" }),
            "`trigger` should be `slot_selected`, `day_selected` or `done`",
        ),
        (
            json!({ "trigger": 1 }),
            "`trigger` should be `slot_selected`, `day_selected` or `done`",
        ),
        (
            json!({ "name": "s3cret" }),
            "`trigger` should be `slot_selected`, `day_selected` or `done` (the member is missing)",
        ),
        (
            json!({ "trigger": "done" }),
            "`name` should be text (the member is missing)",
        ),
    ] {
        let outcome = sent("VISIT", payload.clone()).await;
        let text = refusal(&outcome);
        assert!(text.contains(words), "{payload}: {text}");
        assert!(!text.contains("s3cret"), "{text}");
    }
}

fn who() -> Value {
    json!({
        "who": { "first": "Ann", "kind": "guest", "more": { "last": "Lee", "x": 1 } },
        "names": ["Ann", ""], "visit": "May", "city": "Bern",
        "total": 4.5, "many": true, "hello": "Hi Ann"
    })
}

#[tokio::test]
async fn keys_tell_actions_apart_and_objects_are_read_inside() {
    let outcome = sent("WHO", json!({ "help": true })).await;
    assert_eq!(outcome.error_message(), Some("help None"));
    let outcome = sent("WHO", who()).await;
    let params = outcome.completion().unwrap();
    assert_eq!(
        (&params["first"], &params["last"]),
        (&json!("Ann"), &json!("Lee"))
    );
    assert_eq!(params["names"], json!(["Ann", null]));
    assert_eq!(
        (&params["visit"], &params["city"]),
        (&json!("May"), &json!("Bern"))
    );
    assert_eq!(
        (&params["total"], &params["many"], &params["hello"]),
        (&json!(4.5), &json!(true), &json!("Hi Ann"))
    );
}

#[tokio::test]
async fn other_screens_may_not_have_been_visited() {
    let mut payload = who();
    for key in ["visit", "city"] {
        payload.as_object_mut().unwrap().remove(key);
    }
    let outcome = sent("WHO", payload).await;
    let params = outcome.completion().unwrap();
    assert_eq!(
        (&params["visit"], &params["city"]),
        (&Value::Null, &Value::Null)
    );
}

#[tokio::test]
async fn faults_inside_have_their_path() {
    for (key, value, words) in [
        ("who", json!("s3cret"), "`who` should be an object"),
        (
            "who",
            json!({ "more": {} }),
            "`who.first` should be text (the member is missing)",
        ),
        (
            "who",
            json!({ "first": "a", "more": { "last": {} } }),
            "`who.more.last` should be text",
        ),
        (
            "names",
            json!(["a", ["s3cret"]]),
            "`names[1]` should be text",
        ),
        ("total", json!("s3cret"), "`total` should be a number"),
        ("many", json!("s3cret"), "`many` should be true or false"),
    ] {
        let mut payload = who();
        payload[key] = value;
        let outcome = sent("WHO", payload.clone()).await;
        let text = refusal(&outcome);
        assert!(text.contains(words), "{payload}: {text}");
        assert!(!text.contains("s3cret"), "{text}");
    }
    let outcome = sent("WHO", json!({})).await;
    assert!(
        refusal(&outcome).contains("`data` should be what one of the 2 actions sends"),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn actions_that_cannot_be_told_apart_share_a_struct() {
    for (payload, words) in [
        (json!({ "note": "x" }), "Some(\"x\") None"),
        (json!({ "seats": "4" }), "None Some(Some(4))"),
        (json!({}), "None None"),
    ] {
        assert_eq!(sent("DONE", payload).await.error_message(), Some(words));
    }
}
