//! What a property may hold.

use super::component::Place;
use super::property::Property;
use super::versions::{V5_1, V6_0, Version};

/// What a value must be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape {
    /// Anything.
    Anything,
    /// `true` or `false`.
    Boolean,
    /// A number of at least the first and at most the second.
    Number(Option<i64>, Option<i64>),
    /// A whole number of at least the first and at most the second.
    Integer(Option<i64>, Option<i64>),
    /// A string of this look.
    String(Look),
    /// A reference or, from 6.0, an expression.
    Binding,
    /// One of these words.
    Enum(&'static [&'static str]),
    /// This word and no other.
    Const(&'static str),
    /// The document's own version.
    Version,
    /// A data API version that goes with the document's version.
    DataApiVersion,
    /// An array of at least the first and at most the second number of items.
    Array(&'static Shape, usize, Option<usize>),
    /// An array of at least so many items, or a binding. As `OneOf` an array and a binding, the text `cities` would be
    /// told to be no array as well; as this it is only told to be no binding.
    Source(&'static Shape, usize),
    /// An object with these keys and no others.
    Object(&'static [Property]),
    /// A screen: an object with the keys of [`SCREEN`](super::SCREEN) and no others, of which `success` asks for another.
    Screen,
    /// An object with these keys and any others.
    OpenObject(&'static [Property]),
    /// An object of the author's own keys, which look so, and hold that.
    Map(Look, &'static Shape),
    /// Any one of these.
    OneOf(&'static [Shape]),
    /// What a screen is shown with.
    DataModel,
    /// A list of components.
    Components(Place),
    /// An action that a tap triggers, with one of these names.
    ClickAction(ClickSlot),
    /// An action that a selection triggers, with one of these names.
    SelectAction(&'static [&'static str]),
}

impl Shape {
    /// What it wants, in words that fit a sentence: `a string`. Of several shapes, what the first one wants.
    pub(crate) fn in_words(&self) -> &'static str {
        match self {
            Self::Anything => "anything",
            Self::Boolean => "`true` or `false`",
            Self::Number(..) => "a number",
            Self::Integer(..) => "a whole number",
            Self::Binding => "a reference such as `${data.field}`",
            Self::String(_)
            | Self::Enum(_)
            | Self::Const(_)
            | Self::Version
            | Self::DataApiVersion => "a string",
            Self::Array(..) => "an array",
            Self::Components(_) => "an array of components",
            Self::Source(..) => "an array of objects",
            Self::Object(_)
            | Self::Screen
            | Self::OpenObject(_)
            | Self::Map(..)
            | Self::DataModel => "an object",
            Self::ClickAction(_) | Self::SelectAction(_) => "an action: an object with `name`",
            Self::OneOf(alternatives) => match alternatives {
                [first, ..] => first.in_words(),
                [] => "anything",
            },
        }
    }
}

/// Who has a click action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClickSlot {
    Footer,
    Link,
    List,
}

impl ClickSlot {
    /// The names that the slot takes, and since when.
    pub(crate) fn names(self) -> &'static [(&'static str, Version)] {
        match self {
            Self::Footer => &[
                ("data_exchange", V5_1),
                ("navigate", V5_1),
                ("complete", V5_1),
            ],
            Self::Link => &[
                ("data_exchange", V5_1),
                ("navigate", V5_1),
                ("open_url", V6_0),
            ],
            Self::List => &[("data_exchange", V5_1), ("navigate", V5_1)],
        }
    }
}

/// What a string looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// Like anything.
    Any,
    /// Not blank.
    NotBlank,
    /// Not blank from 6.0.
    NotBlankSince6,
    /// Not empty in any version; not blank from 6.0.
    Label,
    /// The name of a component: not empty, from 6.0 neither blank nor a binding.
    Name,
    /// Like anything but a reference: it is written out, or put together in backticks.
    WrittenOut,
    /// The id of a screen.
    ScreenId,
    /// `#RRGGBB`
    Color,
    /// The key of a Switch case.
    CaseKey,
    /// A regular expression.
    Regex,
    /// A URI.
    Uri,
}

pub(super) const ANY_STRING: Shape = Shape::String(Look::Any);
/// A text, fixed or bound.
pub(super) const TEXT: Shape = Shape::String(Look::NotBlankSince6);
/// The text of a text component, which older versions refuse to be blank too.
pub(super) const BODY: Shape = Shape::String(Look::NotBlank);
/// A label: never empty, and from 6.0 not blank.
pub(super) const LABEL: Shape = Shape::String(Look::Label);
pub(super) const NAME: Shape = Shape::String(Look::Name);
pub(super) const SCREEN_ID: Shape = Shape::String(Look::ScreenId);
pub(super) const BOOLEAN: Shape = Shape::OneOf(&[Shape::Boolean, Shape::Binding]);
pub(super) const NUMBER: Shape = Shape::OneOf(&[Shape::Number(None, None), Shape::Binding]);
pub(super) const INTEGER: Shape = Shape::OneOf(&[Shape::Integer(None, None), Shape::Binding]);
/// A list of texts, or a binding.
pub(super) const TEXTS: Shape = Shape::OneOf(&[Shape::Array(&ANY_STRING, 0, None), Shape::Binding]);
