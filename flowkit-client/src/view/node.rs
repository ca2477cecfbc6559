//! A component of the screen.

use std::borrow::Cow;

use flowkit_json::catalogue::Kind;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::can::Can;
use super::choice::Choice;
use super::days::Days;
use super::files::Files;
use super::is_off;
use super::picture::Picture;
use super::text::Text;
use crate::fields::InputType;
use crate::rich_text::{self, Block, Style};

/// A component as the screen shows it at this moment. What does not apply to it is absent, or empty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Node {
    /// Its place among the components of the screen, by which [`Gesture`](crate::phone::Gesture)s name it.
    pub at: usize,
    /// Its type.
    #[serde(with = "kind_by_name")]
    pub kind: Kind,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The text of a TextHeading, a TextSubheading, a TextBody, a TextCaption or an EmbeddedLink.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// How its text is set.
    #[serde(default, skip_serializing_if = "is_plain")]
    pub style: Style,
    /// What a text with markup shows, from top to bottom, in place of [`text`](Self::text).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rich: Vec<Block>,
    /// Its label. That of a range of days stands at its [halves](Days::halves).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// What stands above a CalendarPicker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// What stands below the label of a list, a picker of files or a CalendarPicker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// How many options are to be chosen. The words are ours. Before 4.0 it takes the place of the description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// What stands below a field, unless an error does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helper: Option<Text>,
    /// Where it says `(optional)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional: Option<OptionalMark>,
    /// Whether its label is a large one, or the pictures of its list are.
    #[serde(default, skip_serializing_if = "is_off")]
    pub large: bool,
    /// The value of an input, as it is sent; absent while nobody has touched it. A picker of files has [`files`](Self::files)
    /// instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// What a person reads of the value: `22 Nov 2026`, the titles of what is chosen, a dot for each letter of a password.
    /// Absent where there is nothing to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
    /// What can be typed into a TextInput.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "input_type_by_word"
    )]
    pub input_type: Option<InputType>,
    /// The figures below a TextArea.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counter: Option<Counter>,
    /// What can be chosen. Those of a Dropdown are seen only while its list is [open](super::View::list).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// Whether a search box stands above the options.
    #[serde(default, skip_serializing_if = "is_off")]
    pub searchable: bool,
    /// The days that can be picked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<Days>,
    /// The files of a PhotoPicker or a DocumentPicker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<Files>,
    /// The picture of an Image, and those of an ImageCarousel.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Picture>,
    /// The texts above the button of a Footer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captions: Option<Captions>,
    /// Whether a link leads out of the flow, which a sign beside it tells.
    #[serde(default, skip_serializing_if = "is_off")]
    pub external: bool,
    /// Whether it can be used at this moment. While a request is under way nothing can; a Footer cannot before every field is in
    /// order.
    pub enabled: bool,
    /// Why a Footer is not enabled, for the developer: the fields that are not in order, and error messages that stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocked_by: Vec<String>,
    /// Whether it has to be filled in.
    #[serde(default, skip_serializing_if = "is_off")]
    pub required: bool,
    /// The error that shows at it, in place of the helper text. Of a range of days it is the first that stands at a
    /// [half](Days::halves).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Text>,
    /// What a draft tells its developer about this component, on red.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub banners: Vec<String>,
    /// Whether the cursor is in it.
    #[serde(default, skip_serializing_if = "is_off")]
    pub focused: bool,
    /// Whether a line parts it from the next component, as Android draws one below a list of options.
    #[serde(default, skip_serializing_if = "is_off")]
    pub divider: bool,
    /// What a person can do with it at this moment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub can: Vec<Can>,
}

/// Where a field that may stay empty says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OptionalMark {
    /// Behind its label.
    AfterLabel,
    /// In front of its label: an OptIn.
    BeforeLabel,
    /// In the field, while that is empty: beside a large label.
    Placeholder,
}

/// The figures below a TextArea, in UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Counter {
    /// How many are used.
    pub used: usize,
    /// How many there may be.
    pub most: usize,
}

/// The texts above the button of a Footer: those at the sides, or the one in the middle.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Captions {
    /// On the left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<Text>,
    /// In the middle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub center: Option<Text>,
    /// On the right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<Text>,
}

impl Node {
    /// Its text without how it is set, also of a text with markup; `None` for what is no text.
    #[must_use]
    pub fn plain_text(&self) -> Option<Cow<'_, str>> {
        match &self.text {
            Some(text) => Some(Cow::Borrowed(text.text.as_str())),
            None if self.rich.is_empty() => None,
            None => Some(Cow::Owned(rich_text::plain_text_of(&self.rich))),
        }
    }

    /// A component with nothing but its place and type.
    pub(super) fn new(at: usize, kind: Kind, name: Option<String>) -> Self {
        Self {
            at,
            kind,
            name,
            text: None,
            style: Style::default(),
            rich: Vec::new(),
            label: None,
            title: None,
            description: None,
            hint: None,
            helper: None,
            optional: None,
            large: false,
            value: None,
            shown: None,
            input_type: None,
            counter: None,
            options: Vec::new(),
            searchable: false,
            days: None,
            files: None,
            pictures: Vec::new(),
            captions: None,
            external: false,
            enabled: true,
            blocked_by: Vec::new(),
            required: false,
            error: None,
            banners: Vec::new(),
            focused: false,
            divider: false,
            can: Vec::new(),
        }
    }
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands a reference over"
)]
fn is_plain(style: &Style) -> bool {
    *style == Style::default()
}

/// A type of component by its name, such as `TextInput`.
mod kind_by_name {
    use flowkit_json::catalogue::Kind;
    use serde::{Deserialize, Deserializer, Serializer, de};

    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde hands a reference over"
    )]
    pub(super) fn serialize<S: Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(kind.name())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Kind, D::Error> {
        let name = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        let unknown = || de::Error::custom(format!("`{name}` is no type of component"));
        Kind::from_name(&name).ok_or_else(unknown)
    }
}

/// An `input-type` by its word, such as `email`.
mod input_type_by_word {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use crate::fields::InputType;

    #[allow(clippy::ref_option, reason = "serde hands a reference over")]
    pub(super) fn serialize<S: Serializer>(
        kind: &Option<InputType>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        kind.map(InputType::word).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<InputType>, D::Error> {
        let Some(word) = Option::<std::borrow::Cow<'de, str>>::deserialize(deserializer)? else {
            return Ok(None);
        };
        let unknown = || de::Error::custom(format!("`{word}` is no `input-type`"));
        InputType::of(&word).map(Some).ok_or_else(unknown)
    }
}
