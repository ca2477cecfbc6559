//! One component, drawn.

use flowkit_client::view::{Node, View};
use serde_json::{Value, json};

use crate::support::{Flow, Walk, footer, screen};

/// A screen with this one component, and what shows of it.
pub fn one(component: Value) -> Flow {
    screen(json!([component, footer(json!({}))]))
}

pub fn first(walk: &Walk) -> Node {
    View::of(&walk.phone).components[0].clone()
}

pub fn drawn(component: Value) -> Node {
    first(&one(component).shown(json!({})))
}

pub fn options(count: usize) -> Value {
    (0..count)
        .map(|id| json!({"id": id.to_string(), "title": format!("Option {id}")}))
        .collect()
}
