//! The examples as a person starts them: as processes, with nothing but what the environment says.
#![cfg(unix)]
// Clippy knows `#[test]` functions, but not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod axum;
mod demonstration;
mod logs;
mod minimal;
mod process;
mod server;
mod walks;
mod written;
