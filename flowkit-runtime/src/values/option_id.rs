//! The id of a chosen option where the options come from the endpoint.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use crate::form::{debug_name, deserialize_by_field, text};
use crate::{FieldError, FieldValue, JsonValue};

/// The id of the option that a customer chose in a Dropdown, RadioButtonsGroup, CheckboxGroup, ChipsSelector or
/// NavigationList, where the options come from the endpoint.
///
/// It is text from outside: a phone can send an id that was never among the options. It works where a `&str` does,
/// also as the key of a map. `Debug` hides it.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::OptionId;
///
/// let slot = OptionId::from("2026-03-01T10:30");
/// assert!(slot == "2026-03-01T10:30" && slot.starts_with("2026"));
/// assert_eq!(format!("{slot:?}"), "OptionId { .. }");
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OptionId(String);

impl OptionId {
    /// The id's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id's text, given away.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl FieldValue for OptionId {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        text(value, "the id of an option").map(Self)
    }
}

deserialize_by_field!(OptionId);

impl serde::Serialize for OptionId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl fmt::Debug for OptionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_name(f, "OptionId")
    }
}

impl fmt::Display for OptionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Deref for OptionId {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for OptionId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for OptionId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<String> for OptionId {
    fn from(id: String) -> Self {
        Self(id)
    }
}

impl From<&str> for OptionId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

impl From<OptionId> for String {
    fn from(id: OptionId) -> Self {
        id.0
    }
}

impl PartialEq<str> for OptionId {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for OptionId {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl PartialEq<String> for OptionId {
    fn eq(&self, other: &String) -> bool {
        self.0 == *other
    }
}
