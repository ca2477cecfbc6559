//! What references, expressions and conditions come out as on the phone.

mod condition;
mod cursor;
mod evaluate;
mod failure;
mod lookup;
mod meaning;
mod number;
mod parse;
mod sign;
#[cfg(test)]
mod tests;
mod value;

pub use condition::condition;
pub use failure::Failure;
pub use lookup::Lookup;
pub use meaning::Meaning;
pub use value::Value;
