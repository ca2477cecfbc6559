//! Why the phone shows an error in place of the screen.

use std::fmt;

use super::super::fault::Fault;
use super::super::limits::MOST_TEXT;

/// Why an expression has no value. A missing value is no failure: it counts as nothing.
///
/// On the phone an [`Unreadable`](Self::Unreadable) expression replaces the whole screen by the generic error, which
/// cannot be retried. The other failures are our own limits, which the phone does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// The phone cannot read the expression, such as `${data.a} ? 'x' : 'y'`; or it is longer than we read.
    Unreadable(Fault),
    /// A text would be longer than [`MOST_TEXT`].
    TooLong,
    /// A list that is to be shown as a text nests more than 64 deep.
    TooDeep,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(fault) => write!(f, "the phone cannot read this expression: {fault}"),
            Self::TooLong => write!(f, "the text is longer than {MOST_TEXT} bytes"),
            Self::TooDeep => f.write_str("a list in this text nests too deep"),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(fault) => Some(fault),
            Self::TooLong | Self::TooDeep => None,
        }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Unreadable(fault)
    }
}
