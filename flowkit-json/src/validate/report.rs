//! What the validator has to say about a document.

use crate::finding::{Finding, Level};

/// The outcome of [`validate`](super::validate).
#[derive(Debug, Clone)]
pub struct Report {
    version: Option<String>,
    findings: Vec<Finding>,
}

impl Report {
    pub(super) fn new(version: Option<String>, findings: Vec<Finding>) -> Self {
        Self { version, findings }
    }

    /// The document's version as written, such as `7.3`; `None` if it has none that can be read.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// Everything that was found, of every level, in the validator's order.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings, without the report around them.
    #[must_use]
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Whether Meta's validator would take the document: nothing was found at [`Level::Error`].
    #[must_use]
    pub fn is_valid(&self) -> bool {
        let is_error = |finding: &Finding| finding.level() == Level::Error;
        !self.findings.iter().any(is_error)
    }
}
