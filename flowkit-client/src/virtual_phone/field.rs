//! One component of the screen, looked at.

use std::fmt;

use serde_json::Value;

use crate::view::{Choice, Node, Text};

/// A component of the screen that shows, as it was when it was asked for. [`node`](Self::node) is all that is known of it.
///
/// `Debug` names the component and hides its value and texts, which the node has.
#[derive(Clone, PartialEq)]
pub struct Field {
    node: Node,
}

impl Field {
    pub(super) fn new(node: Node) -> Self {
        Self { node }
    }

    /// Everything that shows of it.
    #[must_use]
    pub fn node(&self) -> &Node {
        &self.node
    }

    /// Its place among the components of the screen, which [`Gesture`](crate::phone::Gesture)s name it by.
    #[must_use]
    pub fn at(&self) -> usize {
        self.node.at
    }

    /// Its value; `None` if nobody touched it and it had none from the beginning, and for an OptIn that was unticked.
    #[must_use]
    pub fn value(&self) -> Option<&Value> {
        self.node.value.as_ref()
    }

    /// What a person reads of its value, such as `22 Nov 2026`, or of a text component its text; `None` where there is nothing
    /// to read.
    #[must_use]
    pub fn shown(&self) -> Option<&str> {
        let text = self.node.text.as_ref().map(|text| text.text.as_str());
        self.node.shown.as_deref().or(text)
    }

    /// The options or rows that it lists and that can be chosen at this moment.
    pub fn options(&self) -> impl Iterator<Item = &Choice> {
        self.node.options.iter().filter(|option| option.enabled)
    }

    /// Whether it can be used at this moment. A Footer cannot as long as the form is not in order.
    #[must_use]
    pub fn is_enabled(&self) -> bool {
        self.node.enabled
    }

    /// Whether it has to be filled in.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.node.required
    }

    /// The error that shows at it: its own, once it was left, or the endpoint's.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.node
            .error
            .as_ref()
            .map(|error: &Text| error.text.as_str())
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field")
            .field("kind", &self.node.kind)
            .field("name", &self.node.name)
            .field("enabled", &self.node.enabled)
            .finish_non_exhaustive()
    }
}
