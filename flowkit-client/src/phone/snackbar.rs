//! The message that pops up over a screen.

use std::time::Duration;

use super::Phone;
use crate::js_text;

/// A message of up to so many UTF-16 units is a short one.
const SHORT_MESSAGE: usize = 45;

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
        let Some(shown) = snackbar_duration(text) else {
            return;
        };
        let shown = u64::try_from(shown.as_millis()).unwrap_or(u64::MAX);
        self.snackbar = Some(Snackbar {
            text: text.to_owned(),
            until: self.now.saturating_add(shown),
        });
    }
}

/// How long the phone shows a message at the bottom of the screen, such as the `error_message` of an answer: 4.5 seconds,
/// and 7 seconds if it is longer than 45 UTF-16 units. `None` for the empty text, which it does not show at all.
///
/// ```
/// use std::time::Duration;
/// use flowkit_client::phone::snackbar_duration;
///
/// assert_eq!(snackbar_duration("This time is taken."), Some(Duration::from_millis(4500)));
/// assert_eq!(snackbar_duration(""), None);
/// ```
#[must_use]
pub fn snackbar_duration(text: &str) -> Option<Duration> {
    if text.is_empty() {
        return None;
    }
    let long = js_text::length(text) > SHORT_MESSAGE;
    Some(Duration::from_millis(if long { 7000 } else { 4500 }))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::snackbar_duration;

    #[test]
    fn p216_snackbar_45() {
        let (short, long) = (Duration::from_millis(4500), Duration::from_millis(7000));
        assert_eq!(snackbar_duration(&"a".repeat(45)), Some(short));
        assert_eq!(snackbar_duration(&"a".repeat(46)), Some(long));
        assert_eq!(snackbar_duration(&"😀".repeat(22)), Some(short));
        assert_eq!(snackbar_duration(&"😀".repeat(23)), Some(long));
        assert_eq!(snackbar_duration(""), None);
    }
}
