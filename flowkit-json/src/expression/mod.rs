//! References to data and inputs, nested expressions in backticks, and the plain conditions of an If: what they may say,
//! and what comes out on the phone.
//!
//! Meta's pages: [properties and nested
//! expressions](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson), [If and
//! Switch](https://developers.facebook.com/docs/whatsapp/flows/reference/components).
//!
//! - [`Expression`] is what stands between backticks, read.
//! - [`Reference`] is one reference, such as `${data.count}`.
//!
//! By the feature `phone`, what comes out on the phone:
//!
//! - `Meaning` says what a text of a Flow JSON is on the phone (a literal, a reference, an expression), and evaluates it.
//! - `condition` decides the `condition` of an If, which the phone reads by other rules.
//! - `Lookup` answers with the `Value` that a [`Reference`] has at the moment.
//!
//! ```
//! use flowkit_json::expression::{Area, Lookup, Meaning, Reference, Value, condition};
//!
//! /// A screen with one field, `"count": 5`.
//! struct Screen;
//!
//! impl Lookup for Screen {
//!     fn look_up(&self, reference: Reference<'_>) -> Value<'_> {
//!         match (reference.area, reference.path) {
//!             (Area::Data, "count") => Value::Number(5.0),
//!             _ => Value::Missing,
//!         }
//!     }
//! }
//!
//! let text = Meaning::of("`${data.count} * 2 ' pieces'`", "7.3");
//! assert_eq!(text.evaluate(&Screen), Ok(Value::from("10 pieces")));
//! assert_eq!(Meaning::of("${data.none}", "7.3").evaluate(&Screen), Ok(Value::Missing));
//! assert!(condition("${data.count} > 3", &Screen));
//! ```

mod ast;
mod backticks;
mod bound;
mod condition;
mod fault;
mod lex;
mod limits;
mod literal;
mod operation;
mod operator;
mod parse;
#[cfg(feature = "phone")]
mod phone;
#[cfg(test)]
mod properties;
mod reference;
mod types;
mod typing;

pub use ast::Expression;
pub(crate) use backticks::in_backticks;
pub(crate) use bound::is_bound;
pub(crate) use condition::check_condition;
pub use fault::Fault;
pub use limits::MOST_TEXT;
pub(crate) use operation::operation_in;
#[cfg(feature = "phone")]
pub use phone::{Failure, Lookup, Meaning, Value, condition};
pub(crate) use reference::references_in;
pub use reference::{Area, Reference};
pub(crate) use types::Type;
pub(crate) use typing::Outcome;
