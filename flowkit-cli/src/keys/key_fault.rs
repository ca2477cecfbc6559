//! What is wrong with a key, in words that follow the name of its file.

use serde::Serialize;

use crate::failure::Failure;
use crate::output::Output;

/// What is wrong with a key, or worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeyFault {
    pub(crate) level: Level,
    /// What was found: `holds a certificate, where …`.
    pub(crate) problem: String,
    /// What to do about it.
    pub(crate) help: String,
    /// Whether only the passphrase is missing or wrong, so that the key itself may be good.
    pub(super) is_about_passphrase: bool,
}

/// Whether a key can be used all the same.
#[derive(Debug, Serialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Level {
    Error,
    Warning,
}

impl KeyFault {
    pub(super) fn new(problem: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            level: Level::Error,
            problem: problem.into(),
            help: help.into(),
            is_about_passphrase: false,
        }
    }

    pub(super) fn warning(problem: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            level: Level::Warning,
            ..Self::new(problem, help)
        }
    }

    /// The failure of a command that needs this key; `name` is the file's.
    pub(crate) fn failure(self, name: &str) -> Failure {
        Failure::new(format!("`{name}` {}", self.problem)).with_help(self.help)
    }

    /// Prints a warning.
    ///
    /// # Errors
    /// A fault at level error, as a failure.
    pub(crate) fn warn_or_fail(
        self,
        name: &str,
        output: &mut Output,
    ) -> crate::failure::Result<()> {
        match self.level {
            Level::Error => Err(self.failure(name)),
            Level::Warning => {
                output.warn(&format!("`{name}` {}", self.problem))?;
                output.help(&self.help);
                Ok(())
            }
        }
    }
}
