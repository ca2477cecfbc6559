//! The error of the start, and how errors are written with their sources. That of handlers is a file of its own.

use std::fmt::{self, Write as _};

use crate::HandlerError;

/// The result of a handler, and of a `main` that starts an endpoint.
pub type Result<T, E = HandlerError> = std::result::Result<T, E>;

pub(crate) type Source = Box<dyn std::error::Error + Send + Sync + 'static>;

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

/// An error and its sources, but no more of them than one would read: a type may well name itself as its source.
pub(crate) fn sources<'e>(
    error: &'e (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'e (dyn std::error::Error + 'static)> {
    const MOST: usize = 32;
    std::iter::successors(Some(error), |error| error.source()).take(MOST)
}

/// An error and its sources on one line: `cannot load: no such table`.
pub(crate) fn write_chain(
    error: &(dyn std::error::Error + 'static),
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut said = text(error);
    f.write_str(&said)?;
    for source in sources(error).skip(1) {
        let text = text(source);
        // Many errors have the text of their source in their own. We do not write it twice.
        if !said.contains(&text) {
            write!(f, ": {text}")?;
        }
        said = text;
    }
    Ok(())
}

/// `to_string` without its panic: the `Display` of a user's error may fail.
fn text(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = String::new();
    if write!(text, "{error}").is_err() {
        text.push_str("… (its `Display` failed)");
    }
    text
}
