//! Flow JSON documents: a reader that keeps positions, the document's screens, actions and routes, and the rules by
//! which the WhatsApp client judges an endpoint's answers.
//!
//! - [`Document`] reads a document and answers questions about its screens; what keeps it from being understood comes
//!   as [`Findings`], all at once, each with line, column, path and help.
//! - [`Routes`] knows which screen may follow which.
//! - [`client`] checks an endpoint's answer the way the client does.
//! - [`read`] is the JSON reader beneath all this.
//! - [`nearest`] finds the name that a misspelt one was meant to be.
//!
//! The crate has no dependencies, since it is built into every program that uses flowkit's macros.

pub mod client;
mod expression;
mod finding;
pub mod model;
mod nearest;
pub mod read;
mod routing;
pub mod validate;
mod version;

pub use finding::{Finding, Findings, Level};
pub use model::{Action, ActionKind, DataModel, Document, Screen};
pub use nearest::nearest;
pub use read::{Position, Span, Text, Value};
pub use routing::{Routes, Verdict};
pub use validate::{Code, Report, validate, validate_bytes};
