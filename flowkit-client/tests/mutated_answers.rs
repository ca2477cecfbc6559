//! An endpoint whose answers are right but for one thing: an exploration finds each, and names the rule of the phone.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use flowkit_client::explore::{Exploration, Explore, ProblemKind};
use flowkit_client::phone::{FlowJson, RefusalKind};
use flowkit_client::{
    ClientError, ExampleEndpoint, Reply, Transport, VirtualPhone, WhatsAppClient,
};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

/// A form, a screen whose components show what the answer to it brings, and an end.
fn flow() -> Value {
    let text = json!({"type": "string"});
    let options = |example: Value| {
        json!({"type": "array", "__example__": example, "items": {"type": "object",
            "properties": {"id": text, "title": text}}})
    };
    let footer = json!({"type": "Footer", "label": "Go on", "on-click-action": {"name": "data_exchange", "payload": {}}});
    let layout = |components: Value| json!({"type": "SingleColumnLayout", "children": components});
    let two = json!([{"id": "1", "title": "One"}, {"id": "2", "title": "Two"}]);
    let rows = json!([{"id": "1", "main-content": {"title": "One"}, "end": {"title": "€ 5"}},
        {"id": "2", "main-content": {"title": "Two"}, "end": {"title": "€ 6"}}]);
    json!({"version": "7.3", "data_api_version": "3.0",
        "routing_model": {"FORM": ["SHOWN", "ROWS"], "SHOWN": ["END"], "ROWS": ["END"], "END": []},
        "screens": [
            {"id": "FORM", "title": "Form", "layout": layout(json!([footer]))},
            {"id": "SHOWN", "title": "Shown",
                "data": {
                    "note": {"type": "string", "__example__": "Hello"},
                    "options": options(two.clone()),
                    "chips": options(two.clone()),
                    "picture": {"type": "string", "__example__": picture(100)},
                    "required": ["note"]},
                "layout": layout(json!([
                    {"type": "TextBody", "text": "${data.note}"},
                    {"type": "RadioButtonsGroup", "name": "one", "label": "One", "data-source": "${data.options}",
                        "on-select-action": {"name": "update_data", "payload": {"note": "Chosen"}}},
                    {"type": "ChipsSelector", "name": "some", "label": "Some", "data-source": "${data.chips}"},
                    {"type": "Image", "src": "${data.picture}"},
                    footer]))},
            {"id": "ROWS", "title": "Rows",
                "data": {"rows": {"type": "array", "__example__": rows, "items": {"type": "object", "properties": {"id": text}}}},
                "layout": layout(json!([
                    {"type": "NavigationList", "name": "list", "list-items": "${data.rows}",
                        "on-click-action": {"name": "data_exchange", "payload": {"row": "${form.list}"}}}]))},
            {"id": "END", "title": "End", "terminal": true, "layout": layout(json!([footer]))}]})
}

/// The beginning of a JPEG of so many bytes, as base64.
fn picture(bytes: usize) -> String {
    let mut picture = vec![0xff, 0xd8, 0xff, 0xe0];
    picture.resize(bytes, 0);
    STANDARD.encode(picture)
}

/// An endpoint that answers with examples, which a test changes: status and JSON, or text that is none.
struct Mutated<F> {
    endpoint: ExampleEndpoint,
    mutation: F,
}

impl<F: Fn(&mut u16, &mut Value) + Send + Sync> Transport for Mutated<F> {
    const SEALED: bool = false;

    async fn post(&self, _: HeaderMap, plaintext: Bytes) -> Result<Reply, ClientError> {
        let answer = self.endpoint.answer(&plaintext).unwrap();
        let mut answer = serde_json::from_slice(&answer).unwrap();
        let mut status = 200;
        (self.mutation)(&mut status, &mut answer);
        let body = match answer {
            Value::String(text) => text,
            other => other.to_string(),
        };
        Ok(Reply {
            status: StatusCode::from_u16(status).unwrap(),
            headers: HeaderMap::new(),
            body: body.into(),
        })
    }
}

async fn explored(mutation: impl Fn(&mut u16, &mut Value) + Send + Sync + 'static) -> Exploration {
    let flow = Arc::new(FlowJson::parse(&flow().to_string()).unwrap());
    let endpoint = ExampleEndpoint::of(Arc::clone(&flow)).stateless(0);
    let mutated = Mutated { endpoint, mutation };
    let client = WhatsAppClient::without_envelope().over_plaintext(mutated);
    let phone = VirtualPhone::over(&client).flow(flow);
    Explore::with(phone).random_walks(5).run().await.unwrap()
}

/// What the first problem is when an answer with this screen is changed: its kind, where the phone refuses something, and
/// its rule.
async fn found(
    screen: &'static str,
    mutation: impl Fn(&mut Value) + Send + Sync + 'static,
) -> (Option<RefusalKind>, String) {
    let explored = explored(move |_, answer| {
        if answer["screen"] == screen {
            mutation(answer);
        }
    })
    .await;
    let problem = explored
        .problems
        .first()
        .unwrap_or_else(|| panic!("{explored}"));
    assert!(problem.replays, "{explored}");
    let kind = match &problem.kind {
        ProblemKind::Refused(refusal) => Some(refusal.kind),
        _ => None,
    };
    let rule = problem.rule().unwrap_or_else(|| panic!("{explored}"));
    (kind, rule.name().to_owned())
}

#[tokio::test]
async fn right_answers_are_no_problem() {
    let explored = explored(|_, _| {}).await;
    assert!(explored.is_sound(), "{explored}");
}

#[tokio::test]
async fn an_answer_of_another_shape() {
    for wrong in [
        json!("no JSON {"),
        json!([1]),
        json!({"data": {}}),
        json!({"screen": "SHOWN"}),
        json!({"screen": "SHOWN", "data": []}),
        json!({"screen": "SHOWN", "data": {"error_message": 5}}),
        json!({"screen": "SUCCESS", "data": {"extension_message_response": {"params": "all"}}}),
    ] {
        let answer = wrong.clone();
        let found = found("SHOWN", move |it| *it = answer.clone()).await;
        assert_eq!(
            found,
            (None, "error_format_full_screen".to_owned()),
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn a_screen_that_may_not_show() {
    for screen in ["NOWHERE", "END"] {
        let found = found("SHOWN", move |answer| answer["screen"] = json!(screen)).await;
        let expected = (Some(RefusalKind::Transition), "notify_routing".to_owned());
        assert_eq!(found, expected, "{screen}");
    }
    let found = found("FORM", |answer| answer["screen"] = json!("END")).await;
    let expected = (
        Some(RefusalKind::Transition),
        "opening_screen_must_be_entry".to_owned(),
    );
    assert_eq!(found, expected);
}

#[tokio::test]
async fn data_that_does_not_fit_its_schema() {
    for (key, value) in [
        ("note", json!(5)),
        ("note", json!(null)),
        ("options", json!("One")),
        ("options", json!([{"id": 1, "title": "One"}])),
    ] {
        let wrong = value.clone();
        let found = found("SHOWN", move |answer| answer["data"][key] = wrong.clone()).await;
        let expected = (Some(RefusalKind::Data), "notify_data".to_owned());
        assert_eq!(found, expected, "{key}: {value}");
    }
    let found = found("SHOWN", |answer| {
        answer["data"].as_object_mut().unwrap().remove("note");
    })
    .await;
    assert_eq!(found, (Some(RefusalKind::Data), "notify_data".to_owned()));
}

#[tokio::test]
async fn a_component_that_cannot_be_drawn() {
    let one = |more: Value| {
        let mut option = json!({"id": "1", "title": "One"});
        let more = more.as_object().unwrap().clone();
        option.as_object_mut().unwrap().extend(more);
        json!([option, {"id": "2", "title": "Two"}])
    };
    let action = json!({"name": "update_data", "payload": {"note": "x"}});
    for (key, value, rule) in [
        ("options", json!([]), "published_empty_list"),
        (
            "options",
            one(json!({"id": "2"})),
            "published_duplicate_ids",
        ),
        ("options", one(json!({"id": ""})), "published_duplicate_ids"),
        (
            "options",
            one(json!({"colour": "red"})),
            "published_extra_option_member",
        ),
        (
            "options",
            one(json!({"color": "red"})),
            "published_bad_colour",
        ),
        (
            "options",
            one(json!({"on-select-action": action})),
            "published_actions_both_levels",
        ),
        (
            "options",
            one(json!({"description": 5})),
            "published_wrong_type_error",
        ),
        (
            "chips",
            json!([{"id": "1", "title": "One"}]),
            "chips_min_two",
        ),
        (
            "chips",
            one(json!({"description": "First"})),
            "published_extra_option_member",
        ),
    ] {
        let wrong = value.clone();
        let found = found("SHOWN", move |answer| answer["data"][key] = wrong.clone()).await;
        let expected = (Some(RefusalKind::Component), rule.to_owned());
        assert_eq!(found, expected, "{key}: {value}");
    }
}

#[tokio::test]
async fn a_row_that_cannot_be_drawn() {
    let long = "a title of thirty-one letters !";
    for (pointer, value, rule) in [
        (
            "/main-content/title",
            json!(long),
            "navlist_long_title_error",
        ),
        (
            "/main-content/metadata",
            json!("x".repeat(81)),
            "navlist_long_title_error",
        ),
        (
            "/end/title",
            json!("eleven, or 1"),
            "navlist_long_title_error",
        ),
        ("/end", json!(null), "navlist_end_all_or_none"),
        (
            "/badge",
            json!("longer than fifteen"),
            "navlist_long_title_error",
        ),
        (
            "/start",
            json!({"image": picture(150 * 1024)}),
            "notify_component",
        ),
    ] {
        let wrong = value.clone();
        let found = found("ROWS", move |answer| {
            let row = &mut answer["data"]["rows"][0];
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            let parent = row.pointer_mut(parent).unwrap().as_object_mut().unwrap();
            match &wrong {
                Value::Null => drop(parent.remove(key)),
                wrong => drop(parent.insert(key.to_owned(), wrong.clone())),
            }
        })
        .await;
        let expected = (Some(RefusalKind::Component), rule.to_owned());
        assert_eq!(found, expected, "{pointer}");
    }
}

/// A picture that is none or too large is a broken picture on the phone, and no error.
#[tokio::test]
async fn a_picture_that_cannot_be_shown_is_no_error() {
    for wrong in [picture(400 * 1024), STANDARD.encode("no picture at all")] {
        let explored = explored(move |_, answer| {
            if answer["screen"] == "SHOWN" {
                answer["data"]["picture"] = json!(wrong);
            }
        })
        .await;
        assert!(explored.is_sound(), "{explored}");
    }
}

/// No rule has a number for it: Meta documents the limit, and the web client does not look.
#[tokio::test]
async fn an_answer_that_is_too_large() {
    let explored = explored(|_, answer| {
        if answer["screen"] == "SHOWN" {
            answer["data"]["more"] = json!("x".repeat(1_000_000));
        }
    })
    .await;
    let kind = explored.problems.first().map(|problem| &problem.kind);
    assert!(
        matches!(
            kind,
            Some(ProblemKind::Failed(ClientError::TooLarge { .. }))
        ),
        "{explored}"
    );
}

#[tokio::test]
async fn a_status_that_is_none_of_success() {
    for (status, rule) in [
        (500, "error_500_snackbar"),
        (503, "error_500_snackbar"),
        (504, "error_504_snackbar"),
        (421, "error_421_once"),
    ] {
        let explored = explored(move |it, answer| {
            if answer["screen"] == "SHOWN" {
                *it = status;
            }
        })
        .await;
        let problem = explored.problems.first().unwrap();
        assert_eq!(
            problem.rule().map(flowkit_client::phone::Rule::name),
            Some(rule),
            "{explored}"
        );
        assert_eq!(problem.screen.as_deref(), Some("FORM"));
    }
}
