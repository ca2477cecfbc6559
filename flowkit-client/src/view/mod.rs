//! What the phone shows of a screen, as plain data: the same for a test, a terminal and a browser.
//!
//! [`View::of`] takes a picture of a [`Phone`]: texts with their references resolved, values as a person reads them, what can be
//! chosen, what is wrong, and what can be done. It goes to JSON and back, and printed it is the screen in words.

mod can;
mod choice;
mod clip;
mod days;
mod drawn;
mod error;
mod files;
mod header;
mod in_words;
mod node;
mod picture;
mod progress;
mod summary;
mod text;

pub use can::Can;
pub use choice::{Choice, RowEnd};
pub use clip::{clip, shown_text};
pub use days::{Days, HalfField};
pub use error::ErrorView;
pub use files::{FileRow, FileState, Files};
pub use header::{Header, Leading};
pub use node::{Captions, Counter, Node, OptionalMark};
pub use picture::{Picture, PictureSize, Scale};
pub use summary::{Filled, Section, SummarisedOption, Summary, SummaryRow};
pub use text::Text;

use serde::{Deserialize, Serialize};

use crate::phone::{Phone, Stage, Status};

/// What the phone shows at one moment.
///
/// ```
/// use std::sync::Arc;
///
/// use flowkit_client::phone::{FlowJson, Opening, Phone, Settings};
/// use flowkit_client::view::View;
/// use flowkit_client::FlowMessage;
///
/// let flow = FlowJson::parse(r#"{"version": "7.3", "screens": [{"id": "HELLO", "title": "Hello", "terminal": true,
///     "layout": {"type": "SingleColumnLayout", "children": [
///         {"type": "TextInput", "name": "who", "label": "Your name", "required": true},
///         {"type": "Footer", "label": "Done", "on-click-action": {"name": "complete", "payload": {}}}]}}]}"#)?;
/// let mut settings = Settings::new(jiff::civil::date(2026, 11, 29));
/// settings.opening = Opening::Navigate { screen: Some("HELLO".to_owned()), data: Default::default() };
/// let mut phone = Phone::new(Arc::new(flow), settings, FlowMessage::default());
/// phone.open()?;
///
/// let view = View::of(&phone);
/// let footer = view.components.last().unwrap();
/// assert!(!footer.enabled);
/// assert_eq!(footer.blocked_by, ["Your name: This is required"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct View {
    /// How far the phone has come with the flow.
    pub status: Status,
    /// Whether the button of the message in the chat can be tapped to open the flow.
    #[serde(default, skip_serializing_if = "is_off")]
    pub can_open: bool,
    /// The id of the screen, also while an error lies over it or stands in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub screen: Option<String>,
    /// The top of the screen; absent while the flow is not open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<Header>,
    /// Whether a banner below the header says that the flow is for testing only: that of a draft.
    #[serde(default, skip_serializing_if = "is_off")]
    pub draft: bool,
    /// What shows on the screen, from top to bottom. The Footer stands at the bottom wherever it is written, and is last here;
    /// while a list or an error lies over the screen it is hidden, and not here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<Node>,
    /// The place of the Dropdown whose list lies over the screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<usize>,
    /// The message at the bottom of the screen, which [`Dismiss`](crate::phone::Gesture::Dismiss) takes away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snackbar: Option<Text>,
    /// The error in place of the screen, or over it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorView>,
    /// What the customer can open from the chat once the flow is completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Summary>,
}

/// A snackbar has two lines.
const SNACKBAR_LINES: usize = 2;

impl View {
    /// What the phone shows at this moment.
    #[must_use]
    pub fn of(phone: &Phone) -> Self {
        let (status, error) = (phone.status(), ErrorView::of(phone));
        let is_open = matches!(status, Status::Opening | Status::Open);
        let is_replaced = error.as_ref().is_some_and(|error| !error.over_screen);
        let components = match status == Status::Open && !is_replaced {
            true => drawn::components(phone),
            false => Vec::new(),
        };
        let snackbar = phone.snackbar();
        Self {
            status,
            can_open: !is_open && !phone.is_button_disabled(),
            screen: phone.screen().filter(|_| is_open).map(str::to_owned),
            header: Header::of(phone),
            draft: is_open && phone.settings().stage == Stage::Draft,
            components,
            list: phone.open_list_at(),
            snackbar: snackbar.map(|snackbar| Text::of_lines(&*snackbar.text, SNACKBAR_LINES)),
            error,
            summary: Summary::of(phone),
        }
    }

    /// The component that has this name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Node> {
        let is_it = |node: &&Node| node.name.as_deref() == Some(name);
        self.components.iter().find(is_it)
    }

    /// The component at this place of the screen.
    #[must_use]
    pub fn at(&self, at: usize) -> Option<&Node> {
        self.components.iter().find(|node| node.at == at)
    }
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands a reference over"
)]
fn is_off(flag: &bool) -> bool {
    !flag
}
