//! What a form can hold: every rule by which its fields are read, for whatever a phone sends.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod completions;
mod dates;
mod fields;
mod numbers;
mod objects;
mod properties;
mod wire;

use flowkit_runtime::{FieldValue, JsonValue};

/// What a type makes of a value, or the words of the error.
fn read<T: FieldValue>(value: JsonValue) -> Result<T, String> {
    T::from_field(Some(value)).map_err(|error| error.to_string())
}

/// What a type makes of a missing key.
fn absent<T: FieldValue>() -> Result<T, String> {
    T::from_field(None).map_err(|error| error.to_string())
}

fn refused<T>(expected: &str) -> Result<T, String> {
    Err(format!("`data` should be {expected}"))
}
