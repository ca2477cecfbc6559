//! A rule of the phone that an answer breaks.

use std::fmt;

use super::AnswerRule;
use super::faults::Faults;

/// An answer that the phone refuses. It never quotes a value of the answer's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    key: BreachKey,
    rule: AnswerRule,
    faults: Vec<Fault>,
}

/// The key under which the phone reports a breach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BreachKey {
    /// `invalid-screen-transition`: this screen may not be shown now.
    InvalidScreenTransition,
    /// `payload-schema-error`: the data is not what the screen declares.
    PayloadSchemaError,
    /// `components-validation-error`: a component that shows cannot be drawn with what its bindings lead to, as
    /// [`check_component`](super::check_component) finds out.
    ComponentsValidationError,
}

/// One thing that is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    rule: AnswerRule,
    path: String,
    message: String,
}

impl BreachKey {
    /// The key in Meta's spelling.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvalidScreenTransition => "invalid-screen-transition",
            Self::PayloadSchemaError => "payload-schema-error",
            Self::ComponentsValidationError => "components-validation-error",
        }
    }
}

impl fmt::Display for BreachKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Breach {
    pub(super) fn transition(rule: AnswerRule, message: String) -> Self {
        Self {
            key: BreachKey::InvalidScreenTransition,
            rule,
            faults: vec![Fault::new(rule, "screen", message)],
        }
    }

    /// `Ok` if there are no faults.
    pub(super) fn unless_empty(faults: Faults<Fault>) -> Result<(), Self> {
        let faults = faults.into_vec();
        match faults.first() {
            None => Ok(()),
            Some(first) => Err(Self {
                key: BreachKey::PayloadSchemaError,
                rule: first.rule,
                faults,
            }),
        }
    }

    /// The key under which the phone would report it.
    #[must_use]
    pub fn key(&self) -> BreachKey {
        self.key
    }

    /// The rule that is broken: that of the first fault.
    #[must_use]
    pub fn rule(&self) -> AnswerRule {
        self.rule
    }

    /// What is wrong: at least one fault, and at most [`MOST_FAULTS`](super::MOST_FAULTS).
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }
}

impl Fault {
    pub(super) fn new(rule: AnswerRule, path: impl Into<String>, message: String) -> Self {
        Self {
            rule,
            path: path.into(),
            message,
        }
    }

    /// The rule that is broken here.
    #[must_use]
    pub fn rule(&self) -> AnswerRule {
        self.rule
    }

    /// The path in the answer, such as `data.slots[0].id`; `screen` for a transition.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong and what would be right.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Breach {
    /// The key, then every fault, in one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.key)?;
        for (index, fault) in self.faults.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{}", fault.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Breach {}
