//! Handlers: their arguments, which of them answers, their errors, and the forms in which they are written.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod arguments;
mod choosing;
mod errors;
mod forms;

use std::sync::{Arc, Mutex};

/// What the handlers of a test were given, as text.
type Seen = Arc<Mutex<Vec<String>>>;

fn saw(seen: &Seen, what: impl std::fmt::Display) {
    seen.lock().unwrap().push(what.to_string());
}

fn taken(seen: &Seen) -> Vec<String> {
    std::mem::take(&mut *seen.lock().unwrap())
}
