//! Errors that take the place of the screen.

use crate::ClientError;

use super::refusal::Refusal;

/// An error that the customer sees in place of the screen, or in a draft over it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct FullScreenError {
    /// What the customer reads. But for the endpoint's own text the words are ours, since Meta's are not known.
    pub text: String,
    /// Whether a link offers another try.
    pub may_retry: bool,
    /// What happened, for the developer.
    pub cause: Cause,
}

/// Why there is an error.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Cause {
    /// The phone refused something.
    Refused(Box<Refusal>),
    /// An exchange failed.
    Failed(ClientError),
}

impl Cause {
    /// What the phone refused, if that is why.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Failed(_) => None,
        }
    }
}

impl std::fmt::Display for Cause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Failed(error) => error.fmt(f),
        }
    }
}
