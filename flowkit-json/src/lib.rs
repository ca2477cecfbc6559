//! Flow JSON documents: a reader that keeps positions, the verdict of Meta's validator, what an endpoint receives and
//! must answer, and the rules by which the WhatsApp client judges its answers.
//!
//! - [`validate()`] finds what Meta's validator refuses, and what breaks on the phone, all at once: a [`Report`] of
//!   [`Finding`]s, each with level, Meta's code, line, column, path and help.
//! - [`Document`] reads a document and answers questions about its screens.
//! - [`Routes`] knows which screen may follow which.
//! - [`Interface`] is what the endpoint of a flow sees: the data of each screen, and what its actions send.
//! - [`catalogue`] is Flow JSON as data: what each component may have and hold, and what the phone makes of it.
//! - [`types`] plans the Rust types of all that, for the macros and the command line.
//! - [`client`] checks an endpoint's answer the way the client does.
//! - [`read`] is the JSON reader beneath all this.
//! - `author` (a feature) is the whole document as types, to write a flow in Rust.
//! - [`nearest()`] finds the name that a misspelt one was meant to be.
//!
//! ```
//! use flowkit_json::Level;
//!
//! let report = flowkit_json::validate(r#"{"version": "7.3", "screens": []}"#);
//! assert!(!report.is_valid());
//! for finding in report.findings() {
//!     assert_eq!(finding.level(), Level::Error);
//!     // 1:31: `screens` must have at least 1 item; it has 0
//!     println!("{}: {}", finding.span().start(), finding.message());
//! }
//! ```
//!
//! The crate has no dependencies, since it is built into every program that uses flowkit's macros.

#[cfg(feature = "author")]
pub mod author;
pub mod catalogue;
pub mod client;
mod expression;
mod finding;
pub mod interface;
pub mod model;
mod nearest;
pub mod read;
mod routing;
pub mod types;
pub mod validate;
mod version;

pub use finding::{Code, Finding, Findings, Level};
pub use interface::Interface;
pub use model::{Action, ActionKind, DataModel, Document, Screen};
pub use nearest::nearest;
pub use read::{Position, Span, Text, Value};
pub use routing::{Routes, Verdict};
pub use validate::{Report, validate, validate_bytes};
