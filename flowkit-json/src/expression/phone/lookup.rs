//! Where the values of references come from.

use super::super::reference::Reference;
use super::value::Value;

/// Answers with the values that references have at the moment.
pub trait Lookup {
    /// The value of `reference`, [`Value::Missing`] if there is none: the screen was not shown yet, has no such field, or
    /// one of the [steps](Reference::steps) leads nowhere.
    ///
    /// A `null` may be given as [`Value::Null`]; the phone takes it for missing, and so do the callers of this function.
    fn look_up(&self, reference: Reference<'_>) -> Value<'_>;
}

/// The value of `reference` as the phone sees it, which takes `null` for missing.
pub(super) fn value_of<'v>(lookup: &'v dyn Lookup, reference: Reference<'_>) -> Value<'v> {
    match lookup.look_up(reference) {
        Value::Null => Value::Missing,
        value => value,
    }
}
