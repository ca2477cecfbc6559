//! The two errors of this crate: [`Error`] for the start, [`HandlerError`] for handlers.

use std::fmt;
use std::ops::Deref;

use crate::Mismatch;

/// The result of a handler, and of a `main` that starts an endpoint.
pub type Result<T, E = HandlerError> = std::result::Result<T, E>;

type Source = Box<dyn std::error::Error + Send + Sync + 'static>;

/// Why an endpoint could not start or stopped serving. One clear sentence, also by `Debug`, so that a
/// `main` which returns it prints it well.
pub struct Error {
    message: String,
    source: Option<Source>,
}

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            source: None,
        }
    }

    #[cfg(feature = "server")]
    pub(crate) fn with_source(message: impl Into<String>, source: impl Into<Source>) -> Self {
        Self {
            message: message.into(),
            source: Some(source.into()),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_chain(self, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.source {
            Some(source) => Some(&**source),
            None => None,
        }
    }
}

impl From<HandlerError> for Error {
    fn from(error: HandlerError) -> Self {
        match error.0 {
            Kind::Failed(source) => match source.downcast::<Self>() {
                Ok(start) => *start,
                Err(other) => Self {
                    message: other.to_string(),
                    source: Some(other),
                },
            },
            Kind::Mismatch(mismatch) => Self {
                message: mismatch.to_string(),
                source: None,
            },
            Kind::TokenInvalid(_, refused) => Self {
                message: refused.to_string(),
                source: None,
            },
        }
    }
}

impl From<HandlerError> for Box<dyn std::error::Error + Send + Sync> {
    fn from(error: HandlerError) -> Self {
        match error.0 {
            Kind::Failed(source) => source,
            Kind::Mismatch(mismatch) => Box::new(mismatch),
            Kind::TokenInvalid(_, refused) => Box::new(refused),
        }
    }
}

impl From<HandlerError> for Box<dyn std::error::Error> {
    fn from(error: HandlerError) -> Self {
        Box::<dyn std::error::Error + Send + Sync>::from(error)
    }
}

/// Why a handler could not answer.
///
/// Any error becomes one by `?`, so a handler needs no error type of its own. It is logged with its
/// sources, and the phone gets a generic error (status 500) from which the user may try again. **Its text
/// goes to the log as it is**: what a handler puts into an error (a name, a number) is the developer's
/// responsibility.
///
/// Like `anyhow::Error` it does not implement [`std::error::Error`] itself; it dereferences to one.
///
/// ```
/// use flowkit_runtime::HandlerError;
///
/// fn seats(text: &str) -> Result<u8, HandlerError> {
///     if text.is_empty() {
///         return Err(HandlerError::msg("no seats given"));
///     }
///     Ok(text.parse::<u8>()?)
/// }
///
/// assert!(seats("many").unwrap_err().to_string().contains("invalid digit"));
/// ```
///
/// A handler may return an error type of its own that converts into this one (every standard error does). The
/// ways of making a [`Next`](crate::Next) fail with this one, so the own type takes it up in turn:
///
/// ```
/// use flowkit_runtime::HandlerError;
///
/// #[derive(Debug, thiserror::Error)]
/// enum BookingError {
///     #[error("the book is closed")]
///     Closed,
///     #[error(transparent)]
///     Answer(#[from] HandlerError),
/// }
/// // … -> Result<Next<Details>, BookingError> { … Ok(Next::show_as(SUMMARY, value)?) }
/// # let _ = HandlerError::from(BookingError::Closed);
/// ```
pub struct HandlerError(Kind);

enum Kind {
    Failed(Source),
    Mismatch(Mismatch),
    TokenInvalid(Option<String>, TokenInvalid),
}

/// What is left to do with a handler's error.
pub(crate) enum Outcome {
    Failed,
    Mismatch(Mismatch),
    TokenInvalid(Option<String>),
}

impl HandlerError {
    /// An error of this text; it goes to the log.
    #[must_use]
    pub fn msg(text: impl Into<String>) -> Self {
        Self(Kind::Failed(text.into().into()))
    }

    /// The flow token is no longer valid: the phone shows the text and disables the button in the chat for
    /// good (status 427). For extractors and helpers; a handler itself answers
    /// [`Next::token_invalid`](crate::Next::token_invalid).
    #[must_use]
    pub fn token_invalid(text: impl Into<String>) -> Self {
        Self(Kind::TokenInvalid(Some(text.into()), TokenInvalid))
    }

    pub(crate) fn mismatch(mismatch: Mismatch) -> Self {
        Self(Kind::Mismatch(mismatch))
    }

    pub(crate) fn outcome(&self) -> Outcome {
        match &self.0 {
            Kind::Failed(_) => Outcome::Failed,
            Kind::Mismatch(mismatch) => Outcome::Mismatch(mismatch.clone()),
            Kind::TokenInvalid(text, _) => Outcome::TokenInvalid(text.clone()),
        }
    }
}

#[derive(Debug, thiserror::Error)]
#[error("the flow token is no longer valid")]
struct TokenInvalid;

impl<E> From<E> for HandlerError
where
    E: std::error::Error + Send + Sync + 'static,
{
    fn from(error: E) -> Self {
        Self(Kind::Failed(Box::new(error)))
    }
}

impl Deref for HandlerError {
    type Target = dyn std::error::Error + Send + Sync + 'static;

    fn deref(&self) -> &Self::Target {
        match &self.0 {
            Kind::Failed(error) => &**error,
            Kind::Mismatch(mismatch) => mismatch,
            Kind::TokenInvalid(_, error) => error,
        }
    }
}

impl fmt::Display for HandlerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl fmt::Debug for HandlerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_chain(&**self, f)
    }
}

/// An error and its sources on one line: `cannot load: no such table`.
pub(crate) fn write_chain(
    error: &(dyn std::error::Error + 'static),
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut said = error.to_string();
    f.write_str(&said)?;
    let mut next = error.source();
    while let Some(source) = next {
        let text = source.to_string();
        // Many errors repeat their source in their own text.
        if !said.contains(&text) {
            write!(f, ": {text}")?;
        }
        said = text;
        next = source.source();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("cannot load the slots")]
    struct Outer(#[source] std::num::ParseIntError);

    #[test]
    fn debug_is_one_sentence_with_its_sources() {
        let source = "x".parse::<u8>().unwrap_err();
        let error = HandlerError::from(Outer(source));
        assert_eq!(
            format!("{error:?}"),
            "cannot load the slots: invalid digit found in string"
        );
        assert_eq!(error.to_string(), "cannot load the slots");
        let error = HandlerError::from(Error::new("no key was given"));
        assert_eq!(format!("{error:?}"), "no key was given");
        assert_eq!(format!("{:?}", Error::from(error)), "no key was given");
        let other = Error::from(HandlerError::msg("no slots"));
        assert_eq!(
            format!("{other:?}"),
            "no slots",
            "a source that says the same is not repeated"
        );
    }

    #[test]
    fn converts_where_a_standard_error_is_asked_for() {
        fn start() -> std::result::Result<(), Box<dyn std::error::Error>> {
            Err(HandlerError::from(Error::new("no key was given")))?
        }
        assert_eq!(start().unwrap_err().to_string(), "no key was given");
    }
}
