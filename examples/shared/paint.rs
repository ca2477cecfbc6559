//! Colours for a terminal.

use std::env;
use std::fmt::Display;

/// Paints text, or leaves it as it is.
#[derive(Debug, Clone, Copy)]
pub struct Paint {
    is_on: bool,
}

/// Whether colours are wanted: only on a terminal, and not where `NO_COLOR` is set
/// (<https://no-color.org>).
#[must_use]
pub fn is_wanted(is_terminal: bool) -> bool {
    is_terminal && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

impl Paint {
    /// Paints if it is on.
    #[must_use]
    pub fn new(is_on: bool) -> Self {
        Self { is_on }
    }

    /// Bold text.
    #[must_use]
    pub fn bold(self, text: impl Display) -> String {
        self.with("1", text)
    }

    /// Text of less weight.
    #[must_use]
    pub fn dim(self, text: impl Display) -> String {
        self.with("2", text)
    }

    /// Text of what went wrong.
    #[must_use]
    pub fn red(self, text: impl Display) -> String {
        self.with("31", text)
    }

    /// Text of what went well.
    #[must_use]
    pub fn green(self, text: impl Display) -> String {
        self.with("32", text)
    }

    /// Text that leads the eye.
    #[must_use]
    pub fn cyan(self, text: impl Display) -> String {
        self.with("36", text)
    }

    fn with(self, code: &str, text: impl Display) -> String {
        if self.is_on {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_string()
        }
    }
}
