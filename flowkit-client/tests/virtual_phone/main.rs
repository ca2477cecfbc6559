//! A phone with the world around it: what a walk looks like in a test, what it says when it does not go on, and its network.
//!
//! The rules of what the phone shows, takes and sends are in `tests/rules`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

#[path = "../support/mod.rs"]
mod support;

mod attaching;
mod completing;
mod endings;
mod kitchen;
mod many_phones;
mod messages;
mod setting_up;
mod transcript;
mod walking;
