//! What the validator has to say about a document.

use std::collections::HashMap;

use crate::finding::{Finding, Level};

/// The outcome of [`validate`](super::validate).
#[derive(Debug, Clone)]
pub struct Report {
    version: Option<String>,
    findings: Vec<Finding>,
    frozen: bool,
    wrapped: bool,
}

impl Report {
    pub(super) fn new(version: Option<String>, findings: Vec<Finding>) -> Self {
        Self {
            version,
            findings,
            frozen: false,
            wrapped: false,
        }
    }

    pub(super) fn with_frozen(self, frozen: bool) -> Self {
        Self { frozen, ..self }
    }

    /// Says that the document stands in something else.
    pub(super) fn in_something_else(self) -> Self {
        Self {
            wrapped: true,
            ..self
        }
    }

    /// The document's version as written, such as `7.3`; `None` if it has none that can be read.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// Whether the document is of a version that can no longer be published, 2.1 to 5.0: flows of it that were go on
    /// running. The one finding at error level says so; the rest was judged as a version that can be published, and what
    /// Meta would refuse then is at [`Level::Pending`].
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

    /// Whether the Flow JSON stands in something else, such as the body of the request that creates a flow.
    ///
    /// ```
    /// let report = flowkit_json::validate(r#"{"name": "order", "flow_json": {"version": "7.3", "screens": []}}"#);
    /// assert!(report.is_wrapped() && !report.is_valid());
    /// assert!(!flowkit_json::validate(r#"{"version": "7.3", "screens": []}"#).is_wrapped());
    /// ```
    #[must_use]
    pub fn is_wrapped(&self) -> bool {
        self.wrapped
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

    /// The same report with only what `now` does not say: what must change for another version, if `now` judges the
    /// document as it is and `self` as that version.
    ///
    /// ```
    /// use flowkit_json::validate::validate_as;
    ///
    /// // A terminal screen must have a Footer from 7.3 on.
    /// let text = r#"{"version": "7.0", "screens": [{"id": "A", "title": "A", "terminal": true,
    ///     "layout": {"type": "SingleColumnLayout", "children": []}}]}"#;
    /// let now = flowkit_json::validate(text);
    /// let then = validate_as(text.as_bytes(), "7.3").unwrap();
    /// assert!(then.clone().beyond(&then).findings().is_empty());
    /// assert!(now.is_valid() && !then.beyond(&now).is_valid());
    /// ```
    #[must_use]
    pub fn beyond(mut self, now: &Self) -> Self {
        let key = |finding: &Finding| {
            let message = match finding.code() {
                Some(_) => String::new(),
                None => finding.message().to_owned(),
            };
            (finding.code(), finding.span().range(), message)
        };
        let mut known: HashMap<_, Level> = HashMap::new();
        for finding in &now.findings {
            let level = known.entry(key(finding)).or_insert(finding.level());
            *level = finding.level().max(*level);
        }
        // What weighs more than now is news, too.
        self.findings.retain(|finding| {
            let level = known.get(&key(finding));
            level.is_none_or(|level| *level < finding.level())
        });
        self
    }

    /// Whether Meta's validator would take the document: nothing was found at [`Level::Error`].
    #[must_use]
    pub fn is_valid(&self) -> bool {
        !self.findings.iter().any(Finding::is_error)
    }
}
