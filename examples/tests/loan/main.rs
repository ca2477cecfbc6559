//! The lender of the example `loan`: its terms, its handlers, and its way over a socket.
// Clippy knows `#[test]` functions, but not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../loan/lender.rs"]
mod lender;
#[path = "../../loan/lending.rs"]
mod lending;
#[path = "../../loan/walk.rs"]
mod walk;

#[path = "../support/server.rs"]
mod server;
#[path = "../support/values.rs"]
mod values;

mod exploring;
mod over_http;
mod refusals;
mod terms;
