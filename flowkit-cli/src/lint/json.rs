//! One JSON object per document and line.

use std::io;

use flowkit_json::Finding;
use serde::Serialize;

use super::{Checked, Format, level_name};
use crate::output::Output;

pub(super) struct Json {
    /// The version that documents are judged for, if not their own.
    pub(super) upgrade: Option<String>,
}

/// A document, in the order in which its members are printed.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    valid: bool,
    version: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    upgrade: Option<&'a str>,
    findings: Vec<Entry<'a>>,
}

/// A finding with the names that Meta's API uses. Lines and columns count from 1; a column counts characters, and the
/// last one is the one behind the fault.
#[derive(Serialize)]
struct Entry<'a> {
    level: &'static str,
    error: Option<&'static str>,
    error_type: Option<&'static str>,
    message: String,
    path: &'a str,
    line_start: usize,
    line_end: usize,
    column_start: usize,
    column_end: usize,
}

impl<'a> Entry<'a> {
    fn of(finding: &'a Finding) -> Self {
        let (start, end) = (finding.span().start(), finding.span().end());
        Self {
            level: level_name(finding.level()),
            error: finding.code().map(flowkit_json::Code::as_str),
            error_type: finding.error_type(),
            message: super::message_with_help(finding),
            path: finding.path(),
            line_start: start.line(),
            line_end: end.line(),
            column_start: start.column(),
            column_end: end.column(),
        }
    }
}

impl Format for Json {
    fn document(&mut self, document: &Checked, output: &mut Output) -> io::Result<()> {
        let report = &document.report;
        let line = Line {
            file: &document.input.name,
            valid: report.is_valid(),
            version: report.version(),
            upgrade: self.upgrade.as_deref(),
            findings: report.findings().iter().map(Entry::of).collect(),
        };
        output.json(&line)
    }
}
