//! The clinic of the example `appointment`: its book, its handlers, and its way over a socket.
// Clippy knows `#[test]` functions, but not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../appointment/book.rs"]
mod book;
#[path = "../../appointment/catalogue.rs"]
mod catalogue;
#[path = "../../appointment/clinic.rs"]
mod clinic;
#[path = "../../appointment/lists.rs"]
mod lists;
#[path = "../../appointment/visit.rs"]
mod visit;
#[path = "../../appointment/walk.rs"]
mod walk;

#[path = "../support/clock.rs"]
mod clock;
#[path = "../support/server.rs"]
mod server;
#[path = "../support/values.rs"]
mod values;

mod bookings;
mod choices;
mod command_line;
mod confirmations;
mod details;
mod exploring;
mod over_http;
mod support;
