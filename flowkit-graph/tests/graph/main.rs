//! The client against a Graph server of our own, over a real socket.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod creating;
mod errors;
mod fake;
mod fetching;
mod keys;
mod lists;
mod metrics;
mod migrating;
mod opening;
mod releasing;
mod repeats;
mod secrecy;
mod sending;
mod strictness;
mod templates;
mod unanswered;
mod updating;
mod uploading;

/// A flow without an endpoint, without faults.
const VALID: &str = r#"{
  "version": "7.3",
  "screens": [
    {
      "id": "START",
      "title": "Hello",
      "terminal": true,
      "layout": {
        "type": "SingleColumnLayout",
        "children": [
          { "type": "Footer", "label": "Done", "on-click-action": { "name": "complete", "payload": {} } }
        ]
      }
    }
  ]
}"#;

/// The text of an error and of its help, for whoever reads it.
fn told(error: &flowkit_graph::Error) -> String {
    format!("{error}\n  = help: {}", error.help().unwrap_or_default())
}
