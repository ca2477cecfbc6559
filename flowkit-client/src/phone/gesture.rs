//! What a person does with the phone.

use serde::{Deserialize, Serialize};

use crate::fields::calendar::Half;

/// One thing that fingers do. A component is named by its place among those of the screen
/// ([`Node::at`](crate::view::Node::at)).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "gesture", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Gesture {
    /// Puts the cursor into a text field.
    Focus {
        /// The component.
        at: usize,
    },
    /// Takes the cursor out of the text field that has it.
    Blur,
    /// Makes the text of a TextInput or a TextArea this one, as by typing.
    Type {
        /// The component.
        at: usize,
        /// The whole text that stands there then.
        text: String,
    },
    /// Taps an option of a CheckboxGroup, a RadioButtonsGroup, a ChipsSelector, a Dropdown, or a row of a NavigationList.
    Choose {
        /// The component.
        at: usize,
        /// The option's id.
        option: String,
    },
    /// Ticks or unticks an OptIn.
    Tick {
        /// The component.
        at: usize,
    },
    /// Opens the wheels of a DatePicker, which on iOS sets a day.
    OpenDates {
        /// The component.
        at: usize,
    },
    /// Picks a day.
    Pick {
        /// The component.
        at: usize,
        /// Which half of a range; [`Half::StartDate`] for a single day.
        half: Half,
        /// The day, such as `2026-11-30`.
        day: String,
    },
    /// Empties a field by its clear button.
    Clear {
        /// The component.
        at: usize,
        /// Which half of a range; [`Half::StartDate`] for anything else.
        half: Half,
    },
    /// Opens the list of a Dropdown over the screen.
    OpenList {
        /// The component.
        at: usize,
    },
    /// Taps a Footer, an EmbeddedLink, or the link of an OptIn.
    Tap {
        /// The component.
        at: usize,
    },
    /// The leading button or the phone's own way back: closes what lies over the screen, else leaves it.
    Back,
    /// The cross at the top, or a swipe: closes the flow.
    Close,
    /// Follows the link of an error that offers another try.
    Retry,
    /// Taps the OK of a snackbar.
    Dismiss,
}
