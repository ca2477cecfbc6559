//! Why a walk did not go on.

use std::fmt;

use crate::ClientError;
use crate::phone::Refusal;

/// A step of a walk that did not do what it was to do. It says what happened, what the phone shows, what the person could have
/// done there, and how the last exchange went.
///
/// Both `Display` and `Debug` print all of it, so that a failing test shows it whichever way it comes out. It holds what was
/// filled in and received: it is meant for a developer's terminal, and for logs of tests.
#[derive(Clone)]
pub struct WalkError(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: WalkErrorKind,
    message: String,
    around: Around,
}

/// What the phone was at.
#[derive(Clone, Default)]
pub(super) struct Around {
    /// The screen as text.
    pub(super) screen: String,
    /// The steps that could be taken.
    pub(super) possible: Vec<String>,
    pub(super) last_exchange: Option<String>,
}

/// What kind of thing went wrong.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum WalkErrorKind {
    /// The phone could not be set up.
    Settings(ClientError),
    /// Nothing on the screen is called so.
    NotFound,
    /// Nobody could do it: the button is disabled, the option is not there.
    Impossible,
    /// The phone refused what it was given, and shows an error.
    Refused(Box<Refusal>),
    /// The exchange failed: a status, a time-out, an answer that cannot be read.
    Failed(ClientError),
    /// The flow is not completed, or its completion is of another type.
    Completion,
    /// The flow asked the endpoint again and again without anybody doing anything.
    Endless,
}

impl WalkError {
    pub(super) fn new(kind: WalkErrorKind, message: impl Into<String>, around: Around) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            around,
        }))
    }

    pub(super) fn of_settings(error: ClientError) -> Self {
        let message = error.to_string();
        Self::new(WalkErrorKind::Settings(error), message, Around::default())
    }

    /// What kind of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> &WalkErrorKind {
        &self.0.kind
    }

    /// What happened, without what the phone shows.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// What the phone refused, if that is what went wrong.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match &self.0.kind {
            WalkErrorKind::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// The failed exchange, if that is what went wrong.
    #[must_use]
    pub fn client_error(&self) -> Option<&ClientError> {
        match &self.0.kind {
            WalkErrorKind::Failed(error) | WalkErrorKind::Settings(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for WalkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        let Around {
            screen,
            possible,
            last_exchange,
        } = &self.0.around;
        if !screen.is_empty() {
            write!(f, "\n\nThe phone shows:\n{screen}")?;
        }
        if !possible.is_empty() {
            write!(f, "\n\nWhat could be done: {}", possible.join(", "))?;
        }
        if let Some(exchange) = last_exchange {
            write!(f, "\n\nThe last exchange:\n{exchange}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for WalkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for WalkError {}
