//! The types of component that Flow JSON knows.

use std::fmt;

use super::component::Component;
use super::{choices, containers, dates, inputs, media, texts};

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
/// let inputs = Kind::ALL.into_iter().filter(|kind| kind.component().is_input());
/// assert_eq!(inputs.count(), 12);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
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
    /// One line of text to fill in.
    TextInput,
    /// Several lines of text to fill in.
    TextArea,
    /// One of a list, all in sight.
    RadioButtonsGroup,
    /// One of a list that opens.
    Dropdown,
    /// A box to tick.
    OptIn,
    /// Several of a list.
    CheckboxGroup,
    /// A date.
    DatePicker,
    /// Photos to upload.
    PhotoPicker,
    /// Documents to upload.
    DocumentPicker,
    /// A link within the text.
    EmbeddedLink,
    /// The button at the end of a screen.
    Footer,
    /// Inputs with common initial values and messages.
    Form,
    /// Components shown on a condition.
    If,
    /// Components shown by a value.
    Switch,
    /// A list whose items lead on.
    NavigationList,
    /// Several of a list, as chips.
    ChipsSelector,
    /// A few pictures side by side.
    ImageCarousel,
    /// A date or a range of dates.
    CalendarPicker,
}

impl Kind {
    /// All of them, in the order in which Meta's validator tries them.
    pub const ALL: [Self; 24] = [
        Self::TextHeading,
        Self::TextSubheading,
        Self::TextBody,
        Self::TextCaption,
        Self::RichText,
        Self::Image,
        Self::TextInput,
        Self::TextArea,
        Self::RadioButtonsGroup,
        Self::Dropdown,
        Self::OptIn,
        Self::CheckboxGroup,
        Self::DatePicker,
        Self::PhotoPicker,
        Self::DocumentPicker,
        Self::EmbeddedLink,
        Self::Footer,
        Self::Form,
        Self::If,
        Self::Switch,
        Self::NavigationList,
        Self::ChipsSelector,
        Self::ImageCarousel,
        Self::CalendarPicker,
    ];

    /// The word under `type`, such as `TextInput`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TextHeading => "TextHeading",
            Self::TextSubheading => "TextSubheading",
            Self::TextBody => "TextBody",
            Self::TextCaption => "TextCaption",
            Self::RichText => "RichText",
            Self::Image => "Image",
            Self::TextInput => "TextInput",
            Self::TextArea => "TextArea",
            Self::RadioButtonsGroup => "RadioButtonsGroup",
            Self::Dropdown => "Dropdown",
            Self::OptIn => "OptIn",
            Self::CheckboxGroup => "CheckboxGroup",
            Self::DatePicker => "DatePicker",
            Self::PhotoPicker => "PhotoPicker",
            Self::DocumentPicker => "DocumentPicker",
            Self::EmbeddedLink => "EmbeddedLink",
            Self::Footer => "Footer",
            Self::Form => "Form",
            Self::If => "If",
            Self::Switch => "Switch",
            Self::NavigationList => "NavigationList",
            Self::ChipsSelector => "ChipsSelector",
            Self::ImageCarousel => "ImageCarousel",
            Self::CalendarPicker => "CalendarPicker",
        }
    }

    /// The type of this name; `None` if no version of Flow JSON has it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What is known of it.
    #[must_use]
    pub const fn component(self) -> &'static Component {
        match self {
            Self::TextHeading => &texts::TEXT_HEADING,
            Self::TextSubheading => &texts::TEXT_SUBHEADING,
            Self::TextBody => &texts::TEXT_BODY,
            Self::TextCaption => &texts::TEXT_CAPTION,
            Self::RichText => &texts::RICH_TEXT,
            Self::Image => &media::IMAGE,
            Self::TextInput => &inputs::TEXT_INPUT,
            Self::TextArea => &inputs::TEXT_AREA,
            Self::RadioButtonsGroup => &choices::RADIO_BUTTONS_GROUP,
            Self::Dropdown => &choices::DROPDOWN,
            Self::OptIn => &inputs::OPT_IN,
            Self::CheckboxGroup => &choices::CHECKBOX_GROUP,
            Self::DatePicker => &dates::DATE_PICKER,
            Self::PhotoPicker => &media::PHOTO_PICKER,
            Self::DocumentPicker => &media::DOCUMENT_PICKER,
            Self::EmbeddedLink => &texts::EMBEDDED_LINK,
            Self::Footer => &texts::FOOTER,
            Self::Form => &containers::FORM,
            Self::If => &containers::IF,
            Self::Switch => &containers::SWITCH,
            Self::NavigationList => &choices::NAVIGATION_LIST,
            Self::ChipsSelector => &choices::CHIPS_SELECTOR,
            Self::ImageCarousel => &media::IMAGE_CAROUSEL,
            Self::CalendarPicker => &dates::CALENDAR_PICKER,
        }
    }
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
