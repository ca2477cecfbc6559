//! `flowkit flows send`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod message;
mod refusals;
mod status;

#[path = "../support/mod.rs"]
mod support;

use flowkit_fake_graph::{Fake, NUMBER};
use serde_json::Value;
use support::{Folder, Ran};

fn fake(status: &str) -> Fake {
    let fake = Fake::start_in_background();
    fake.lock().state.add("table", status);
    fake
}

/// Sends the flow with these arguments.
fn send(fake: &Fake, folder: &Folder, more: &[&str]) -> Ran {
    let args = [
        &["flows", "send", "1111", "--to", "+33 6 12 34 56 78"][..],
        more,
    ]
    .concat();
    folder.run_answering(fake, &args, "")
}

/// What was sent, and that it was sent once, from the number of the settings.
fn sent(fake: &Fake) -> Value {
    let shared = fake.lock();
    let mut messages = shared.seen.iter().filter(|seen| seen.method == "POST");
    let message = messages.next().unwrap();
    assert!(messages.next().is_none());
    assert_eq!(message.path[1..], [NUMBER, "messages"]);
    message.json()
}

fn nothing_was_sent(fake: &Fake) {
    assert!(fake.lock().seen.iter().all(|seen| seen.method == "GET"));
}
