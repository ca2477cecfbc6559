//! The types of component that Flow JSON knows.

use std::fmt;

use super::component::Component;
use super::{choices, containers, dates, inputs, media, texts};

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident => $row:path,)*) => {
        /// A type of component
        /// ([reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components)).
        ///
        /// Rules, types and the phone decide by `match` on it, so that the compiler lists every place that must decide when a
        /// component is added. It is for this that the enum is not `non_exhaustive`: a version of Flow JSON with a new component
        /// is a breaking release of this crate.
        ///
        /// ```
        /// use flowkit_json::catalogue::Kind;
        ///
        /// assert_eq!(Kind::from_name("TextInput"), Some(Kind::TextInput));
        /// assert_eq!(Kind::from_name("Textinput"), None);
        /// assert!(Kind::TextInput.component().is_input() && !Kind::TextBody.component().is_input());
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// All of them, in the order in which Meta's validator tries them.
            pub const ALL: [Self; [$(Self::$kind),*].len()] = [$(Self::$kind),*];

            /// The word under `type`, such as `TextInput`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => stringify!($kind),)*
                }
            }

            /// The type of this name; `None` if no version of Flow JSON has it.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($kind) => Some(Self::$kind),)*
                    _ => None,
                }
            }

            /// What is known of it.
            #[must_use]
            pub const fn component(self) -> &'static Component {
                match self {
                    $(Self::$kind => &$row,)*
                }
            }
        }
    };
}

// A line a type: what it is, the name, and the table of its rows.
kinds! {
    /// A heading.
    TextHeading => texts::TEXT_HEADING,
    /// A smaller heading.
    TextSubheading => texts::TEXT_SUBHEADING,
    /// A paragraph.
    TextBody => texts::TEXT_BODY,
    /// Small print.
    TextCaption => texts::TEXT_CAPTION,
    /// A long text with markdown.
    RichText => texts::RICH_TEXT,
    /// A picture.
    Image => media::IMAGE,
    /// One line of text to fill in.
    TextInput => inputs::TEXT_INPUT,
    /// Several lines of text to fill in.
    TextArea => inputs::TEXT_AREA,
    /// One of a list, all in sight.
    RadioButtonsGroup => choices::RADIO_BUTTONS_GROUP,
    /// One of a list that opens.
    Dropdown => choices::DROPDOWN,
    /// A box to tick.
    OptIn => inputs::OPT_IN,
    /// Several of a list.
    CheckboxGroup => choices::CHECKBOX_GROUP,
    /// A date.
    DatePicker => dates::DATE_PICKER,
    /// Photos to upload.
    PhotoPicker => media::PHOTO_PICKER,
    /// Documents to upload.
    DocumentPicker => media::DOCUMENT_PICKER,
    /// A link within the text.
    EmbeddedLink => texts::EMBEDDED_LINK,
    /// The button at the end of a screen.
    Footer => texts::FOOTER,
    /// Inputs with common initial values and messages.
    Form => containers::FORM,
    /// Components shown on a condition.
    If => containers::IF,
    /// Components shown by a value.
    Switch => containers::SWITCH,
    /// A list whose items lead on.
    NavigationList => choices::NAVIGATION_LIST,
    /// Several of a list, as chips.
    ChipsSelector => choices::CHIPS_SELECTOR,
    /// A few pictures side by side.
    ImageCarousel => media::IMAGE_CAROUSEL,
    /// A date or a range of dates.
    CalendarPicker => dates::CALENDAR_PICKER,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn every_kind_has_a_row_and_a_name_of_its_own() {
        for kind in Kind::ALL {
            assert_eq!(kind.component().kind, kind);
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
        }
        assert_eq!(Kind::from_name("Textinput"), None);
    }
}
