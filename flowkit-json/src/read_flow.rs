//! A Flow JSON file, read and judged at once.

use std::str::FromStr;

use crate::document::Document;
use crate::finding::Findings;
use crate::validate::{self, Report};

/// Reads the bytes of a Flow JSON file: what it says, and what is wrong with it.
///
/// The report is that of [`validate_bytes`](crate::validate_bytes). There is a document wherever its screens can be told
/// apart: there are some, and each has an id of its own. Whatever else is wrong is in the report alone, so that a document
/// that Meta's validator refuses can still be looked at.
///
/// ```
/// let file = br#"{"version": "7.3", "screens": [{"id": "BOOKING", "title": "Book", "sucess": true}]}"#;
/// let (document, report) = flowkit_json::read_flow(file);
/// assert!(!report.is_valid());
/// let ids: Vec<_> = document.iter().flat_map(|document| document.screens()).map(|screen| screen.id().as_str()).collect();
/// assert_eq!(ids, ["BOOKING"]);
///
/// let (document, report) = flowkit_json::read_flow(b"{\"version\": \"7.3\",}");
/// assert!(document.is_none() && !report.is_valid());
/// ```
#[must_use]
pub fn read_flow(bytes: &[u8]) -> (Option<Document<'_>>, Report) {
    let (document, report) = validate::read_and_judge(bytes, None);
    (document.filter(Document::tells_its_screens), report)
}

impl<'t> Document<'t> {
    /// Reads a document from its text, for those who do not ask what Meta's validator says of it.
    ///
    /// # Errors
    ///
    /// What [`read_flow`] reports, where it finds no document.
    pub fn parse(text: &'t str) -> Result<Self, Findings> {
        Self::from_bytes(text.as_bytes())
    }

    /// Reads a document from the bytes of a file, as [`parse`](Self::parse) does from a text.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse), and bytes that are not UTF-8.
    pub fn from_bytes(bytes: &'t [u8]) -> Result<Self, Findings> {
        let (document, report) = read_flow(bytes);
        document.ok_or_else(|| Findings::refusals_of(report.into_findings()))
    }
}

impl FromStr for Document<'static> {
    type Err = Findings;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Document::parse(text).map(Document::into_owned)
    }
}
