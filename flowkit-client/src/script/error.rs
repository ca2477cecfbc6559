//! What is wrong with a script, or where its replay stopped.

use std::fmt;

use crate::WalkError;
use crate::media::MediaError;

/// A line of a script that cannot be read, or that did not do what it says. Its `Display` begins with the place:
/// `line 4, column 1: there is no step "tpa": did you mean "tap"?`.
#[derive(Clone)]
pub struct ScriptError(Box<Inner>);

#[derive(Clone)]
struct Inner {
    line: usize,
    column: Option<usize>,
    kind: ScriptErrorKind,
    message: String,
}

/// What kind of thing went wrong.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum ScriptErrorKind {
    /// The line cannot be read.
    Text,
    /// The script is of a later version than this one can read.
    Version,
    /// The step went wrong.
    Walk(WalkError),
    /// A step worked that was to fail.
    Worked,
    /// Something is not as the script expects.
    Expectation {
        /// What the script expects.
        expected: String,
        /// What is so.
        found: String,
    },
    /// A file cannot be read, or has another content than the one of the record.
    File(Option<MediaError>),
    /// The script is for a phone with other settings.
    Settings,
    /// The record was too long, and ends here.
    CutOff,
}

impl ScriptError {
    pub(super) fn new(
        line: usize,
        column: Option<usize>,
        kind: ScriptErrorKind,
        message: impl Into<String>,
    ) -> Self {
        Self(Box::new(Inner {
            line,
            column,
            kind,
            message: message.into(),
        }))
    }

    /// The line of the script, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.0.line
    }

    /// Where in the line it is, in characters from 1; `None` for a step that was read and went wrong.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        self.0.column
    }

    /// What kind of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> &ScriptErrorKind {
        &self.0.kind
    }

    /// What happened, without the place, and of a step without what the phone shows.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// What went wrong with a step, and what the phone shows there, if that is it.
    #[must_use]
    pub fn walk_error(&self) -> Option<&WalkError> {
        match &self.0.kind {
            ScriptErrorKind::Walk(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.0.line)?;
        if let Some(column) = self.0.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.0.message)?;
        match &self.0.kind {
            ScriptErrorKind::Walk(error) => write!(f, ": {error}"),
            _ => Ok(()),
        }
    }
}

/// As `Display`, so that a failing test shows it whichever way it comes out.
impl fmt::Debug for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for ScriptError {}
