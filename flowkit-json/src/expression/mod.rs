//! References to data and inputs, nested expressions in backticks, and the plain conditions of an If.
//!
//! Meta's pages: [properties and nested
//! expressions](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson), [If and
//! Switch](https://developers.facebook.com/docs/whatsapp/flows/reference/components).

mod ast;
mod bound;
mod condition;
mod fault;
mod lex;
mod operation;
mod operator;
mod parse;
#[cfg(test)]
mod properties;
mod reference;
mod types;

pub(crate) use ast::{Expression, Outcome};
pub(crate) use bound::is_bound;
pub(crate) use condition::check_condition;
pub(crate) use fault::Fault;
pub(crate) use operation::operation_in;
pub(crate) use reference::{Area, Reference};
pub(crate) use types::Type;

/// What stands between the backticks, if the whole text is in backticks and so a nested expression (from 6.0).
pub(crate) fn in_backticks(text: &str) -> Option<&str> {
    text.strip_prefix('`')?.strip_suffix('`')
}
