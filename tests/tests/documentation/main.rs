//! The README, the guides and the pages for contributors: what they link to, name and quote is there.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod commands;
mod guides;
mod links;
mod messages;
mod nginx;
mod pages;
mod paths;
mod variables;
