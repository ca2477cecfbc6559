//! Screens that publish but cannot be shown, or take long to go through.

use super::super::flow::Flow;
use super::finding;
use crate::finding::{Finding, Level};

/// How many components a screen may have by the documentation; the validator allows more.
const ADVISED_COMPONENTS: usize = 50;

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    for screen in &flow.screens {
        let id = screen.id;
        // The lower-case one is refused by the validator itself.
        if id.as_str().eq_ignore_ascii_case("SUCCESS") && id != "success" {
            let message = format!(
                "a screen called `{id}` can never be shown by an endpoint: that answer closes the flow"
            );
            findings.push(
                finding(flow, Level::Device, id.span(), message)
                    .with_help("give it another name, such as `DONE`"),
            );
        }
        let count = screen.components.len();
        if count > ADVISED_COMPONENTS {
            let message = format!(
                "the screen `{id}` has {count} components, and {ADVISED_COMPONENTS} are documented as the limit"
            );
            findings.push(
                finding(flow, Level::Warning, id.span(), message)
                    .with_help("spread them over several screens"),
            );
        }
    }
}
