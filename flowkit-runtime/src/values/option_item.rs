//! One option of a list that the endpoint fills.

use std::fmt;

use serde::Serialize;

use crate::form::{FieldReader, Fields, debug_name, deserialize_by_field, object_field};
use crate::{FieldError, FieldValue, JsonValue};

/// One option of a list that a screen shows: of a Dropdown, RadioButtonsGroup, CheckboxGroup or ChipsSelector whose
/// `data-source` is bound to the screen's data.
///
/// What is `None` is left out of the answer. Which members a component shows, and how long they may be, differs from
/// component to component; ids must be unique within a list and not empty. A list may have images or colours, not
/// both.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::OptionItem;
///
/// let slots = vec![
///     OptionItem::new("10:30", "Half past ten").description("With Dr. Bell"),
///     OptionItem::new("11:00", "Eleven").disabled(),
/// ];
/// assert_eq!(
///     serde_json::to_string(&slots[1]).unwrap(),
///     r#"{"id":"11:00","title":"Eleven","enabled":false}"#,
/// );
/// ```
///
/// `Debug` shows none of it.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/components>
#[derive(Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct OptionItem {
    /// What the form sends back when the option is chosen.
    pub id: String,
    /// What the customer reads; 30 characters, 20 on a chip.
    pub title: String,
    /// More text below the title; 300 characters, none on chips.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// A short text beside the title; 20 characters, none on chips.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<String>,
    /// `Some(false)` shows the option but lets nobody choose it; `None` is enabled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// A picture in base64 (Flow JSON 5.0), at most 100 KB from 6.0 on; none on chips.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// What a screen reader says for the picture (Flow JSON 5.0); the JSON calls it `alt-text`.
    #[serde(rename = "alt-text", skip_serializing_if = "Option::is_none")]
    pub alt_text: Option<String>,
    /// A colour as `#RRGGBB` (Flow JSON 5.0); none on chips.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

impl OptionItem {
    /// Empty texts and nothing else, to fill the rest of a literal: `OptionItem { id, title, ..OptionItem::EMPTY }`.
    pub const EMPTY: Self = Self {
        id: String::new(),
        title: String::new(),
        description: None,
        metadata: None,
        enabled: None,
        image: None,
        alt_text: None,
        color: None,
    };

    /// An option with this id and title.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            ..Self::EMPTY
        }
    }

    /// The option with this description.
    #[must_use]
    pub fn description(mut self, text: impl Into<String>) -> Self {
        self.description = Some(text.into());
        self
    }

    /// The option with this short text beside its title.
    #[must_use]
    pub fn metadata(mut self, text: impl Into<String>) -> Self {
        self.metadata = Some(text.into());
        self
    }

    /// The option, shown but not to be chosen.
    #[must_use]
    pub fn disabled(self) -> Self {
        self.enabled(false)
    }

    /// The option, to be chosen or only shown.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = Some(enabled);
        self
    }

    /// The option with this picture in base64, and what a screen reader says for it.
    #[must_use]
    pub fn image(mut self, base64: impl Into<String>, alt_text: impl Into<String>) -> Self {
        self.image = Some(base64.into());
        self.alt_text = Some(alt_text.into());
        self
    }

    /// The option with this colour, as `#RRGGBB`.
    #[must_use]
    pub fn color(mut self, rrggbb: impl Into<String>) -> Self {
        self.color = Some(rrggbb.into());
        self
    }
}

impl Fields for OptionItem {
    fn read(from: &mut FieldReader) -> Result<Self, FieldError> {
        Ok(Self {
            id: from.field("id")?,
            title: from.field("title")?,
            description: from.field("description")?,
            metadata: from.field("metadata")?,
            enabled: from.field("enabled")?,
            image: from.field("image")?,
            alt_text: from.field("alt-text")?,
            color: from.field("color")?,
        })
    }
}

impl FieldValue for OptionItem {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        object_field(value)
    }
}

deserialize_by_field!(OptionItem);

impl fmt::Debug for OptionItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_name(f, "OptionItem")
    }
}
