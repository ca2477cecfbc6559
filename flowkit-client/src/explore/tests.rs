#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use super::{Exploration, Explore, Problem, ProblemKind};
use crate::phone::FlowJson;
use crate::script::Step;
use crate::transport::{Reply, Transport};
use crate::{ClientError, ExampleEndpoint, VirtualPhone, WhatsAppClient};

/// A flow of three screens: a form, a second one with an If, and an end.
fn flow() -> Value {
    let footer = |payload: Value| {
        json!({"type": "Footer", "label": "Go on",
            "on-click-action": {"name": "data_exchange", "payload": payload}})
    };
    let layout = |components: Value| json!({"type": "SingleColumnLayout", "children": components});
    let options = json!([{"id": "1", "title": "One"}, {"id": "2", "title": "Two"}, {"id": "3", "title": "Three"}]);
    json!({"version": "7.3", "data_api_version": "3.0",
        "routing_model": {"FORM": ["MORE"], "MORE": ["END"], "END": []},
        "screens": [
            {"id": "FORM", "title": "Form", "layout": layout(json!([
                {"type": "TextInput", "name": "name", "label": "Name", "required": true, "min-chars": 3, "max-chars": 20},
                {"type": "TextInput", "name": "code", "label": "Code", "input-type": "text", "pattern": "^[A-Z]{2}-\\d{4}$"},
                {"type": "TextArea", "name": "notes", "label": "Notes"},
                {"type": "Dropdown", "name": "one", "label": "One of them", "required": true, "data-source": options,
                    "on-select-action": {"name": "data_exchange", "payload": {"chosen": "${form.one}"}}},
                {"type": "CheckboxGroup", "name": "some", "label": "Some", "data-source": options, "min-selected-items": 2},
                {"type": "DatePicker", "name": "day", "label": "Day", "min-date": "2026-11-01", "max-date": "2026-11-30",
                    "unavailable-dates": ["2026-11-10"]},
                {"type": "OptIn", "name": "terms", "label": "Terms", "required": true},
                footer(json!({"name": "${form.name}", "code": "${form.code}", "notes": "${form.notes}",
                    "one": "${form.one}", "some": "${form.some}", "day": "${form.day}"}))]))},
            {"id": "MORE", "title": "More", "refresh_on_back": true,
                "data": {"note": {"type": "string", "__example__": "Hello"}, "required": ["note"]},
                "layout": layout(json!([
                    {"type": "TextBody", "text": "${data.note}"},
                    {"type": "RadioButtonsGroup", "name": "which", "label": "Which", "required": true, "data-source": options},
                    {"type": "If", "condition": "${form.which} == '3'",
                        "then": [{"type": "TextCaption", "text": "The third"}],
                        "else": [{"type": "TextCaption", "text": "Another"}]},
                    footer(json!({"which": "${form.which}"}))]))},
            {"id": "END", "title": "End", "terminal": true, "layout": layout(json!([footer(json!({}))]))}]})
}

/// The example endpoint, with answers that a test changes.
struct Changed<F> {
    endpoint: ExampleEndpoint,
    change: F,
}

/// What an endpoint answers to a request: a status, and the JSON that is encrypted otherwise.
type Answered = (u16, Value);

impl<F: Fn(&Value, Answered) -> Answered + Send + Sync> Transport for Changed<F> {
    const SEALED: bool = false;

    async fn post(&self, _: HeaderMap, plaintext: Bytes) -> Result<Reply, ClientError> {
        let request: Value = serde_json::from_slice(&plaintext).unwrap();
        let answer = self.endpoint.answer(&plaintext).unwrap();
        let answer = serde_json::from_slice(&answer).unwrap();
        let (status, answer) = (self.change)(&request, (200, answer));
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

async fn explored(
    flow: &Value,
    change: impl Fn(&Value, Answered) -> Answered + Send + Sync + 'static,
) -> Exploration {
    explorer(flow, change).run().await.unwrap()
}

fn explorer(
    flow: &Value,
    change: impl Fn(&Value, Answered) -> Answered + Send + Sync + 'static,
) -> Explore {
    let flow = Arc::new(FlowJson::parse(&flow.to_string()).unwrap());
    let endpoint = ExampleEndpoint::of(Arc::clone(&flow));
    let client = WhatsAppClient::without_envelope().over_plaintext(Changed { endpoint, change });
    let today = jiff::civil::date(2026, 11, 9);
    Explore::with(VirtualPhone::over(&client).flow(flow).today(today)).random_walks(10)
}

fn lines(problem: &Problem) -> Vec<String> {
    let acts = problem
        .script
        .steps()
        .filter(|step| matches!(step, Step::Act(_)));
    acts.map(ToString::to_string).collect()
}

/// What the form sends under this key, each value once; "missing" where the key is.
async fn sent(key: &'static str) -> Vec<Value> {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let into = Arc::clone(&seen);
    explored(&flow(), move |request, answered| {
        if request["screen"] == "FORM" && request["data"].get("chosen").is_none() {
            let value = request["data"].get(key);
            let value = value.cloned().unwrap_or(json!("missing"));
            let mut seen = into.lock().unwrap();
            if !seen.contains(&value) {
                seen.push(value);
            }
        }
        answered
    })
    .await;
    let seen = seen.lock().unwrap();
    seen.clone()
}

#[tokio::test]
async fn all_of_a_sound_flow_is_reached() {
    let explored = explored(&flow(), |_, answered| answered).await;
    assert!(explored.is_sound(), "{explored}");
    let coverage = &explored.coverage;
    for covered in [
        &coverage.screens,
        &coverage.actions,
        &coverage.branches,
        &coverage.handlers,
    ] {
        assert!(covered.is_whole(), "{explored}");
    }
    assert_eq!(coverage.screens.done(), ["FORM", "MORE", "END"]);
    assert_eq!(
        coverage.branches.done(),
        ["MORE: If 2 then", "MORE: If 2 else"]
    );
    assert_eq!(
        coverage.handlers.done(),
        [
            "INIT",
            "FORM: Dropdown \"one\" on-select-action",
            "FORM: Footer \"Go on\" on-click-action",
            "MORE: Footer \"Go on\" on-click-action",
            "END: Footer \"Go on\" on-click-action",
            "MORE: BACK",
        ]
    );
    assert_eq!(explored.stopped, None);
}

#[tokio::test]
async fn the_same_seed_explores_alike() {
    let once = explored(&flow(), |_, answered| answered).await;
    let again = explored(&flow(), |_, answered| answered).await;
    assert_eq!(once.to_string(), again.to_string());
}

#[tokio::test]
async fn texts_at_the_limits_are_sent() {
    let seen = sent("name").await;
    let lengths: Vec<usize> = seen
        .iter()
        .map(|name| name.as_str().unwrap().trim().encode_utf16().count())
        .collect();
    assert!(lengths.contains(&3) && lengths.contains(&20), "{lengths:?}");
    assert!(
        lengths.iter().all(|length| (3..=20).contains(length)),
        "{lengths:?}"
    );

    let seen = sent("code").await;
    for code in ["AA-1111", "missing"] {
        assert!(seen.contains(&json!(code)), "{code}: {seen:?}");
    }

    let seen = sent("notes").await;
    assert!(
        seen.iter()
            .any(|notes| notes.as_str().unwrap().len() == 600),
        "{seen:?}"
    );
    assert!(
        seen.contains(&json!("")) && seen.contains(&json!("missing")),
        "{seen:?}"
    );
}

#[tokio::test]
async fn options_and_days_are_sent() {
    let mut seen = sent("one").await;
    seen.sort_by_key(Value::to_string);
    assert_eq!(seen, [json!("1"), json!("2"), json!("3")]);

    let seen = sent("some").await;
    assert!(
        seen.iter().all(|some| some.as_array().unwrap().len() >= 2),
        "{seen:?}"
    );
    assert!(
        seen.iter().any(|some| some.as_array().unwrap().len() == 3),
        "{seen:?}"
    );

    let seen = sent("day").await;
    for day in ["2026-11-01", "2026-11-09", "2026-11-11", "2026-11-30"] {
        assert!(seen.contains(&json!(day)), "{day}: {seen:?}");
    }
    assert!(!seen.contains(&json!("2026-11-10")));
}

#[tokio::test]
async fn the_steps_to_a_failure_are_as_few_as_can_be() {
    // Only the third option with the longest name makes the handler fail.
    let explored = explored(&flow(), |request, answered| {
        let data = &request["data"];
        let long = data["name"].as_str().is_some_and(|name| name.len() >= 18);
        match request["screen"] == "FORM" && long && data["one"] == "1" {
            true => (500, json!("")),
            false => answered,
        }
    })
    .await;
    let [problem] = &explored.problems[..] else {
        panic!("{explored}");
    };
    assert!(matches!(
        problem.kind,
        ProblemKind::Failed(ClientError::Status { status: 500 })
    ));
    assert_eq!(problem.screen.as_deref(), Some("FORM"));
    assert!(problem.replays);
    let lines = lines(problem);
    // Two of "Some" have to be ticked as well.
    assert_eq!(lines.len(), 7, "{lines:#?}");
    assert_eq!(lines[0], "open");
    for step in ["choose one 1", "tick terms"] {
        assert!(lines[1..6].contains(&step.to_owned()), "{lines:?}");
    }
    assert_eq!(lines[6], "tap \"Go on\"");
}

#[tokio::test]
async fn a_failure_far_from_the_opening_is_found() {
    let explored = explored(&flow(), |request, answered| {
        match request["screen"] == "MORE" && request["data"]["which"] == "3" {
            true => (504, json!("")),
            false => answered,
        }
    })
    .await;
    let [problem] = &explored.problems[..] else {
        panic!("{explored}");
    };
    assert!(matches!(
        problem.kind,
        ProblemKind::Failed(ClientError::Timeout)
    ));
    let lines = lines(problem);
    assert_eq!(
        lines[lines.len() - 2..],
        ["choose which 3", "tap \"Go on\""]
    );
    assert_eq!(lines.len(), 9, "{lines:#?}");
}

#[tokio::test]
async fn a_flow_token_that_is_used_up_is_no_problem() {
    let explored = explored(&flow(), |request, answered| {
        match request["screen"] == "END" {
            true => (427, json!({"error_msg": "Ask for a new one"})),
            false => answered,
        }
    })
    .await;
    assert!(explored.is_sound(), "{explored}");
}

#[tokio::test]
async fn a_dead_end_is_found_and_a_page_of_its_own_is_none() {
    let mut flow = flow();
    flow["screens"][2]["layout"]["children"] = json!([{"type": "TextBody", "text": "The end"}]);
    let explored = explored(&flow, |_, answered| answered).await;
    let [problem] = &explored.problems[..] else {
        panic!("{explored}");
    };
    assert!(matches!(problem.kind, ProblemKind::DeadEnd), "{explored}");
    assert_eq!(problem.screen.as_deref(), Some("END"));

    let page = json!({"version": "7.3", "screens": [
        {"id": "A", "title": "A", "terminal": true, "layout": {"type": "SingleColumnLayout", "children": [
            {"type": "EmbeddedLink", "text": "More", "on-click-action": {"name": "navigate", "next": {"type": "screen", "name": "B"}, "payload": {}}},
            {"type": "Footer", "label": "Done", "on-click-action": {"name": "complete", "payload": {}}}]}},
        {"id": "B", "title": "B", "layout": {"type": "SingleColumnLayout", "children": [{"type": "TextBody", "text": "More"}]}}]});
    let endpoint = ExampleEndpoint::of(Arc::new(FlowJson::parse(&page.to_string()).unwrap()));
    let explored = Explore::with(endpoint.phone()).run().await.unwrap();
    assert!(explored.is_sound(), "{explored}");
    assert_eq!(explored.exchanges, 0);
}

#[tokio::test]
async fn a_footer_that_is_never_enabled_is_told_with_what_is_in_the_way() {
    let mut flow = flow();
    flow["screens"][0]["layout"]["children"][4]["min-selected-items"] = json!(4);
    let explored = explored(&flow, |_, answered| answered).await;
    let [problem] = &explored.problems[..] else {
        panic!("{explored}");
    };
    assert!(matches!(problem.kind, ProblemKind::NeverEnabled));
    assert!(
        problem.message.contains("of at least 4 options are ticked"),
        "{}",
        problem.message
    );
    assert_eq!(explored.coverage.screens.missed(), ["MORE", "END"]);
    assert!(!explored.is_sound());
}

#[tokio::test]
async fn a_value_of_the_test_opens_what_no_other_does() {
    // Nobody can guess a text for this pattern.
    let mut flow = flow();
    let code = &mut flow["screens"][0]["layout"]["children"][1];
    code["pattern"] = json!("^(.)7\\1x$");
    code["required"] = json!(true);
    let without = explored(&flow, |_, answered| answered).await;
    assert!(
        matches!(without.problems[0].kind, ProblemKind::NeverEnabled),
        "{without}"
    );
    let explore = explorer(&flow, |_, answered| answered).value("code", "a7ax");
    let with = explore.run().await.unwrap();
    assert!(with.is_sound(), "{with}");
}

#[tokio::test]
async fn bounds_stop_it() {
    let explore = explorer(&flow(), |_, answered| answered).most_exchanges(10);
    let explored = explore.run().await.unwrap();
    assert_eq!(explored.stopped, Some("the most exchanges"));
    assert!(explored.exchanges < 20, "{explored}");
    assert!(
        explored
            .to_string()
            .contains("stopped before all was tried")
    );
}

#[tokio::test]
async fn what_depends_on_chance_is_told_so() {
    let calls = std::sync::atomic::AtomicUsize::new(0);
    let explored = explored(&flow(), move |request, answered| {
        let call = calls.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        match request["screen"] == "END" && call.is_multiple_of(2) && call < 40 {
            true => (500, json!("")),
            false => answered,
        }
    })
    .await;
    for problem in &explored.problems {
        assert_eq!(
            problem.to_string().contains("not every time"),
            !problem.replays
        );
    }
}

#[tokio::test]
async fn nothing_is_lost_without_the_way_there() {
    // A copy of a phone and a walk from the beginning find the same.
    let flow = Arc::new(FlowJson::parse(&flow().to_string()).unwrap());
    let endpoint = ExampleEndpoint::of(flow).stateless(0);
    let whole = Explore::with(endpoint.phone()).run().await.unwrap();
    let short = Explore::with(endpoint.phone())
        .stateless()
        .run()
        .await
        .unwrap();
    assert_eq!(whole.coverage, short.coverage);
    assert!(short.exchanges < whole.exchanges, "{short}\n{whole}");
}

#[tokio::test]
async fn the_script_of_a_problem_replays_to_it() {
    let fail = |request: &Value, answered| match request["data"]["which"] == "2" {
        true => (500, json!("")),
        false => answered,
    };
    let explore = explorer(&flow(), fail);
    let phone = explore.builder.clone();
    let explored = explore.run().await.unwrap();
    let [problem] = &explored.problems[..] else {
        panic!("{explored}");
    };
    let script: crate::script::Script = problem.script.to_string().parse().unwrap();
    assert_eq!(script, problem.script);
    let error = script
        .replay(&mut phone.clone().in_chat().unwrap())
        .await
        .unwrap_err();
    let last = script.steps().len() + 1;
    assert!(
        error.to_string().starts_with(&format!("line {last}:")),
        "{error}"
    );
    assert!(error.to_string().contains("500"), "{error}");
    assert!(
        script
            .to_rust()
            .to_string()
            .contains(".choose(\"which\", \"2\")")
    );
}
