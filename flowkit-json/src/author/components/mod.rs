//! The components, each in a table of its properties.

mod choices;
mod containers;
mod dates;
mod inputs;
mod media;
mod navigation_list;
mod texts;

pub use choices::{CheckboxGroup, Chip, ChipsSelector, Choice, Dropdown, RadioButtonsGroup};
pub use containers::{Form, If, Switch};
pub use dates::{CalendarPicker, DatePicker, Ends, OneOrEnds};
pub use inputs::{OptIn, TextArea, TextInput};
pub use media::{DocumentPicker, FileErrors, Image, ImageCarousel, PhotoPicker, Picture};
pub use navigation_list::{EndContent, ListItem, MainContent, NavigationList, StartContent};
pub use texts::{
    EmbeddedLink, Footer, Lines, RichText, TextBody, TextCaption, TextHeading, TextSubheading,
};

use super::Json;
use super::node::{Misfit, Node, Notes};
use crate::read::Value;

macro_rules! components {
    ($($(#[$meta:meta])* $name:ident,)*) => {
        /// A component of a screen. Each converts into it, so that a builder's `child` takes any of them.
        ///
        /// ```
        /// use flowkit_json::author::{Component, TextHeading};
        ///
        /// let component = Component::from(TextHeading::new("Welcome"));
        /// assert_eq!(component.kind(), Some("TextHeading"));
        /// ```
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(
            clippy::large_enum_variant,
            reason = "a document has some hundred of them, and patterns should read well"
        )]
        pub enum Component {
            $($(#[$meta])* $name($name),)*
            /// A component that the model does not know, or that lacks what makes it one.
            Unknown(Json),
        }

        impl Component {
            /// The component's type, such as `TextInput`; `None` if it is a JSON value without one.
            #[must_use]
            pub fn kind(&self) -> Option<&str> {
                match self {
                    $(Self::$name(_) => Some(stringify!($name)),)*
                    Self::Unknown(json) => match json.get("type") {
                        Some(Json::String(kind)) => Some(kind),
                        _ => None,
                    },
                }
            }
        }

        $(
            impl From<$name> for Component {
                fn from(component: $name) -> Self {
                    Self::$name(component)
                }
            }
        )*

        impl Node for Component {
            /// Always succeeds.
            fn read(value: &Value<'_>, notes: &mut Notes) -> Result<Self, Misfit> {
                let kind = value.get("type").and_then(Value::as_str);
                let read = match kind {
                    $(Some(stringify!($name)) => {
                        notes.attempt(value, concat!("the `", stringify!($name), "`")).map(Self::$name)
                    })*
                    _ => {
                        let message = "a component of no known type is kept as JSON";
                        notes.add(value.span(), message.to_owned());
                        None
                    }
                };
                Ok(read.unwrap_or_else(|| Self::Unknown(Json::of(value))))
            }

            fn write(&self) -> Json {
                match self {
                    $(Self::$name(component) => component.write(),)*
                    Self::Unknown(json) => json.clone(),
                }
            }
        }
    };
}

components! {
    /// A heading.
    TextHeading,
    /// A smaller heading.
    TextSubheading,
    /// A paragraph.
    TextBody,
    /// Small print.
    TextCaption,
    /// A long text with markdown.
    RichText,
    /// A picture.
    Image,
    /// A few pictures side by side.
    ImageCarousel,
    /// One line of text to fill in.
    TextInput,
    /// Several lines of text to fill in.
    TextArea,
    /// Several of a list.
    CheckboxGroup,
    /// One of a list, all in sight.
    RadioButtonsGroup,
    /// One of a list that opens.
    Dropdown,
    /// Several of a list, as chips.
    ChipsSelector,
    /// A box to tick.
    OptIn,
    /// A date.
    DatePicker,
    /// A date or a range of dates.
    CalendarPicker,
    /// Photos to upload.
    PhotoPicker,
    /// Documents to upload.
    DocumentPicker,
    /// A link within the text.
    EmbeddedLink,
    /// A list whose items lead on.
    NavigationList,
    /// The button at the end of a screen.
    Footer,
    /// Inputs with common initial values and messages.
    Form,
    /// Components shown on a condition.
    If,
    /// Components shown by a value.
    Switch,
}

impl From<Json> for Component {
    /// For components that this version of the model does not know.
    fn from(json: Json) -> Self {
        Self::Unknown(json)
    }
}
