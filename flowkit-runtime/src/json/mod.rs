//! Values of handlers as JSON, for the phone: stricter than serde_json, which writes NaN as `null` and follows a nested
//! value until the stack ends.

mod serializer;
mod trail;

use serde::Serialize;
use serde_json::Value;

use self::serializer::Strict;
use self::trail::Trail;
use crate::HandlerError;

/// The JSON text of a value.
///
/// # Errors
/// A number that is not finite, nesting beyond [`DEEPEST`](trail::DEEPEST), and whatever the value's own `Serialize`
/// refuses; the error says where in the value.
pub(crate) fn to_text(value: &(impl Serialize + ?Sized)) -> Result<String, HandlerError> {
    let mut text = Vec::with_capacity(128);
    let trail = Trail::default();
    value
        .serialize(Strict::new(
            &mut serde_json::Serializer::new(&mut text),
            &trail,
        ))
        .map_err(|error| trail.error(&error))?;
    Ok(String::from_utf8(text)?)
}

/// The JSON value of a value.
///
/// # Errors
/// As [`to_text`].
pub(crate) fn to_value(value: &(impl Serialize + ?Sized)) -> Result<Value, HandlerError> {
    let trail = Trail::default();
    written(value, &trail).map_err(|error| trail.error(&error))
}

/// The JSON value of a member that is put into an answer later.
///
/// # Errors
/// As [`to_text`], as text to end the answer's own error with.
pub(crate) fn to_member(name: &str, value: &(impl Serialize + ?Sized)) -> Result<Value, String> {
    let trail = Trail::default();
    written(value, &trail).map_err(|error| {
        trail.member(name);
        trail.text(&error)
    })
}

fn written(value: &(impl Serialize + ?Sized), trail: &Trail) -> serde_json::Result<Value> {
    value.serialize(Strict::new(serde_json::value::Serializer, trail))
}

#[cfg(test)]
mod tests;
