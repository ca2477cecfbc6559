//! Walks as text: recorded, replayed, and what is said where they stop.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

mod hotel;
mod in_rust;
mod recorded;
mod replayed;
