//! The clinic of the example `appointment`: its book, its handlers, and its way over a socket.
// Clippy knows `#[test]` functions, but not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../appointment/arguments.rs"]
mod arguments;
#[path = "../../appointment/book.rs"]
mod book;
#[path = "../../appointment/catalogue.rs"]
mod catalogue;
#[path = "../../appointment/clinic.rs"]
mod clinic;
#[path = "../../appointment/clock.rs"]
mod clock;
#[path = "../../appointment/customer.rs"]
mod customer;
#[path = "../../appointment/form.rs"]
mod form;
#[path = "../../appointment/paint.rs"]
mod paint;
#[path = "../../appointment/screen_data.rs"]
mod screen_data;
#[path = "../../appointment/story.rs"]
mod story;
#[path = "../../appointment/walk.rs"]
mod walk;

mod bookings;
mod choices;
mod command_line;
mod confirmations;
mod details;
mod flow_json;
mod over_http;
mod support;
