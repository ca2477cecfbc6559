//! What is wrong with a key, in words that follow the name of its file.

use crate::failure::Failure;

/// What is wrong with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// What was found: `holds a certificate, where …`.
    pub(crate) problem: String,
    /// What to do about it.
    pub(crate) help: String,
}

impl Fault {
    pub(super) fn new(problem: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            problem: problem.into(),
            help: help.into(),
        }
    }

    /// As what keeps a command from its work; `name` is the file's.
    pub(crate) fn failure(self, name: &str) -> Failure {
        Failure::new(format!("`{name}` {}", self.problem)).help(self.help)
    }
}
