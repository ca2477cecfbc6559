//! What creating a flow gives.

use std::fmt;

use bytes::Bytes;
use flowkit_json::Finding;

use super::{FlowStatus, FlowValidationError, json};

/// A flow that was created.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreatedFlow {
    /// Its id.
    pub id: String,
    /// Whether it is a draft or published. It is a draft unless it was to be published at once; if its creation went
    /// unanswered ([`found_by_name`](Self::found_by_name)), it may be one even then.
    pub status: FlowStatus,
    /// What Meta's validator found in its Flow JSON.
    pub validation_errors: Vec<FlowValidationError>,
    /// The Flow JSON that was sent, to which the places in the errors belong.
    pub text: Option<Bytes>,
    /// Whether Meta did not answer, and the flow was then found by its name, with everything else that was asked for.
    pub found_by_name: bool,
}

impl CreatedFlow {
    /// The faults in its Flow JSON as flowkit's own validator reports them.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let text = self.text.as_deref().unwrap_or_default();
        json::findings(&self.validation_errors, text)
    }

    /// The faults in the manner of rustc, an empty line between each two; empty if there are none.
    #[must_use]
    pub fn render(&self, file_name: &str) -> String {
        json::render(&self.findings(), file_name)
    }
}

impl fmt::Debug for CreatedFlow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CreatedFlow")
            .field("id", &self.id)
            .field("status", &self.status)
            .field("validation_errors", &self.validation_errors)
            .field("found_by_name", &self.found_by_name)
            .finish_non_exhaustive()
    }
}

/// Who has the name of a flow whose creation went unanswered.
pub(super) enum NameHolder {
    /// No flow has it, so nothing was created.
    Nobody,
    /// A flow that is in every respect what was asked for.
    Wanted(Box<CreatedFlow>),
    /// A flow that is not. An upload would replace what somebody else made, or turn a published flow into a draft.
    Another,
}
