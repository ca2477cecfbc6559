//! Files of pickers: their encryption, and the server that an endpoint downloads them from.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

mod bounds;
mod downloads;
mod endpoint;
mod vectors;
