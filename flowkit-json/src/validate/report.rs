//! What the validator has to say about a document.

use crate::finding::{Finding, Level};

/// The outcome of [`validate`](super::validate).
#[derive(Debug, Clone)]
pub struct Report {
    version: Option<String>,
    findings: Vec<Finding>,
    frozen: bool,
}

impl Report {
    pub(super) fn new(version: Option<String>, findings: Vec<Finding>) -> Self {
        Self {
            version,
            findings,
            frozen: false,
        }
    }

    pub(super) fn with_frozen(self, frozen: bool) -> Self {
        Self { frozen, ..self }
    }

    /// The document's version as written, such as `7.3`; `None` if it has none that can be read.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// Whether the document is of a version that can no longer be published, 2.1 to 5.0: flows of it that were go on
    /// running. The one finding at error level says so; nothing behind the version was judged.
    ///
    /// ```
    /// let report = flowkit_json::validate(r#"{"version": "4.0", "screens": []}"#);
    /// assert!(report.is_frozen() && !report.is_valid());
    /// assert!(!flowkit_json::validate(r#"{"version": "4.7", "screens": []}"#).is_frozen());
    /// ```
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.frozen
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
