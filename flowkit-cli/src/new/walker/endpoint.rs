//! An endpoint that answers as the project will.

use std::collections::BTreeMap;

use bytes::Bytes;
use flowkit_client::{ClientError, Reply, Transport};
use flowkit_json::types::{Constant, Sends, Test};
use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value, json};

use crate::new::plan::{Plan, PlannedScreen, Step};

/// The answers of the plan, by what is asked.
pub(super) struct PlannedEndpoint {
    opening: Option<Value>,
    screens: BTreeMap<String, Answers>,
}

/// What is answered to a screen.
struct Answers {
    /// For each variant of the form, what tells it from the others, and the answer.
    variants: Vec<(Vec<Test>, Value)>,
    /// The answer where there are no variants.
    any: Option<Value>,
    back: Option<Value>,
}

impl PlannedEndpoint {
    pub(super) fn of(plan: &Plan) -> Self {
        let first = plan.entries.first().copied();
        let screens = plan.screens.iter().map(|screen| {
            let last = screen.sends.last();
            let answers = Answers {
                variants: variants(plan, screen),
                any: last.map(|sending| answer(plan, sending.step)),
                back: screen.back.map(|step| answer(plan, step)),
            };
            (screen.id.clone(), answers)
        });
        Self {
            opening: first.map(|entry| answer(plan, Step::Show(entry))),
            screens: screens.collect(),
        }
    }

    fn answer_to(&self, request: &Value) -> Option<Value> {
        let data = request.get("data").and_then(Value::as_object)?;
        if data.contains_key("error") {
            return Some(json!({ "data": { "acknowledged": true } }));
        }
        let screen = request.get("screen").and_then(Value::as_str);
        let screen = screen.and_then(|screen| self.screens.get(screen));
        match request.get("action").and_then(Value::as_str)? {
            "INIT" => self.opening.clone(),
            "BACK" => screen?.back.clone(),
            _ => screen?.to(data),
        }
    }
}

impl Answers {
    fn to(&self, data: &Map<String, Value>) -> Option<Value> {
        if self.variants.is_empty() {
            return self.any.clone();
        }
        let mut variants = self.variants.iter();
        let variant = variants.find(|(tests, _)| tests.iter().all(|test| holds(test, data)));
        variant.map(|(_, answer)| answer.clone())
    }
}

fn variants(plan: &Plan, screen: &PlannedScreen) -> Vec<(Vec<Test>, Value)> {
    let form = match &screen.types.form {
        Some(Sends::Enum(form)) => form,
        _ => return Vec::new(),
    };
    // There are steps for all variants, or for none.
    let variants = form.variants.iter().zip(&screen.variants);
    let variants =
        variants.map(|(variant, (_, step))| (variant.tests.clone(), answer(plan, *step)));
    variants.collect()
}

/// Whether a test holds of what was sent.
fn holds(test: &Test, data: &Map<String, Value>) -> bool {
    match test {
        Test::Is(key, constant) => match (data.get(key), constant) {
            (Some(Value::String(text)), Constant::Text(wanted)) => text == wanted,
            (Some(Value::Bool(truth)), Constant::Bool(wanted)) => truth == wanted,
            (Some(Value::Number(number)), Constant::Number(wanted)) => {
                number.as_f64() == Some(*wanted)
            }
            _ => false,
        },
        Test::Has(key) => data.contains_key(key),
        Test::Lacks(key) => !data.contains_key(key),
    }
}

fn answer(plan: &Plan, step: Step) -> Value {
    let screen = match step {
        Step::Show(index) | Step::Refresh(index) => plan.screens.get(index),
        Step::Complete => None,
    };
    match screen {
        Some(screen) => {
            let data = screen.data.iter();
            let data: Map<String, Value> = data
                .map(|(key, example)| (key.clone(), example.to_json()))
                .collect();
            json!({ "screen": screen.id, "data": data })
        }
        None => {
            json!({ "screen": "SUCCESS", "data": { "extension_message_response": { "params": {} } } })
        }
    }
}

impl Transport for PlannedEndpoint {
    const SEALED: bool = false;

    async fn post(&self, _: HeaderMap, body: Bytes) -> Result<Reply, ClientError> {
        let request = serde_json::from_slice(&body).unwrap_or_default();
        let (status, body) = match self.answer_to(&request) {
            Some(answer) => (StatusCode::OK, answer.to_string()),
            // What the project has no handler for.
            None => (StatusCode::INTERNAL_SERVER_ERROR, String::new()),
        };
        Ok(Reply {
            status,
            headers: HeaderMap::new(),
            body: body.into(),
        })
    }
}
