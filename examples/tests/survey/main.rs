//! The survey of the example `survey`: its houses and days, its handlers, and its way over a socket.
// Clippy knows `#[test]` functions, but not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../survey/houses.rs"]
mod houses;
#[path = "../../survey/survey.rs"]
mod survey;
#[path = "../../survey/walk.rs"]
mod walk;
#[path = "../../survey/words.rs"]
mod words;

#[path = "../support/clock.rs"]
mod clock;
#[path = "../support/server.rs"]
mod server;
#[path = "../support/values.rs"]
mod values;

mod days;
mod exploring;
mod over_http;
mod place;
mod stay;
mod support;
