//! An error in place of the screen, or over it.

use serde::{Deserialize, Serialize};

use super::is_off;
use crate::phone::{Phone, Stage};

/// An error in place of the screen; of a draft, over it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ErrorView {
    /// What the customer reads.
    pub text: String,
    /// Whether a link offers another try: [`Retry`](crate::phone::Gesture::Retry).
    #[serde(default, skip_serializing_if = "is_off")]
    pub may_retry: bool,
    /// Whether it lies over the screen, and [`Back`](crate::phone::Gesture::Back) closes it.
    #[serde(default, skip_serializing_if = "is_off")]
    pub over_screen: bool,
    /// What happened, which the phone tells in drafts alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<String>,
}

impl ErrorView {
    /// The error that shows, if one does.
    pub(super) fn of(phone: &Phone) -> Option<Self> {
        let error = phone.error()?;
        let is_told = phone.settings().stage != Stage::Published;
        Some(Self {
            text: error.text.clone(),
            may_retry: error.may_retry,
            over_screen: phone.has_error_over_screen(),
            details: is_told.then(|| error.cause.to_string()),
        })
    }
}
