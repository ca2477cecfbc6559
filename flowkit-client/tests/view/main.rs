//! What the phone shows: snapshots of whole screens, and the rules of how things look.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
#![allow(
    unreachable_pub,
    dead_code,
    reason = "the phone of a test serves two test programs"
)]

mod any_walk;
mod corpus;
mod days;
mod drawing;
mod errors;
mod footer;
mod gestures;
mod header;
mod lists;
mod pictures;
mod snapshot;
mod summary;
#[path = "../rules/support.rs"]
mod support;
mod texts;
mod whole_screens;
