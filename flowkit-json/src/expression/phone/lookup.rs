//! Where the values of references come from.

use super::super::reference::Reference;
use super::value::Value;

/// Answers with the values that references have at the moment.
///
/// ```
/// use std::collections::HashMap;
///
/// use flowkit_json::expression::{Area, Lookup, Meaning, Reference, Value};
///
/// /// What the screen that is shown was given, and what the user put in. Texts are lent, and not copied.
/// struct Shown {
///     data: HashMap<String, Value<'static>>,
///     form: HashMap<String, Value<'static>>,
/// }
///
/// impl Lookup for Shown {
///     fn look_up(&self, reference: Reference<'_>) -> Value<'_> {
///         let fields = match (reference.screen, reference.area) {
///             (Some(_), _) => return Value::Missing,
///             (None, Area::Data) => &self.data,
///             (None, Area::Form) => &self.form,
///         };
///         let mut steps = reference.steps();
///         let mut value = steps.next().and_then(|name| fields.get(name.as_ref()));
///         for step in steps {
///             value = match value {
///                 Some(Value::List(items)) => step.parse().ok().and_then(|at: usize| items.get(at)),
///                 Some(Value::Object(members)) => {
///                     members.iter().find(|(key, _)| *key == step).map(|(_, value)| value)
///                 }
///                 _ => None,
///             };
///         }
///         match value {
///             Some(Value::Text(text)) => Value::from(text.as_ref()),
///             other => other.cloned().unwrap_or(Value::Missing),
///         }
///     }
/// }
///
/// let rooms = Value::List(vec![Value::from("attic"), Value::from("cellar")]);
/// let shown = Shown { data: HashMap::from([("rooms".to_owned(), rooms)]), form: HashMap::new() };
/// assert_eq!(Meaning::of("${data.rooms[1]}", "7.3").evaluate(&shown), Ok(Value::from("cellar")));
/// ```
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
