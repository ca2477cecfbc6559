//! Components, actions and screens of which the tests make their flows.

use serde_json::{Value, json};

use crate::support::layout;

pub fn one(id: &str, components: Value) -> Value {
    json!({"id": id, "title": id, "layout": layout(components)})
}

pub fn input(name: &str) -> Value {
    json!({"type": "TextInput", "name": name, "label": name})
}

pub fn body(text: &str) -> Value {
    json!({"type": "TextBody", "text": text})
}

/// A link, which acts whatever the fields hold.
pub fn link(action: Value) -> Value {
    json!({"type": "EmbeddedLink", "text": "Link", "on-click-action": action})
}

pub fn options(ids: &[&str]) -> Value {
    let options = ids.iter().map(|id| json!({"id": id, "title": id}));
    options.collect()
}

pub fn list_of(kind: &str, name: &str, options: Value) -> Value {
    json!({"type": kind, "name": name, "label": name, "data-source": options})
}

pub fn exchange(payload: Value) -> Value {
    json!({"name": "data_exchange", "payload": payload})
}

pub fn navigate(screen: &str, payload: Value) -> Value {
    json!({"name": "navigate", "next": {"type": "screen", "name": screen}, "payload": payload})
}

pub fn complete(payload: Value) -> Value {
    json!({"name": "complete", "payload": payload})
}

pub fn update(payload: Value) -> Value {
    json!({"name": "update_data", "payload": payload})
}

/// The component, with another member, such as `required`.
pub fn with(mut component: Value, member: &str, value: Value) -> Value {
    component[member] = value;
    component
}

pub fn condition(condition: &str, then: Value, otherwise: Value) -> Value {
    json!({"type": "If", "condition": condition, "then": then, "else": otherwise})
}
