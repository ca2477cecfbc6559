//! What is wrong with a drawn component.

use std::fmt;

use super::rule::{ComponentRule, Severity};

/// What is wrong with a component. It never quotes a value, since values come from the endpoint and from the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComponentFault {
    pub(super) rule: ComponentRule,
    pub(super) path: String,
    pub(super) message: String,
}

impl ComponentFault {
    /// The rule that is broken.
    #[must_use]
    pub fn rule(&self) -> ComponentRule {
        self.rule
    }

    /// What the phone does about it.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }

    /// The path within the component, such as `data-source[2].id`; `value` for the value that an input kept.
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

impl fmt::Display for ComponentFault {
    /// The rule and the message, in one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.message)
    }
}
