//! The rules of the phone, each shown by a test that is named after it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod asking;
mod choices;
mod expressions;
mod opening;
mod support;
mod texts;
