//! What fields hold, beside the types of the standard library.

use std::collections::BTreeMap;

mod date_range;
pub mod dates;
mod media;
mod number;
mod option_id;
mod option_item;

pub use date_range::{DateOrRange, DateRange};
pub use dates::Date;
pub use media::{CompletedMedia, Media, MediaEncryption};
pub use number::Number;
pub(crate) use number::{to_f64, to_i64};
pub use option_id::OptionId;
pub use option_item::OptionItem;

/// Any JSON value: `serde_json::Value`.
///
/// Its `Debug` shows what it holds; the types that `#[flow]` makes hide theirs.
// Not re-exported: its variant `String` would make rustc write `std::string::String` in every message.
pub type JsonValue = serde_json::Value;

/// An object whose members the Flow JSON does not name.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::{JsonObject, JsonValue};
///
/// let mut extra = JsonObject::new();
/// extra.insert("colour".to_owned(), JsonValue::from("green"));
/// ```
pub type JsonObject = BTreeMap<String, JsonValue>;
