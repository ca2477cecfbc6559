//! What nobody can do with the phone now.

use std::fmt;

/// A gesture that a person could not make, such as a tap on a button that is disabled. Nothing has happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impossible {
    /// What cannot be done, and why.
    pub message: String,
}

impl Impossible {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }
}

impl fmt::Display for Impossible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Impossible {}
