//! Why a value does not fit its type, without the value.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use crate::mismatch::STEPS;
use crate::{HandlerError, Mismatch};

/// Why a value does not fit its type: where it stands, and what was expected there. It never holds the value.
///
/// What is expected is text of the program (`&'static str`), so that nothing a customer typed can get into an error
/// or a log.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::FieldError;
///
/// let error = FieldError::expected("a number").in_member("price").in_item(2).in_member("rooms");
/// assert_eq!(error.path(), "rooms[2].price");
/// assert_eq!(error.to_string(), "`rooms[2].price` should be a number");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    expected: &'static str,
    missing: bool,
    /// From the inside out.
    steps: Vec<Step>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Member(&'static str),
    Item(usize),
}

impl FieldError {
    /// This was expected: `text`, `a day as YYYY-MM-DD`. It completes the sentence "`name` should be …".
    #[must_use]
    pub fn expected(what: &'static str) -> Self {
        Self {
            expected: what,
            missing: false,
            steps: Vec::new(),
        }
    }

    /// The error, seen from the object in which the value is the member `key`.
    #[must_use]
    pub fn in_member(mut self, key: &'static str) -> Self {
        self.steps.push(Step::Member(key));
        self
    }

    /// The error, seen from the array in which the value is the item `index`, counted from 0.
    #[must_use]
    pub fn in_item(mut self, index: usize) -> Self {
        self.steps.push(Step::Item(index));
        self
    }

    /// Where: `name`, `address.city`, `rooms[2].price`; `data` for the whole.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in self.steps.iter().rev().take(STEPS) {
            let _ = match step {
                Step::Item(index) => write!(path, "[{index}]"),
                Step::Member(key) if path.is_empty() => write!(path, "{key}"),
                Step::Member(key) => write!(path, ".{key}"),
            };
        }
        if self.steps.len() > STEPS {
            path.push_str("[…]");
        }
        if path.is_empty() {
            path.push_str("data");
        }
        path
    }

    /// Says that nothing stood there, unless the error is about something further inside.
    pub(crate) fn missing(mut self) -> Self {
        self.missing = self.steps.is_empty();
        self
    }

    fn wanted(&self) -> Cow<'static, str> {
        if self.missing {
            Cow::Owned(format!("{} (the member is missing)", self.expected))
        } else {
            Cow::Borrowed(self.expected)
        }
    }

    pub(crate) fn into_handler_error(self) -> HandlerError {
        HandlerError::mismatch(Mismatch::Payload {
            path: self.path(),
            expected: self.wanted().into_owned(),
        })
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` should be {}", self.path(), self.wanted())
    }
}

impl std::error::Error for FieldError {}
