//! The top of the screen.

use serde::{Deserialize, Serialize};

use super::text::Text;
use super::{is_off, progress};
use crate::phone::{Phone, Status};

/// The top of the screen: a button, the title, and how far the flow has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Header {
    /// The button at its beginning.
    pub leading: Leading,
    /// The title of the screen as it is at this moment, or the label of the Dropdown whose list is open. Absent while no screen
    /// has shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Whether a spinner turns in place of the menu, since a request is under way. Before the first screen it is a large one in
    /// place of the screen.
    #[serde(default, skip_serializing_if = "is_off")]
    pub loading: bool,
    /// How full the bar below the title is, in percent. Absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<u8>,
}

/// The button at the beginning of the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leading {
    /// A cross, which closes the flow: on the first screen, and where an error stands in place of the screen. iOS writes a
    /// word.
    Close,
    /// An arrow, which closes what lies over the screen, or leads back.
    Back,
}

/// A title has one line.
const LINES: usize = 1;

impl Header {
    /// The header of a flow that is open; `None` while it is not.
    pub(super) fn of(phone: &Phone) -> Option<Self> {
        if !matches!(phone.status(), Status::Opening | Status::Open) {
            return None;
        }
        let has_overlay = phone.open_list_at().is_some() || phone.has_error_over_screen();
        let leading = match phone.leading_closes() && !has_overlay {
            true => Leading::Close,
            false => Leading::Back,
        };
        Some(Self {
            leading,
            title: phone.title().map(|title| Text::of_lines(title, LINES)),
            loading: phone.is_loading(),
            progress: progress::percent(phone),
        })
    }
}
