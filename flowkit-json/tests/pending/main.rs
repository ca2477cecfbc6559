//! What Meta's validator does not come to, told in the same run: behind a wrong version, a wrong type of component, and
//! around a document that stands in something else.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, helpers outside of its function included"
)]

mod types;
mod versions;
mod wrapped;

use flowkit_json::{Code, Level, Report};

const FOOTER: &str = r#"{"type": "Footer", "label": "Done", "on-click-action": {"name": "complete", "payload": {}}}"#;

/// A document whose `version` member is this, with one screen of these components and a Footer.
fn document(version: &str, components: &str) -> String {
    format!(
        r#"{{{version} "screens": [{{"id": "HOME", "title": "Home", "terminal": true,
            "layout": {{"type": "SingleColumnLayout", "children": [{components}{FOOTER}]}}}}]}}"#
    )
}

/// Code, path and message of all that is found at this level.
fn found(report: &Report, level: Level) -> Vec<(&'static str, String, String)> {
    let of_level = report
        .findings()
        .iter()
        .filter(|finding| finding.level() == level);
    of_level
        .map(|finding| {
            let code = finding.code().map_or("", Code::as_str);
            let path = finding.path().replace("screens[0].layout.", "");
            (code, path, finding.message().to_owned())
        })
        .collect()
}

/// Code and path alone.
fn places(report: &Report, level: Level) -> Vec<String> {
    let found = found(report, level).into_iter();
    found
        .map(|(code, path, _)| format!("{code} {path}"))
        .collect()
}
