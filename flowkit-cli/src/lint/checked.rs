//! A Flow JSON that was read and judged. Nowhere else does the command ask `flowkit-json` to judge or to understand one.

use std::io::{self, Write};
use std::path::Path;

use flowkit_json::validate::validate_as;
use flowkit_json::{Document, Finding, Level, Report, read_flow, validate_bytes};

use super::print_findings;
use crate::failure::Result;
use crate::input::Input;

/// A document with what was found in it.
pub(crate) struct Checked {
    pub(crate) input: Input,
    pub(crate) report: Report,
}

impl Checked {
    /// Reads a file, or standard input for `-`, and judges what it holds.
    ///
    /// # Errors
    /// Those of [`Input::read`]. What is wrong with the document is in the report.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        Input::read(path).map(Self::of)
    }

    /// Judges what was read, as Meta's validator does.
    pub(crate) fn of(input: Input) -> Self {
        let report = validate_bytes(&input.bytes);
        Self { input, report }
    }

    /// What is found in the document as one of another version, such as `7.3`; `None` for a version that cannot be published.
    pub(super) fn as_version(&self, version: &str) -> Option<Report> {
        validate_as(&self.input.bytes, version)
    }

    /// Judges what was read, and keeps what the document says, with its screens and routes. There is no document if its
    /// screens cannot be told apart; the report says why.
    pub(crate) fn with_document(input: Input) -> (Option<Document<'static>>, Self) {
        let (document, report) = read_flow(&input.bytes);
        let document = document.map(Document::into_owned);
        (document, Self { input, report })
    }

    /// Prints the findings of this level and of graver ones, each mistake once.
    pub(crate) fn print(&self, least: Level, to: &mut impl Write) -> io::Result<()> {
        let all = self.report.findings().iter();
        let grave = all.filter(|finding| finding.level() >= least);
        print_findings(grave, &self.input, false, to)
    }

    /// How many mistakes of this level people are told of.
    pub(crate) fn count(&self, level: Level) -> usize {
        let is_counted = |finding: &&Finding| finding.level() == level && !finding.is_echo();
        self.report.findings().iter().filter(is_counted).count()
    }
}

/// Whether a flow with this Flow JSON asks an endpoint: `"data_api_version": "3.0"`.
pub(crate) fn has_endpoint(input: &Input) -> bool {
    let (document, _) = read_flow(&input.bytes);
    document.is_some_and(|document| document.data_api_version().is_some())
}
