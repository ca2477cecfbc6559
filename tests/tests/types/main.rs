//! The types that `#[flow]` makes from a Flow JSON, at work: what they read from requests, and what they write.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod actions;
mod all_sorts;
mod completion;
mod dates;
mod inputs;
mod shown;
mod steps;

use flowkit::testing::Outcome;

/// What the log would say of a request that does not fit.
#[track_caller]
fn refusal(outcome: &Outcome) -> &str {
    outcome.failure().expect("it does not fit")
}
