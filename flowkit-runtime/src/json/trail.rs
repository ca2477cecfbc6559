//! Where in a value the writing failed: the path `rooms[2].price` of an error.

use std::cell::RefCell;
use std::fmt::Write as _;

use serde::Serialize;

use crate::HandlerError;

/// How many values may stand within each other. serde_json and phones read at least as many, and no screen shows that much.
pub(super) const DEEPEST: usize = 120;

/// Steps of a path that an error shows.
const SHOWN: usize = 16;

/// Where in a value it could not be written. It is filled from the inside out, and only once there is an error.
#[derive(Default)]
pub(super) struct Trail(RefCell<Vec<Step>>);

enum Step {
    Member(String),
    Element(usize),
}

impl Trail {
    /// The error lies in the member of this name.
    pub(super) fn member(&self, name: &str) {
        self.0.borrow_mut().push(Step::Member(name.to_owned()));
    }

    /// The error lies in the member whose name serde writes thus.
    pub(super) fn key(&self, name: &(impl Serialize + ?Sized)) {
        let name = serde_json::to_value(name).unwrap_or_default();
        match name.as_str() {
            Some(name) => self.member(name),
            None => self.member(&name.to_string()),
        }
    }

    /// The error lies in the element of this number, from 0.
    pub(super) fn element(&self, number: usize) {
        self.0.borrow_mut().push(Step::Element(number));
    }

    /// The path as in JavaScript: `rooms[2].price`.
    fn path(&self) -> String {
        let steps = self.0.borrow();
        let mut path = String::new();
        for step in steps.iter().rev().take(SHOWN) {
            let _ = match step {
                Step::Member(name) if path.is_empty() => write!(path, "{name}"),
                Step::Member(name) => write!(path, ".{name}"),
                Step::Element(number) => write!(path, "[{number}]"),
            };
        }
        if steps.len() > SHOWN {
            path.push('…');
        }
        path
    }

    /// What is wrong, behind where.
    pub(super) fn text(&self, error: &serde_json::Error) -> String {
        match self.path() {
            path if path.is_empty() => error.to_string(),
            path => format!("`{path}`: {error}"),
        }
    }

    pub(super) fn error(&self, error: &serde_json::Error) -> HandlerError {
        HandlerError::msg(format!(
            "the answer cannot be written: {}",
            self.text(error)
        ))
    }
}
