//! The error of handlers: any error, and what it means to the phone.

use std::fmt;
use std::ops::Deref;

use crate::error::{Source, sources, write_chain};
use crate::{Error, Mismatch, ProtocolStatus};

impl From<HandlerError> for Error {
    fn from(error: HandlerError) -> Self {
        match error.source.downcast::<Self>() {
            Ok(start) => *start,
            Err(other) => Self::with_source(other.to_string(), other),
        }
    }
}

impl From<HandlerError> for Box<dyn std::error::Error> {
    fn from(error: HandlerError) -> Self {
        error.source
    }
}

/// By the feature `anyhow`, so that `?` takes the answers of [`Next`](crate::Next) in a handler that returns
/// `anyhow::Result`. What the error means to the phone (427, say) is kept.
#[cfg(feature = "anyhow")]
impl From<HandlerError> for anyhow::Error {
    fn from(error: HandlerError) -> Self {
        Self::from_boxed(error.source)
    }
}

/// Why a handler could not answer.
///
/// Any error becomes one by `?`: standard errors, `anyhow::Error`, `Box<dyn Error + Send + Sync>`, a `String`, a
/// `&str`. So a handler needs no error type of its own. It is logged with its
/// sources, and the phone gets a generic error (status 500) from which the user may try again. **Its text
/// goes to the log as it is**: what a handler puts into an error (a name, a number) is the developer's
/// responsibility.
///
/// Like `anyhow::Error` it does not implement [`std::error::Error`] itself; it dereferences to one, and
/// [`into_boxed`](Self::into_boxed) gives it away.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::HandlerError;
///
/// fn seats(text: &str) -> Result<u8, HandlerError> {
///     if text.is_empty() {
///         Err("no seats given")?;
///     }
///     Ok(text.parse::<u8>()?)
/// }
///
/// assert_eq!(seats("").unwrap_err().to_string(), "no seats given");
/// assert!(seats("many").unwrap_err().to_string().contains("invalid digit"));
/// ```
///
/// A handler may return an error type of its own that converts into this one, as all of these do. The
/// ways of making a [`Next`](crate::Next) fail with this one, so the own type takes it up in turn:
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::HandlerError;
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
///
/// What a `HandlerError` means to the phone survives such a detour: a [`token_invalid`](Self::token_invalid) within
/// a `BookingError`, or under the context of an `anyhow::Error`, still answers 427.
pub struct HandlerError {
    source: Source,
    /// What the phone is to get, where that is more than status 500.
    outcome: Outcome,
}

/// What is left to do with a handler's error.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    Failed,
    Mismatch(Mismatch),
    TokenInvalid(Option<String>),
    Refused(ProtocolStatus),
}

impl HandlerError {
    /// An error of this text; it goes to the log.
    #[must_use]
    pub fn msg(text: impl Into<String>) -> Self {
        Self::of(text.into().into())
    }

    /// The flow token is no longer valid: the phone shows the text and disables the button in the chat for
    /// good (status 427). For extractors and helpers; a handler itself answers
    /// [`Next::token_invalid`](crate::Next::token_invalid).
    #[must_use]
    pub fn token_invalid(text: impl Into<String>) -> Self {
        Self::meaning(
            "the flow token is no longer valid",
            Outcome::TokenInvalid(Some(text.into())),
        )
    }

    /// A signature that the handler checked does not fit, such as `flow_token_signature` (status 432). The phone
    /// shows a general error, and the user may try again.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// use flowkit::HandlerError;
    ///
    /// fn check(expected: &str, given: &str) -> Result<(), HandlerError> {
    ///     if expected == given { Ok(()) } else { Err(HandlerError::signature_failed()) }
    /// }
    /// assert!(check("a", "b").is_err());
    /// ```
    #[must_use]
    pub fn signature_failed() -> Self {
        Self::status(
            ProtocolStatus::SignatureFailed,
            "a signature that the handler checked does not fit",
        )
    }

    /// Refuses the request with a status of the protocol; see [`ProtocolStatus`] for what the phone makes of each. The
    /// text says why, and goes to the log alone.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// use flowkit::{HandlerError, ProtocolStatus};
    ///
    /// let error = HandlerError::status(ProtocolStatus::TimedOut, "the warehouse did not answer");
    /// assert_eq!(error.to_string(), "the warehouse did not answer");
    /// ```
    #[must_use]
    pub fn status(status: ProtocolStatus, why: impl Into<String>) -> Self {
        let outcome = match status {
            // Without a text of ours the phone shows one of its own.
            ProtocolStatus::TokenInvalid => Outcome::TokenInvalid(None),
            ProtocolStatus::Failed => Outcome::Failed,
            other => Outcome::Refused(other),
        };
        Self::meaning(why, outcome)
    }

    /// The error itself, with its sources, where a standard one is wanted. Turned into a `HandlerError` again, it
    /// means the same to the phone as before.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// use std::error::Error;
    /// use flowkit::HandlerError;
    ///
    /// let boxed: Box<dyn Error + Send + Sync> = HandlerError::msg("no slots").into_boxed();
    /// assert_eq!(boxed.to_string(), "no slots");
    /// ```
    #[must_use]
    pub fn into_boxed(self) -> Box<dyn std::error::Error + Send + Sync + 'static> {
        self.source
    }

    pub(crate) fn mismatch(mismatch: Mismatch) -> Self {
        Self::meaning(mismatch.to_string(), Outcome::Mismatch(mismatch))
    }

    pub(crate) fn outcome(&self) -> Outcome {
        self.outcome.clone()
    }

    /// The HTTP status of the answer, where the error is one.
    pub(crate) fn http_status(&self) -> u16 {
        match &self.outcome {
            Outcome::Refused(status) => status.as_u16(),
            Outcome::TokenInvalid(_) => ProtocolStatus::TokenInvalid.as_u16(),
            Outcome::Failed | Outcome::Mismatch(_) => ProtocolStatus::Failed.as_u16(),
        }
    }

    /// An error that is more to the phone than status 500.
    fn meaning(text: impl Into<String>, outcome: Outcome) -> Self {
        let inner = Meaning {
            text: text.into(),
            outcome: outcome.clone(),
        };
        Self {
            source: Box::new(Meant(inner)),
            outcome,
        }
    }

    /// Any error; one of ours among its sources keeps what it means to the phone.
    fn of(source: Source) -> Self {
        let outcome = sources(&*source)
            .find_map(|error| error.downcast_ref::<Meaning>())
            .map_or(Outcome::Failed, |meaning| meaning.outcome.clone());
        Self { source, outcome }
    }
}

/// What a [`HandlerError`] dereferences to, if it is more to the phone than status 500.
///
/// The error and, as its source, the meaning: so an error type of the user's that passes on our words and our sources
/// (`#[error(transparent)]`) has the meaning among its sources, too.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Meant(#[source] Meaning);

#[derive(Debug, thiserror::Error)]
#[error("{text}")]
struct Meaning {
    text: String,
    outcome: Outcome,
}

/// What `?` takes in a handler: every [`Error`](std::error::Error) that is `Send`, `Sync` and borrows nothing, such an
/// error in a box, `anyhow::Error`, and text.
///
/// It is there for what the compiler says of other types, once and in these words. (Of a `Box<dyn Error>` it would otherwise
/// say three times why the box does not convert.) There is nothing to implement.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no error that a handler can fail with",
    label = "has to be a `std::error::Error + Send + Sync`, or text: `.map_err(|error| error.to_string())?`",
    note = "implement `std::error::Error` for an own type; a box has to be a `Box<dyn Error + Send + Sync>`"
)]
pub trait ErrorOrText: sealed::IntoSource {}

mod sealed {
    pub trait IntoSource {
        fn into_source(self) -> super::BoxError;
    }
}

type BoxError = Box<dyn std::error::Error + Send + Sync + 'static>;

impl<E: Into<BoxError>> sealed::IntoSource for E {
    fn into_source(self) -> BoxError {
        self.into()
    }
}

// Not recommended, so that the compiler stops at our words.
#[diagnostic::do_not_recommend]
impl<E: Into<BoxError>> ErrorOrText for E {}

// `HandlerError` must never become a `Box<dyn Error + Send + Sync>` by `From`, or it would overlap with this.
impl<E: ErrorOrText> From<E> for HandlerError {
    fn from(error: E) -> Self {
        Self::of(sealed::IntoSource::into_source(error))
    }
}

impl Deref for HandlerError {
    type Target = dyn std::error::Error + Send + Sync + 'static;

    fn deref(&self) -> &Self::Target {
        &*self.source
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
        let boxed = HandlerError::from(Error::new("no key was given")).into_boxed();
        assert_eq!(boxed.to_string(), "no key was given");
    }

    #[test]
    fn whatever_becomes_a_boxed_error_becomes_one_of_ours() {
        fn of(error: impl Into<HandlerError>) -> String {
            format!("{:?}", error.into())
        }
        let boxed: Box<dyn std::error::Error + Send + Sync> = "boxed".into();
        assert_eq!(of(boxed), "boxed");
        assert_eq!(of("text"), "text");
        assert_eq!(of("text".to_owned()), "text");
        assert_eq!(of(std::borrow::Cow::Borrowed("text")), "text");
        assert_eq!(of(std::fmt::Error), std::fmt::Error.to_string());
        assert_eq!(of(HandlerError::msg("its own")), "its own");
    }

    /// An error type of a user's that takes ours up, in its own words or in ours.
    #[derive(Debug, thiserror::Error)]
    enum Own {
        #[error("the booking failed")]
        Booking(#[source] HandlerErrorSource),
        #[error(transparent)]
        Answer(#[from] HandlerError),
    }

    #[derive(Debug, thiserror::Error)]
    #[error("the answer")]
    struct HandlerErrorSource(#[source] Box<dyn std::error::Error + Send + Sync>);

    #[test]
    fn what_an_error_means_to_the_phone_survives_other_types() {
        let invalid = || HandlerError::token_invalid("Ask for a new form");
        let is_invalid = |error: HandlerError| {
            let text = "Ask for a new form";
            matches!(error.outcome(), Outcome::TokenInvalid(Some(given)) if given == text)
        };
        assert!(is_invalid(invalid()));
        assert!(is_invalid(invalid().into_boxed().into()));
        assert!(is_invalid(Own::from(invalid()).into()));
        let deep = Own::Booking(HandlerErrorSource(invalid().into_boxed()));
        assert!(is_invalid(deep.into()));

        let refused = HandlerError::from(Own::from(HandlerError::signature_failed()));
        assert!(matches!(
            refused.outcome(),
            Outcome::Refused(ProtocolStatus::SignatureFailed)
        ));
        assert_eq!(
            format!("{refused:?}"),
            "a signature that the handler checked does not fit"
        );
        let mismatch = HandlerError::mismatch(Mismatch::NoFlowToken);
        let carried = HandlerError::from(Own::from(mismatch));
        assert!(matches!(carried.outcome(), Outcome::Mismatch(_)));
        assert!(matches!(
            HandlerError::msg("no slots").outcome(),
            Outcome::Failed
        ));
    }

    #[test]
    fn an_error_that_is_its_own_source_ends() {
        #[derive(Debug)]
        struct Endless;
        impl fmt::Display for Endless {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("endless")
            }
        }
        impl std::error::Error for Endless {
            fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
                Some(self)
            }
        }
        assert_eq!(format!("{:?}", HandlerError::from(Endless)), "endless");
    }
}
