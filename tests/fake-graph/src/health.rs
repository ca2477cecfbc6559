//! The health status of flows.

use serde_json::{Value, json};

use super::flows;
use super::state::State;

/// What the server says of a flow's health.
#[derive(Debug, Clone)]
pub enum Health {
    /// The flow is available; its business and its app are limited.
    Limited,
    /// What follows from the flow's status and from what keeps a draft from being published.
    Checked,
    /// Blocked, because of the business: this code, description and possible solution.
    Blocked(i64, String, String),
    /// The whole `health_status`.
    Exactly(Value),
}

pub(super) fn status(state: &State, id: u64, number: Option<&str>) -> Value {
    let health = match state.health.get(&id) {
        Some(health) => health,
        None if state.health_checked => &Health::Checked,
        None => &Health::Limited,
    };
    let mut entities = match health {
        Health::Exactly(value) => return value.clone(),
        Health::Limited => vec![
            json!({ "entity_type": "FLOW", "id": id.to_string(), "can_send_message": "AVAILABLE" }),
            json!({ "entity_type": "BUSINESS", "id": "5", "can_send_message": "LIMITED", "errors": [{
                "error_code": 141_010, "error_description": "business not verified",
                "possible_solution": "https://example.org",
            }] }),
            json!({ "entity_type": "APP", "id": "77", "can_send_message": "LIMITED",
                "additional_info": ["not subscribed to the message webhook"] }),
        ],
        Health::Checked => vec![
            flow(state, id),
            json!({ "entity_type": "WABA", "id": state.flows[&id].waba, "can_send_message": "AVAILABLE" }),
        ],
        Health::Blocked(code, description, solution) => vec![
            flow(state, id),
            json!({ "entity_type": "BUSINESS", "id": "5", "can_send_message": "BLOCKED", "errors": [{
                "error_code": code, "error_description": description, "possible_solution": solution,
            }] }),
        ],
    };
    if let Some(number) = number {
        entities.push(
            json!({ "entity_type": "PHONE_NUMBER", "id": number, "can_send_message": "AVAILABLE" }),
        );
    }
    let said = |word: &str| {
        entities
            .iter()
            .any(|entity| entity["can_send_message"] == word)
    };
    let worst = ["BLOCKED", "LIMITED"].into_iter().find(|word| said(word));
    json!({ "can_send_message": worst.unwrap_or("AVAILABLE"), "entities": entities })
}

/// The flow itself: a rehearsal of publishing it.
fn flow(state: &State, id: u64) -> Value {
    let mut entity = json!({ "entity_type": "FLOW", "id": id.to_string() });
    let said = match state.flows[&id].status.as_str() {
        "PUBLISHED" => "AVAILABLE",
        "THROTTLED" => "LIMITED",
        "DRAFT" => {
            let published = flows::publish(&mut state.clone(), id);
            if published.status == 200 {
                "AVAILABLE"
            } else {
                let refused: Value = serde_json::from_str(&published.body).unwrap();
                entity["errors"] = json!([{
                    "error_code": 131_000, "error_description": refused["error"]["error_user_title"],
                    "possible_solution": "https://developers.facebook.com/docs/whatsapp/flows",
                }]);
                "BLOCKED"
            }
        }
        _ => "BLOCKED",
    };
    entity["can_send_message"] = said.into();
    entity
}
