//! What strangers, proxies and operators do to a server, and what it costs, measured on a process of its own.
//!
//! Times are bounds with much room, memory is what the kernel counts, and what a race decides is tried 20 times.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod early_answers;
mod hostile;
mod memory;
mod peers;
mod places;
mod shutdown;
mod support;
