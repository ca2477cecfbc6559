//! What a Flow JSON document says, read straight off its JSON values.
//!
//! Everything but [`Document`] is a small `Copy` view into the document. The views are tolerant: what they do not
//! need may be wrong, and what is optional and of the wrong type reads as absent.

mod action;
mod data_model;
mod document;
mod listed_actions;
mod payload;
mod routing_model;
mod screen;
mod structure;

pub use action::{Action, ActionKind};
pub use data_model::{DataField, DataModel};
pub use document::Document;
pub(crate) use document::describe;
pub(crate) use payload::is_constant;
pub use payload::{Payload, PayloadField};
pub use routing_model::{RoutingEntry, RoutingModel};
pub use screen::{Flag, Screen};
