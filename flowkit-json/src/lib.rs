//! Flow JSON documents: a reader that keeps positions, the verdict of Meta's validator, what an endpoint receives and
//! must answer, and the rules by which the phone judges its answers.
//!
//! - [`read_flow`] reads a file once: a [`Document`], and a [`Report`] of all that Meta's validator refuses and all that
//!   breaks on the phone, each [`Finding`] with level, Meta's code, line, column, path and help.
//! - [`validate()`] is the report alone.
//! - [`Document`] answers questions about screens, components, actions and [`Routes`].
//! - [`Interface`] is what the endpoint of a flow sees: the data of each screen, and what its actions send.
//! - [`catalogue`] is Flow JSON as data: what each component may have and hold, and what the phone makes of it.
//! - [`types`] plans the Rust types of all that, for the macros and the command line.
//! - `phone_rules` (by the feature `phone`) checks an endpoint's answer, and the components drawn with it, the way the
//!   phone does.
//! - [`expression`] is what references, expressions and conditions say, and by the feature `phone` what they come out as.
//! - [`read`] is the JSON reader beneath all this.
//! - `author` (a feature) is the whole document as types, to write a flow in Rust.
//! - [`nearest()`] finds the name that a misspelt one was meant to be.
//!
//! ```
//! use flowkit_json::Level;
//!
//! let (_, report) = flowkit_json::read_flow(br#"{"version": "7.3", "screens": []}"#);
//! assert!(!report.is_valid());
//! for finding in report.findings() {
//!     assert_eq!(finding.level(), Level::Error);
//!     // 1:31: `screens` must have at least 1 item; it has 0
//!     println!("{}: {}", finding.span().start(), finding.message());
//! }
//! ```
//!
//! # Floors
//!
//! A module takes from those below it and from none above or beside it (`tests/floors.rs` reads the imports):
//!
//! | floor | modules |
//! |---|---|
//! | 8 | `read_flow` |
//! | 7 | `types` |
//! | 6 | `validate`, `interface`, `phone_rules` |
//! | 5 | `document` |
//! | 4 | `catalogue` |
//! | 3 | `expression` |
//! | 2 | `finding` |
//! | 1 | `read` |
//! | 0 | `nearest`, `version` |
//!
//! `author` stands beside: it takes from any of them, and none takes from it.
//!
//! The crate has no dependencies, since it is built into every program that uses flowkit's macros.

#[cfg(feature = "author")]
pub mod author;
pub mod catalogue;
pub mod document;
pub mod expression;
mod finding;
pub mod interface;
mod nearest;
#[cfg(feature = "phone")]
pub mod phone_rules;
pub mod read;
mod read_flow;
pub mod types;
pub mod validate;
mod version;

pub use document::{Action, ActionKind, Component, DataModel, Document, Routes, Screen, Verdict};
pub use finding::{Code, Finding, Findings, Level};
pub use interface::Interface;
pub use nearest::nearest;
pub use read::{Position, Span, Text, Value};
pub use read_flow::read_flow;
pub use validate::{Report, validate, validate_bytes};
