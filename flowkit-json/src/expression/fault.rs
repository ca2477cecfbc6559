//! What is wrong with an expression.

use std::fmt;

use super::reference::Malformed;

/// What is wrong with an expression, and what would be right.
///
/// Its text names the character, counted from 1 behind the first backtick: ``a `(` is not closed (character 3)``.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    message: String,
    help: Option<String>,
    /// The character it is about, from 1; `None` if it is the whole.
    column: Option<usize>,
}

impl Fault {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
            column: None,
        }
    }

    /// For a text in `${…}` that refers to nothing there could be.
    pub(crate) fn malformed_reference() -> Self {
        Self::new(Malformed::MESSAGE).with_help(Malformed::HELP)
    }

    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says that it is about what stands at this byte of the text.
    pub(super) fn at(mut self, text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        self.column.get_or_insert(before.chars().count() + 1);
        self
    }

    /// What would be right, such as ``add a `)` ``, if that is known.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match self.column {
            Some(column) => write!(f, " (character {column})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Fault {}
