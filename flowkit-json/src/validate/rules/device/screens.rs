//! Screens that publish but cannot be shown, or take long to go through.

use super::super::flow::Flow;
use super::finding;
use crate::catalogue::{ADVISED_COMPONENTS, Kind};
use crate::document::{Action, Screen};
use crate::finding::{Finding, Level};
use crate::read::Value;

/// What the phone opens.
const HTTPS: &str = "https://";

/// What the phone takes out of the data of an answer before the screen sees it.
const TAKEN_OUT: [(&str, &str); 2] = [
    ("error_message", "shows it as a message over the screen"),
    (
        "extension_message_response",
        "takes it as the end of the flow",
    ),
];

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    for screen in flow.screens {
        let id = screen.id();
        // The lower-case one is refused by the validator itself.
        if id.as_str().eq_ignore_ascii_case("SUCCESS") && id != "success" {
            let message = format!(
                "Meta reserves `SUCCESS`: an endpoint can never show a screen called `{id}`, because that answer closes the flow"
            );
            findings.push(
                finding(flow, Level::Device, id.span(), message)
                    .with_help("give it another name, such as `DONE`"),
            );
        }
        for action in &screen.actions {
            addresses(flow, action, findings);
        }
        reserved_data(flow, screen, findings);
        let components = screen.components.iter();
        let count = components
            .filter(|component| component.kind != Kind::Form)
            .count();
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

/// What an `open_url` action opens.
fn addresses(flow: &Flow<'_>, action: &Action<'_>, findings: &mut Vec<Finding>) {
    let url = action.url().filter(|url| !flow.is_bound(url));
    let Some(url) = url.and_then(Value::as_text) else {
        return;
    };
    let scheme = url.as_str().get(..HTTPS.len()).unwrap_or_default();
    if scheme.eq_ignore_ascii_case(HTTPS) {
        return;
    }
    let instead = match action.kind {
        Some(Kind::EmbeddedLink) => "and shows an error in place of the screen for this one",
        _ => "and a tap on this one does nothing",
    };
    let message = format!("the phone opens only addresses that begin with `{HTTPS}`, {instead}");
    findings.push(
        finding(flow, Level::Device, url.span(), message)
            .with_help(format!("write an address that begins with `{HTTPS}`")),
    );
}

/// Fields that no answer of an endpoint can fill.
fn reserved_data(flow: &Flow<'_>, screen: &Screen<'_>, findings: &mut Vec<Finding>) {
    let Some(data) = screen.object.get("data").and_then(Value::as_object) else {
        return;
    };
    for (name, done) in TAKEN_OUT.iter().filter(|_| flow.has_endpoint()) {
        let Some(field) = data.members().find(|field| field.key().as_str() == *name) else {
            continue;
        };
        let message = format!(
            "no answer of an endpoint fills the field `{name}`: the phone takes it out and {done}"
        );
        findings.push(
            finding(flow, Level::Warning, field.key().span(), message)
                .with_help("give the field another name"),
        );
    }
}
