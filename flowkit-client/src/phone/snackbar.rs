//! The message that pops up over a screen.

use super::Phone;

/// A text that shows over the screen for a while.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Snackbar {
    /// The text.
    pub text: String,
    /// When it vanishes by itself, in milliseconds since the phone was made.
    #[serde(skip)]
    pub(crate) until: u64,
}

impl Phone {
    /// For how many milliseconds the snackbar goes on showing; `None` while none shows.
    pub(crate) fn snackbar_left(&self) -> Option<u64> {
        Some(self.snackbar.as_ref()?.until.saturating_sub(self.now))
    }

    /// Lets a text pop up; the one that showed before gives way. An empty text shows none.
    pub(super) fn pop_up(&mut self, text: &str) {
        let Some(shown) = crate::view::snackbar_duration(text) else {
            return;
        };
        let shown = u64::try_from(shown.as_millis()).unwrap_or(u64::MAX);
        self.snackbar = Some(Snackbar {
            text: text.to_owned(),
            until: self.now.saturating_add(shown),
        });
    }
}
