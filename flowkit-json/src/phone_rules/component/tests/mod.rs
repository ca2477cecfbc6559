//! What the phone draws, what it draws with a sign, and what it refuses.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod any_json;
mod every_rule;
mod limits;
mod navigation_lists;
mod options;
mod rules;
mod tree;
mod types;
mod written;
